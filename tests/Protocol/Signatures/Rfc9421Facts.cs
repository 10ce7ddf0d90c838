using System.Security.Cryptography;
using System.Text;
using Lianban.Protocol.Signatures;
using Xunit;

namespace Lianban.Tests.Protocol.Signatures;

/// <summary>RFC 9421's own vectors: §2.4 and Appendix B. They were made by others, so they prove that we do not merely agree with ourselves.</summary>
public sealed class Rfc9421Facts
{
    private const string PublicKey = """
        -----BEGIN PUBLIC KEY-----
        MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEqIVYZVLCrPZHGHjP17CTW0/+D9Lf
        w0EkjqF7xB4FivAxzic30tMM4GF+hR6Dxh71Z50VGGdldkkDXZCnTNnoXQ==
        -----END PUBLIC KEY-----
        """;

    private const string PrivateKey = """
        -----BEGIN EC PRIVATE KEY-----
        MHcCAQEEIFKbhfNZfpDsW43+0+JjUr9K+bTeuxopu653+hBaXGA7oAoGCCqGSM49
        AwEHoUQDQgAEqIVYZVLCrPZHGHjP17CTW0/+D9Lfw0EkjqF7xB4FivAxzic30tMM
        4GF+hR6Dxh71Z50VGGdldkkDXZCnTNnoXQ==
        -----END EC PRIVATE KEY-----
        """;

    private const string RequestDigest = "sha-512=:WZDPaVn/7XgHaAy8pmojAkGWoRx2UFChF41A2svX+TaPm+AbwAgBWnrIiYllu7BNNyealdVLvRwEmTHWXvJwew==:";

    private static readonly SignedMessage Request = SignedMessage.Of("POST", "example.com", "/foo?param=Value&Pet=dog", Lines(
        ("Host", "example.com"), ("Date", "Tue, 20 Apr 2021 02:07:55 GMT"), ("Content-Type", "application/json"),
        ("Content-Digest", RequestDigest), ("Content-Length", "18")), Encoding.UTF8.GetBytes("""{"hello": "world"}"""));

    private static readonly SignedMessage Response = SignedMessage.Of(200, Lines(
        ("Date", "Tue, 20 Apr 2021 02:07:56 GMT"), ("Content-Type", "application/json"),
        ("Content-Digest", "sha-512=:mEWXIS7MaLRuGgxOBdODa3xqM1XdEvxoYhvlCFJ41QJgJc4GTsPp29l5oGX69wWdXymyU0rjJuahq4l5aGgfLQ==:"),
        ("Content-Length", "23")), Encoding.UTF8.GetBytes("""{"message": "good dog"}"""), null);

    [Fact]
    public void B_2_1_minimal_signature_base() => Assert.Equal(
        """
        "@signature-params": ();created=1618884473;keyid="test-key-rsa-pss";nonce="b3k2pp5k7z-50gnwp.yemd"
        """, Base(Request, """sig-b21=();created=1618884473;keyid="test-key-rsa-pss";nonce="b3k2pp5k7z-50gnwp.yemd" """));

    [Fact]
    public void B_2_2_selective_signature_base() => Assert.Equal(
        $"""
        "@authority": example.com
        "content-digest": {RequestDigest}
        "@query-param";name="Pet": dog
        "@signature-params": ("@authority" "content-digest" "@query-param";name="Pet");created=1618884473;keyid="test-key-rsa-pss";tag="header-example"
        """, Base(Request, """sig-b22=("@authority" "content-digest" "@query-param";name="Pet");created=1618884473;keyid="test-key-rsa-pss";tag="header-example" """));

