using System.Security.Cryptography;
using System.Text;

namespace Lianban.Platform.Crypto;

/// <summary>
/// The key of one application, wrapped by the master key. Stored form: format (1 byte), id of the master key (8), sealed key (<see cref="Sealer"/>).
/// It is bound to its application, so that one application's key cannot stand for another's.
/// </summary>
public static class SealedKey
{
    private const byte Format = 1;
    private const int IdSize = 8;

    /// <summary>Wraps a 32-byte key.</summary>
    public static byte[] Wrap(MasterKey master, Guid application, ReadOnlySpan<byte> key) =>
        key.Length == Sealer.KeySize
            ? [Format, .. master.Id, .. Sealer.Seal(master.Derive("wrap"), key, Place(application))]
            : throw new ArgumentException("a key has 32 bytes", nameof(key));

    /// <summary>Unwraps it.</summary>
    /// <exception cref="CryptographicException">Changed, of another application, or wrapped by another master key.</exception>
    public static byte[] Unwrap(MasterKey master, Guid application, ReadOnlySpan<byte> wrapped)
    {
        if (wrapped.Length < 1 + IdSize || wrapped[0] != Format) throw new CryptographicException("not a wrapped key");
        if (!wrapped.Slice(1, IdSize).SequenceEqual(master.Id.ToArray())) throw new CryptographicException("wrapped by another master key");
        return Sealer.Open(master.Derive("wrap"), wrapped[(1 + IdSize)..], Place(application));
    }

    private static byte[] Place(Guid application) => Encoding.ASCII.GetBytes($"application-key/{application:n}");
}
