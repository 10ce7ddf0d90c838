using System.Security.Cryptography;

namespace Lianban.Protocol.Signatures;

/// <summary>Content-Digest of RFC 9530, sha-256. An empty body has a digest too, so that no body can be added to a message without one.</summary>
public static class ContentDigest
{
    /// <summary>The header's value for a body.</summary>
    public static string Of(ReadOnlySpan<byte> body) => $"sha-256=:{Convert.ToBase64String(SHA256.HashData(body))}:";

    /// <summary>Whether a header value holds the sha-256 of the body. Other algorithms beside it are not looked at; the same one twice is refused.</summary>
    public static bool Fits(string header, ReadOnlySpan<byte> body)
    {
        try
        {
            var read = new StructuredReader(header);
            var digests = new Dictionary<string, byte[]>(StringComparer.Ordinal);
            do
            {
                while (read.Take(' ') || read.Take('\t')) { }
                var algorithm = read.Key();
                read.Expect('=');
                if (!digests.TryAdd(algorithm, read.Bytes())) return false;
                while (read.Take(' ') || read.Take('\t')) { }
            }
            while (read.Take(','));
            read.End();
            return digests.TryGetValue("sha-256", out var digest) && CryptographicOperations.FixedTimeEquals(digest, SHA256.HashData(body));
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
