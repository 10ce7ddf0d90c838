using System.Security.Cryptography;

namespace Lianban.Protocol.Signatures;

/// <summary>
/// The public keys of our partners by key id. A key id is the party's code and a number (<c>taxation-2</c>), so a party may have several
/// keys, old and new, while it changes over.
/// </summary>
public sealed class KeyDirectory
{
    private const string Ending = ".public.pem";
    private readonly Dictionary<string, P256Key> keys = new(StringComparer.Ordinal);

    /// <summary>A directory of these keys.</summary>
    /// <exception cref="CryptographicException">A key is not on the curve P-256.</exception>
    public KeyDirectory(IEnumerable<KeyValuePair<string, ECDsa>> publicKeys)
    {
        foreach (var (keyId, key) in publicKeys) keys.Add(keyId, new(key, withPrivate: false));
    }

    /// <summary>Every <c>KEYID.public.pem</c> of a folder; none when the folder is absent.</summary>
    /// <exception cref="CryptographicException">A file holds anything but a P-256 key, or its name is not a key id.</exception>
    public static KeyDirectory Load(string folder)
    {
        var read = new List<KeyValuePair<string, ECDsa>>();
        try
        {
            if (Directory.Exists(folder))
                foreach (var path in Directory.EnumerateFiles(folder, "*" + Ending).Order(StringComparer.Ordinal))
                {
                    var keyId = Path.GetFileName(path)[..^Ending.Length];
                    if (PartyOf(keyId) is null) throw new CryptographicException($"{keyId} is not a key id (party-number).");
                    var key = ECDsa.Create();
                    read.Add(new(keyId, key));
                    KeyFiles.ReadPem(key, path);
                }
            return new(read);
        }
        finally
        {
            foreach (var (_, key) in read) key.Dispose();
        }
    }

    /// <summary>All key ids.</summary>
    public IReadOnlyCollection<string> KeyIds => keys.Keys;

    /// <summary>Whose key an id names: everything before the last hyphen and number; null when it is not such an id.</summary>
    public static string? PartyOf(string keyId)
    {
        var hyphen = keyId.LastIndexOf('-');
        if (hyphen < 1 || hyphen == keyId.Length - 1 || keyId.AsSpan(hyphen + 1).ContainsAnyExceptInRange('0', '9')) return null;
        var party = keyId[..hyphen];
        return party.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-') ? party : null;
    }

    internal P256Key? Find(string keyId) => keys.GetValueOrDefault(keyId);
}
