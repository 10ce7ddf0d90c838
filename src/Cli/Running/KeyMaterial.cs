using System.Security.Cryptography;

namespace Lianban.Cli.Running;

/// <summary>
/// Makes the keys of a trial installation, once: the key that wraps the applications' keys, and a signing key pair for each party.
/// Each program gets a folder of its own with its private keys and the others' public ones. In production none of this is made: it is supplied.
/// </summary>
internal static class KeyMaterial
{
    private const string Platform = "platform";
    private static readonly string[] standIns = ["human-resources", "medical-insurance", "taxation", "housing-fund", "data-sharing"];

    /// <summary>Makes what is missing; what is there is kept, so that a second run reads the first one's data.</summary>
    public static void Prepare(DataFolder data)
    {
        PrivateFolder(data.WebKeys);
        PrivateFolder(data.SandboxesKeys);
        if (!File.Exists(data.WrappingKey)) WritePrivate(data.WrappingKey, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)));
        KeyPair(Platform, data.WebKeys, data.SandboxesKeys);
        foreach (var party in standIns) KeyPair(party, data.SandboxesKeys, data.WebKeys);
    }

    private static void KeyPair(string party, string owner, string partner)
    {
        var secret = Path.Combine(owner, $"{party}-1.private.pem");
        var open = Path.Combine(partner, $"{party}-1.public.pem");
        if (File.Exists(secret) && File.Exists(open)) return;
        using var pair = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        WritePrivate(secret, pair.ExportPkcs8PrivateKeyPem() + "\n");
        File.WriteAllText(open, pair.ExportSubjectPublicKeyInfoPem() + "\n");
    }

    private static void PrivateFolder(string path)
    {
        Directory.CreateDirectory(path);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    // Created with its mode: there is no moment in which others can read it.
    private static void WritePrivate(string path, string text)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var writer = new StreamWriter(path, options);
        writer.Write(text);
    }
}
