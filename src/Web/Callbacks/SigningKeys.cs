using Lianban.Protocol.Signatures;

namespace Lianban.Web.Callbacks;

/// <summary>The keys that messages are signed and verified with.</summary>
internal static class SigningKeys
{
    private const string OurKey = "platform-1";

    /// <summary>Reads all of them once, so that a wrong file stops the program before it listens.</summary>
    /// <exception cref="System.Security.Cryptography.CryptographicException">A file is not a P-256 key.</exception>
    /// <exception cref="IOException">A file is missing or cannot be read.</exception>
    public static void Try(string folder)
    {
        KeyFiles.Signer(folder, OurKey);
        KeyDirectory.Load(folder);
    }
}
