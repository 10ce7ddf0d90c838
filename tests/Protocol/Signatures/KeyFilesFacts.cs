using System.Security.Cryptography;
using Lianban.Protocol.Signatures;
using Xunit;

namespace Lianban.Tests.Protocol.Signatures;

public sealed class KeyFilesFacts : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("keys").FullName;

    public void Dispose() => Directory.Delete(folder, true);

    [Fact]
    public void A_made_pair_signs_and_is_found_by_its_id()
    {
        Assert.True(KeyFiles.Create(folder, "taxation-1"));
        Assert.True(KeyFiles.Create(folder, "taxation-2"));
        var directory = KeyDirectory.Load(folder);
        Assert.Equal(["taxation-1", "taxation-2"], directory.KeyIds.Order());
        var verifier = new MessageVerifier(directory, new Exchange().Time);
        foreach (var keyId in directory.KeyIds)
        {
            var request = Draft.OfRequest("POST", "/", "").SignedBy(KeyFiles.Signer(folder, keyId));
            Assert.Equal("taxation", verifier.VerifyRequest(request.Message).Party);
        }
    }

    [Fact]
    public void A_second_start_keeps_the_pair()
    {
        KeyFiles.Create(folder, "platform-1");
        var before = File.ReadAllText(KeyFiles.PrivatePath(folder, "platform-1"));
        Assert.False(KeyFiles.Create(folder, "platform-1"));
        Assert.Equal(before, File.ReadAllText(KeyFiles.PrivatePath(folder, "platform-1")));
    }

    [Fact]
    public void Only_the_owner_reads_a_private_key()
    {
        if (OperatingSystem.IsWindows()) return;
        KeyFiles.Create(folder, "platform-1");
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(KeyFiles.PrivatePath(folder, "platform-1")));
    }

    [Fact]
    public void A_key_of_another_curve_or_a_file_of_another_name_is_refused()
    {
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        File.WriteAllText(KeyFiles.PublicPath(folder, "taxation-1"), other.ExportSubjectPublicKeyInfoPem());
        Assert.Throws<CryptographicException>(() => KeyDirectory.Load(folder));
        File.WriteAllText(KeyFiles.PublicPath(folder, "taxation-1"), "nonsense");
        Assert.Throws<CryptographicException>(() => KeyDirectory.Load(folder));
        File.Move(KeyFiles.PublicPath(folder, "taxation-1"), KeyFiles.PublicPath(folder, "taxation"));
        Assert.Throws<CryptographicException>(() => KeyDirectory.Load(folder));
    }

    [Theory]
    [InlineData("human-resources-1", "human-resources")]
    [InlineData("taxation-12", "taxation")]
    [InlineData("taxation", null)]
    [InlineData("taxation-", null)]
    [InlineData("-1", null)]
    [InlineData("Taxation-1", null)]
    [InlineData("taxation-1a", null)]
    public void A_key_id_names_its_party(string keyId, string? party) => Assert.Equal(party, KeyDirectory.PartyOf(keyId));
}
