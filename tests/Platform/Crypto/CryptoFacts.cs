using System.Security.Cryptography;
using System.Text;
using Lianban.Platform.Crypto;
using Lianban.Platform.Text;
using Xunit;

namespace Lianban.Tests.Platform.Crypto;

[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class CryptoFacts : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("lianban-key").FullName;
    private readonly MasterKey master = MasterKey.FromBytes(RandomNumberGenerator.GetBytes(32));
    private readonly byte[] key = RandomNumberGenerator.GetBytes(32);
    private readonly Guid application = Guid.NewGuid();

    public void Dispose() => Directory.Delete(folder, true);

    [Fact]
    public void What_is_sealed_opens_again_and_never_looks_the_same_twice()
    {
        var clear = "王芳"u8.ToArray();
        var once = Sealer.Seal(key, clear, "a"u8);
        Assert.Equal(clear, Sealer.Open(key, once, "a"u8));
        Assert.NotEqual(once, Sealer.Seal(key, clear, "a"u8));
        Assert.Empty(Sealer.Open(key, Sealer.Seal(key, [], "a"u8), "a"u8));
        Assert.DoesNotContain("王芳", Encoding.UTF8.GetString(once));
    }

    [Fact]
    public void A_changed_bit_anywhere_or_a_cut_is_found()
    {
        var stored = Sealer.Seal(key, "371099"u8, "place"u8);
        for (var i = 0; i < stored.Length; i++)
        {
            var changed = (byte[])stored.Clone();
            changed[i] ^= 1;
            Assert.ThrowsAny<CryptographicException>(() => Sealer.Open(key, changed, "place"u8));
            Assert.ThrowsAny<CryptographicException>(() => Sealer.Open(key, stored.AsSpan(0, i), "place"u8));
        }
    }

    [Fact]
    public void Another_key_or_another_place_does_not_open_it()
    {
        var stored = Sealer.Seal(key, "371099"u8, "place"u8);
        Assert.ThrowsAny<CryptographicException>(() => Sealer.Open(RandomNumberGenerator.GetBytes(32), stored, "place"u8));
        Assert.ThrowsAny<CryptographicException>(() => Sealer.Open(key, stored, "elsewhere"u8));
    }

    [Fact]
    public void A_wrapped_key_belongs_to_one_application_and_one_master()
    {
        var wrapped = SealedKey.Wrap(master, application, key);
        Assert.Equal(key, SealedKey.Unwrap(master, application, wrapped));
        Assert.ThrowsAny<CryptographicException>(() => SealedKey.Unwrap(master, Guid.NewGuid(), wrapped));
        var other = Assert.ThrowsAny<CryptographicException>(() => SealedKey.Unwrap(MasterKey.FromBytes(RandomNumberGenerator.GetBytes(32)), application, wrapped));
        Assert.Contains("another master key", other.Message);
        for (var i = 0; i < wrapped.Length; i++)
        {
            var changed = (byte[])wrapped.Clone();
            changed[i] ^= 0x80;
            Assert.ThrowsAny<CryptographicException>(() => SealedKey.Unwrap(master, application, changed));
        }
        Assert.Throws<ArgumentException>(() => SealedKey.Wrap(master, application, new byte[16]));
    }

    [Fact]
    public void The_key_file_is_made_once_for_the_owner_alone_and_read_again()
    {
        var path = Path.Combine(folder, "key");
        MasterKey.MakeFile(path);
        var first = MasterKey.FromFile(path);
        MasterKey.MakeFile(path);
        Assert.Equal(first.Id, MasterKey.FromFile(path).Id);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        Assert.Single(Directory.GetFiles(folder));
    }

    [Theory]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead, "KEY-FILE-MODE")]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead, "KEY-FILE-MODE")]
    [InlineData(UnixFileMode.UserRead, "KEY-FILE-MODE")]
    public void A_key_file_that_others_may_read_is_refused(UnixFileMode mode, string code)
    {
        var path = Path.Combine(folder, "key");
        MasterKey.MakeFile(path);
        File.SetUnixFileMode(path, mode);
        Refused(path, code);
    }

    [Theory]
    [InlineData(""), InlineData("0123"), InlineData("zz"), InlineData("0000000000000000000000000000000000000000000000000000000000000000"), InlineData("００")]
    public void A_key_file_that_holds_no_key_is_refused(string content)
    {
        var path = Path.Combine(folder, "key");
        MasterKey.MakeFile(path);
        File.WriteAllText(path, content);
        Refused(path, "KEY-FILE-CONTENT");
        Refused(Path.Combine(folder, "none"), "KEY-FILE-MISSING");
    }

    private static void Refused(string path, string code)
    {
        var e = Assert.Throws<KeyFileException>(() => MasterKey.FromFile(path));
        Assert.Equal(code, e.Refusal.Code);
        Assert.DoesNotContain(code, e.Refusal.Sentence(Language.En));
        Assert.DoesNotContain(path, e.ToString());
    }

    [Fact]
    public void Purposes_do_not_share_keys()
    {
        Assert.Equal(master.Derive("wrap"), master.Derive("wrap"));
        Assert.NotEqual(master.Derive("wrap"), master.Derive("fingerprint"));
        Assert.Equal("***", master.ToString());
    }

    [Fact]
    public void A_fingerprint_is_the_same_for_one_person_and_tells_nothing_without_the_key()
    {
        var a = new Fingerprint(master).Of("resident/371099199001010018");
        Assert.Equal(a, new Fingerprint(master).Of("resident/371099199001010018"));
        Assert.NotEqual(a, new Fingerprint(master).Of("resident/371099199001010026"));
        Assert.NotEqual(a, new Fingerprint(MasterKey.FromBytes(key)).Of("resident/371099199001010018"));
        Assert.Matches(@"\A[0-9a-f]{64}\z", a);
    }
}
