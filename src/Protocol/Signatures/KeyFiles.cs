using System.Security.Cryptography;

namespace Lianban.Protocol.Signatures;

/// <summary>Key pairs as files: <c>KEYID.private.pem</c> (PKCS#8, mode 0600) and <c>KEYID.public.pem</c> (SubjectPublicKeyInfo), P-256.</summary>
public static class KeyFiles
{
    /// <summary>Makes a pair. An existing pair is left as it is, so that a second start keeps its keys. Returns whether it was made.</summary>
    /// <param name="folder">Made when absent.</param>
    /// <param name="keyId">Party code and number, e.g. <c>human-resources-1</c>.</param>
    public static bool Create(string folder, string keyId)
    {
        Directory.CreateDirectory(folder);
        var (secret, open) = (PrivatePath(folder, keyId), PublicPath(folder, keyId));
        if (File.Exists(secret) && File.Exists(open)) return false;
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        File.Delete(secret);
        using (var writer = new StreamWriter(secret, options)) writer.WriteLine(key.ExportPkcs8PrivateKeyPem());
        File.WriteAllText(open, key.ExportSubjectPublicKeyInfoPem() + "\n");
        return true;
    }

    /// <summary>The signer of a pair.</summary>
    /// <exception cref="FileNotFoundException">There is no such private key.</exception>
    /// <exception cref="CryptographicException">The file holds no P-256 private key.</exception>
    public static MessageSigner Signer(string folder, string keyId)
    {
        using var key = ECDsa.Create();
        ReadPem(key, PrivatePath(folder, keyId));
        return new(keyId, key);
    }

    /// <summary>Path of a public key, as partners receive it.</summary>
    public static string PublicPath(string folder, string keyId) => Path.Combine(folder, $"{keyId}.public.pem");

    /// <summary>Path of a private key.</summary>
    public static string PrivatePath(string folder, string keyId) => Path.Combine(folder, $"{keyId}.private.pem");

    internal static void ReadPem(ECDsa key, string path)
    {
        try
        {
            key.ImportFromPem(File.ReadAllText(path));
        }
        catch (ArgumentException)
        {
            throw new CryptographicException($"{Path.GetFileName(path)} holds no EC key.");
        }
    }
}
