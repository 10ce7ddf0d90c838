using System.Security.Cryptography;

namespace Lianban.Platform.Crypto;

/// <summary>
/// Seals bytes with AES-256-GCM. Stored form: algorithm (1 byte, so that SM4 can join), nonce (12), tag (16), ciphertext.
/// The associated bytes name the place of the value, so that one sealed value cannot stand for another.
/// </summary>
public static class Sealer
{
    /// <summary>Length of a key in bytes.</summary>
    public const int KeySize = 32;

    private const byte AesGcm256 = 1;
    private const int NonceSize = 12, TagSize = 16, Overhead = 1 + NonceSize + TagSize;

    /// <summary>Seals <paramref name="clear"/> under a 32-byte key with a random nonce.</summary>
    public static byte[] Seal(ReadOnlySpan<byte> key, ReadOnlySpan<byte> clear, ReadOnlySpan<byte> place)
    {
        var stored = new byte[Overhead + clear.Length];
        stored[0] = AesGcm256;
        var nonce = stored.AsSpan(1, NonceSize);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key, TagSize);
        aes.Encrypt(nonce, clear, stored.AsSpan(Overhead), stored.AsSpan(1 + NonceSize, TagSize), place);
        return stored;
    }

    /// <summary>Opens what <see cref="Seal"/> made; <see cref="CryptographicException"/> when a byte, the key or the place differs.</summary>
    public static byte[] Open(ReadOnlySpan<byte> key, ReadOnlySpan<byte> stored, ReadOnlySpan<byte> place)
    {
        if (stored.Length < Overhead || stored[0] != AesGcm256) throw new CryptographicException("not a sealed value");
        var clear = new byte[stored.Length - Overhead];
        using var aes = new AesGcm(key, TagSize);
        aes.Decrypt(stored.Slice(1, NonceSize), stored[Overhead..], stored.Slice(1 + NonceSize, TagSize), clear, place);
        return clear;
    }
}
