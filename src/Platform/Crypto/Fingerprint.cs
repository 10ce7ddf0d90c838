using System.Security.Cryptography;
using System.Text;

namespace Lianban.Platform.Crypto;

/// <summary>A keyed fingerprint (HMAC-SHA256), to find rows of a person without storing the number. It stands in rows, never in events.</summary>
public sealed class Fingerprint(MasterKey master)
{
    private readonly byte[] key = master.Derive("fingerprint");

    /// <summary>64 lower-case hexadecimal digits; the same person key always gives the same, and it tells nothing without the master key.</summary>
    public string Of(string personKey) => Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(personKey)));
}
