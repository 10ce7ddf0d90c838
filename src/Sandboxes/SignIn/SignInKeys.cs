using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;

namespace Lianban.Sandboxes.SignIn;

/// <summary>The portal's own keys, made at the first start and kept in the data folder, so that a restart does not break a sign-in under way.</summary>
internal sealed record SignInKeys(ECDsaSecurityKey Signing, SymmetricSecurityKey Encryption)
{
    public static SignInKeys Load(string folder)
    {
        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, "sign-in.pem");
        if (!File.Exists(file))
        {
            using var made = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            var written = file + ".new";
            if (File.Exists(written)) File.Delete(written);
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            using (var writer = new StreamWriter(written, options)) writer.Write(made.ExportPkcs8PrivateKeyPem());
            File.Move(written, file);
        }
        var key = ECDsa.Create();
        key.ImportFromPem(File.ReadAllText(file));
        var secret = HKDF.DeriveKey(HashAlgorithmName.SHA256, key.ExportPkcs8PrivateKey(), 32, info: "sign-in codes"u8.ToArray());
        return new SignInKeys(new ECDsaSecurityKey(key) { KeyId = "sign-in-1" }, new SymmetricSecurityKey(secret) { KeyId = "sign-in-codes-1" });
    }
}