    [Fact]
    public void B_2_3_full_signature_base() => Assert.Equal(
        $"""
        "date": Tue, 20 Apr 2021 02:07:55 GMT
        "@method": POST
        "@path": /foo
        "@query": ?param=Value&Pet=dog
        "@authority": example.com
        "content-type": application/json
        "content-digest": {RequestDigest}
        "content-length": 18
        "@signature-params": ("date" "@method" "@path" "@query" "@authority" "content-type" "content-digest" "content-length");created=1618884473;keyid="test-key-rsa-pss"
        """, Base(Request, """
        sig-b23=("date" "@method" "@path" "@query" "@authority" "content-type" "content-digest" "content-length");created=1618884473;keyid="test-key-rsa-pss"
        """));

    [Fact]
    public void B_2_4_response_signature_verifies()
    {
        var (_, input) = SignatureInput.Parse("""sig-b24=("@status" "content-type" "content-digest" "content-length");created=1618884473;keyid="test-key-ecc-p256" """.TrimEnd());
        var signature = Convert.FromBase64String("wNmSUAhwb5LxtOtOpNa6W5xj067m5hFrj0XQ4fvpaCLx0NKocgPquLgyahnzDnDAUy5eCdlYUEkLIj+32oiasw==");

        Assert.True(TestKey(PublicKey, false).Verify(SignatureBase.Create(Response, input), signature));
        signature[63] ^= 1;
        Assert.False(TestKey(PublicKey, false).Verify(SignatureBase.Create(Response, input), signature));
    }

    [Fact]
    public void B_2_5_signature_base_of_three_fields() => Assert.Equal(
        """
        "date": Tue, 20 Apr 2021 02:07:55 GMT
        "@authority": example.com
        "content-type": application/json
        "@signature-params": ("date" "@authority" "content-type");created=1618884473;keyid="test-shared-secret"
        """, Base(Request, """sig-b25=("date" "@authority" "content-type");created=1618884473;keyid="test-shared-secret" """));

    /// <summary>§2.4: the RFC's one signature over components of the request.</summary>
    [Fact]
    public void Section_2_4_response_bound_to_its_request_verifies_and_not_with_another_request()
    {
        var (_, input) = SignatureInput.Parse("""
            reqres=("@status" "content-digest" "content-type" "@authority";req "@method";req "@path";req "content-digest";req);created=1618884479;keyid="test-key-ecc-p256"
            """);
        var headers = Lines(("Content-Type", "application/json"),
            ("Content-Digest", "sha-512=:0Y6iCBzGg5rZtoXS95Ijz03mslf6KAMCloESHObfwnHJDbkkWWQz6PhhU9kxsTbARtY2PTBOzq24uJFpHsMuAg==:"));
        var signature = Convert.FromBase64String("dMT/A/76ehrdBTD/2Xx8QuKV6FoyzEP/I9hdzKN8LQJLNgzU4W767HK05rx1i8meNQQgQPgQp8wq2ive3tV5Ag==");
        var other = SignedMessage.Of("POST", "example.com", "/other", Lines(("Content-Digest", RequestDigest)), default);

        Assert.True(TestKey(PublicKey, false).Verify(SignatureBase.Create(SignedMessage.Of(503, headers, default, Request), input), signature));
        Assert.False(TestKey(PublicKey, false).Verify(SignatureBase.Create(SignedMessage.Of(503, headers, default, other), input), signature));
    }

    [Fact]
    public void What_the_test_key_signs_its_public_key_verifies()
    {
        var data = Encoding.ASCII.GetBytes("any");
        Assert.True(TestKey(PublicKey, false).Verify(data, TestKey(PrivateKey, true).Sign(data)));
    }

    private static string Base(SignedMessage message, string field) =>
        Encoding.ASCII.GetString(SignatureBase.Create(message, SignatureInput.Parse(field.Trim()).Input));

    private static P256Key TestKey(string pem, bool withPrivate)
    {
        using var key = ECDsa.Create();
        key.ImportFromPem(pem);
        return new(key, withPrivate);
    }

    private static Func<string, IEnumerable<string?>> Lines(params (string Name, string Value)[] lines) =>
        name => lines.Where(l => l.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(l => l.Value);
}
