using Lianban.Platform.Crypto;
using Lianban.Platform.Storage;
using Lianban.Protocol.Signatures;

namespace Lianban.Cli.Running;

/// <summary>
/// Makes the keys of a trial installation, once: the key that wraps the applications' keys, and a signing key pair for each party.
/// Each program gets a folder of its own with its private keys and the others' public ones. In production none of this is made: it is supplied.
/// </summary>
public static class KeyMaterial
{
    private static readonly string[] standIns = ["human-resources", "medical-insurance", "taxation", "housing-fund", "data-sharing"];

    /// <summary>Makes what is missing; what is there is kept, so that a second run reads the first one's data.</summary>
    public static void Prepare(DataFolder data)
    {
        OwnerOnly.Folder(data.WebKeys, narrow: true);
        OwnerOnly.Folder(data.SandboxesKeys, narrow: true);
        MasterKey.MakeFile(data.WrappingKey);
        Pair("platform-1", data.WebKeys, data.SandboxesKeys);
        foreach (var party in standIns) Pair($"{party}-1", data.SandboxesKeys, data.WebKeys);
    }

    private static void Pair(string keyId, string owner, string partner)
    {
        KeyFiles.Create(owner, keyId);
        File.Copy(KeyFiles.PublicPath(owner, keyId), KeyFiles.PublicPath(partner, keyId), overwrite: true);
    }
}
