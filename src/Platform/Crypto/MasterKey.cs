using System.Security.Cryptography;
using System.Text;
using Lianban.Platform.Results;

namespace Lianban.Platform.Crypto;

/// <summary>The key outside the database that wraps all others: 32 random bytes as 64 hexadecimal digits in a file that only its owner can read.</summary>
public sealed class MasterKey
{
    private const int Size = 32;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private readonly byte[] key;

    private MasterKey(byte[] key)
    {
        this.key = key;
        Id = Derive("key-id")[..8];
    }

    /// <summary>Eight bytes that name the key without telling it; they stand in every wrapped key, for rotation.</summary>
    public IReadOnlyList<byte> Id { get; }

    /// <summary>Reads the key file.</summary>
    /// <exception cref="KeyFileException">KEY-FILE-MISSING, KEY-FILE-MODE (anything else than 0600) or KEY-FILE-CONTENT.</exception>
    public static MasterKey FromFile(string path)
    {
        if (!File.Exists(path)) throw new KeyFileException("KEY-FILE-MISSING");
        if (!OperatingSystem.IsWindows() && File.GetUnixFileMode(path) != OwnerOnly) throw new KeyFileException("KEY-FILE-MODE");
        var text = File.ReadAllText(path).TrimEnd('\r', '\n');
        if (text.Length != 2 * Size || !text.All(char.IsAsciiHexDigit)) throw new KeyFileException("KEY-FILE-CONTENT");
        return FromBytes(Convert.FromHexString(text));
    }

    /// <summary>A key from its 32 bytes, for tests and key stores.</summary>
    public static MasterKey FromBytes(ReadOnlySpan<byte> key) =>
        key.Length == Size && key.ContainsAnyExcept((byte)0) ? new MasterKey(key.ToArray()) : throw new KeyFileException("KEY-FILE-CONTENT");

    /// <summary>Makes a new key file, mode 0600 from the first byte; an existing file is left as it is.</summary>
    public static void MakeFile(string path)
    {
        if (File.Exists(path)) return;
        // Written beside and moved, so that a crash leaves no half a key.
        var beside = path + ".new";
        File.Delete(beside);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnerOnly;
        using (var stream = new FileStream(beside, options))
        {
            stream.Write(Encoding.ASCII.GetBytes(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Size)) + "\n"));
            stream.Flush(flushToDisk: true);
        }
        File.Move(beside, path, overwrite: false);
    }

    /// <summary>A key of 32 bytes for one purpose (HKDF-SHA256); purposes never share a key.</summary>
    public byte[] Derive(string purpose) => HKDF.DeriveKey(HashAlgorithmName.SHA256, key, Size, salt: [], info: Encoding.ASCII.GetBytes("lianban/" + purpose));

    /// <summary>Never prints the key.</summary>
    public override string ToString() => "***";
}

/// <summary>The key file cannot be used; the program must not start.</summary>
public sealed class KeyFileException(string code) : Exception(code)
{
    /// <summary>The code, with its sentence.</summary>
    public Refusal Refusal { get; } = new(code);
}
