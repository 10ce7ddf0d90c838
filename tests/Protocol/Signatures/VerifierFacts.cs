using System.Security.Cryptography;
using Lianban.Protocol.Signatures;
using Xunit;

namespace Lianban.Tests.Protocol.Signatures;

public sealed class VerifierFacts
{
    private readonly Exchange exchange = new();

    [Theory]
    [InlineData("POST", "/taxation/v1/cases", "{}")]
    [InlineData("GET", "/taxation/v1/cases/a/b/main/1?x=%E4%BD%A0", "")]
    public void A_signed_request_is_believed(string method, string target, string body)
    {
        var found = exchange.Verifier.VerifyRequest(exchange.Request(method, target, body).Message, "platform");
        Assert.Equal(new Verification(null, "platform-1", "platform", "0196-abc.1", Exchange.Now), found);
    }

    [Fact]
    public void A_signed_response_is_believed()
    {
        var found = exchange.Verifier.VerifyResponse(exchange.Response(exchange.Request()).Message, "taxation");
        Assert.True(found.Ok, found.Refusal);
        Assert.Equal("taxation", found.Party);
    }

    [Fact]
    public void Every_changed_bit_of_a_request_is_refused()
    {
        var good = exchange.Request();
        var tried = 0;
        foreach (var name in Exchange.Signed)
            foreach (var changed in Flips(good.Headers[name][0])) Refused(good.With(name, changed));
        foreach (var changed in Flips(good.Target)) Refused(good with { Target = changed });
        foreach (var changed in Flips(good.Method)) Refused(good with { Method = changed });
        foreach (var changed in Flips(good.Authority).Where(a => !a.Equals(good.Authority, StringComparison.OrdinalIgnoreCase))) Refused(good with { Authority = changed });
        foreach (var changed in Flips(good.Body)) Refused(good with { Body = changed });
        Assert.True(tried > 2500, $"only {tried} changes were tried");

        void Refused(Draft changed)
        {
            tried++;
            Assert.False(exchange.Verifier.VerifyRequest(changed.Message).Ok, $"{changed.Method} {changed.Authority} {changed.Target} {string.Join(' ', changed.Headers.Values.Select(v => v[0]))}");
        }
    }

    [Fact]
    public void Every_changed_bit_of_a_response_is_refused()
    {
        var good = exchange.Response(exchange.Request());
        foreach (var name in Exchange.Signed)
            foreach (var changed in Flips(good.Headers[name][0])) Refused(good.With(name, changed));
        foreach (var changed in Flips(good.Body)) Refused(good with { Body = changed });
        foreach (var status in new[] { 201, 202, 400, 409, 500 }) Refused(good with { Status = status });

        void Refused(Draft changed) => Assert.False(exchange.Verifier.VerifyResponse(changed.Message).Ok);
    }

    [Fact]
    public void A_response_to_another_request_is_refused()
    {
        var (mine, other) = (exchange.Request(), exchange.Request());
        Assert.Equal(mine.Body, other.Body); // same words; only the signature differs, and that alone must tell them apart
        Assert.Equal(SignatureRefusals.Bad, exchange.Verifier.VerifyResponse((exchange.Response(other) with { Asked = mine }).Message).Refusal);
    }

    [Fact]
    public void A_request_signature_does_not_serve_as_a_response_signature()
    {
        var request = exchange.Request();
        var reflected = new Draft("", "", "", 200, request.Body, request.Headers, request);
        Assert.Equal(SignatureRefusals.Incomplete, exchange.Verifier.VerifyResponse(reflected.Message).Refusal);
    }

    [Theory]
    [InlineData("Signature", SignatureRefusals.Missing)]
    [InlineData("Signature-Input", SignatureRefusals.Missing)]
    [InlineData("X-Message-Id", SignatureRefusals.Malformed)]
    [InlineData("Content-Digest", SignatureRefusals.Malformed)]
    public void A_missing_header_is_refused(string header, string refusal) =>
        Assert.Equal(refusal, exchange.Verifier.VerifyRequest(exchange.Request().With(header).Message).Refusal);

    [Theory]
    [InlineData("@method")]
    [InlineData("@authority")]
    [InlineData("@path")]
    [InlineData("@query")]
    [InlineData("content-digest")]
    [InlineData("x-message-id")]
    public void A_component_that_is_not_covered_is_refused_even_when_well_signed(string component)
    {
        var good = exchange.Request();
        var field = good.Headers["Signature-Input"][0];
        var less = field.Replace($"\"{component}\"", "", StringComparison.Ordinal).Replace("  ", " ", StringComparison.Ordinal)
            .Replace("( ", "(", StringComparison.Ordinal).Replace(" )", ")", StringComparison.Ordinal);
        Assert.NotEqual(field, less);
        Assert.Equal(SignatureRefusals.Incomplete, exchange.Verifier.VerifyRequest(good.With("Signature-Input", less).Message).Refusal);
    }

    [Theory]
    [InlineData(-301, false)]
    [InlineData(-300, true)]
    [InlineData(300, true)]
    [InlineData(301, false)]
    public void Created_may_lie_five_minutes_off_and_no_more(int seconds, bool believed)
    {
        var request = Draft.OfRequest("POST", "/v1/callbacks/taxation", "{}").SignedBy(exchange.Tax, at: Exchange.Now.AddSeconds(seconds));
        Assert.Equal(believed ? null : SignatureRefusals.Stale, exchange.Verifier.VerifyRequest(request.Message).Refusal);
    }

    [Fact]
    public void An_unknown_key_is_refused()
    {
        using var stranger = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = Draft.OfRequest("POST", "/v1/callbacks/taxation", "{}").SignedBy(new("stranger-1", stranger));
        Assert.Equal(SignatureRefusals.UnknownKey, exchange.Verifier.VerifyRequest(request.Message).Refusal);
    }

    [Fact]
    public void A_stranger_under_a_known_key_id_is_refused()
    {
        using var stranger = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = Draft.OfRequest("POST", "/v1/callbacks/taxation", "{}").SignedBy(new("taxation-1", stranger));
        Assert.Equal(SignatureRefusals.Bad, exchange.Verifier.VerifyRequest(request.Message).Refusal);
    }

    [Fact]
    public void One_department_cannot_speak_for_another()
    {
        var request = Draft.OfRequest("POST", "/v1/callbacks/human-resources", "{}").SignedBy(exchange.Tax);
        Assert.Equal(SignatureRefusals.WrongParty, exchange.Verifier.VerifyRequest(request.Message, "human-resources").Refusal);
    }

    [Fact]
    public void Twice_the_same_header_is_refused()
    {
        var good = exchange.Request();
        foreach (var name in Exchange.Signed)
        {
            var value = good.Headers[name][0];
            Assert.False(exchange.Verifier.VerifyRequest(good.With(name, value, value).Message).Ok, name);
        }
        foreach (var name in new[] { "Signature-Input", "Signature" })
        {
            var value = good.Headers[name][0];
            Assert.Equal(SignatureRefusals.Malformed, exchange.Verifier.VerifyRequest(good.With(name, $"{value}, {value}").Message).Refusal);
        }
    }

    [Theory]
    [InlineData(";alg=\"rsa-pss-sha512\"", SignatureRefusals.Malformed)]
    [InlineData(";alg=\"hmac-sha256\"", SignatureRefusals.Malformed)]
    [InlineData(";mystery=1", SignatureRefusals.Malformed)]
    [InlineData(";created=1", SignatureRefusals.Malformed)]
    [InlineData(";expires=1", SignatureRefusals.Stale)]
    public void The_message_cannot_choose_an_algorithm_or_bring_parameters_of_its_own(string added, string refusal)
    {
        var good = exchange.Request();
        Assert.Equal(refusal, exchange.Verifier.VerifyRequest(good.With("Signature-Input", good.Headers["Signature-Input"][0] + added).Message).Refusal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("sig1")]
    [InlineData("sig1=")]
    [InlineData("sig1=(")]
    [InlineData("sig1=(\"@method\"")]
    [InlineData("sig1=(\"@method\"\"@path\");created=1")]
    [InlineData("sig1=(\"@method\" \"@method\");created=1;keyid=\"platform-1\"")]
    [InlineData("sig1=(\"@method\";bs);created=1;keyid=\"platform-1\"")]
    [InlineData("sig1=();created=99999999999999999999;keyid=\"platform-1\"")]
    [InlineData("sig1=();created=01;keyid=\"platform-1\"")]
    [InlineData("sig1=();created=\"1\";keyid=platform-1")]
    [InlineData("SIG1=();created=1")]
    [InlineData("sig1=();keyid=\"\\n\"")]
    [InlineData("sig1=();keyid=\"名\"")]
    public void Nonsense_in_signature_input_is_refused_without_an_exception(string field) =>
        Assert.Equal(SignatureRefusals.Malformed, exchange.Verifier.VerifyRequest(exchange.Request().With("Signature-Input", field).Message).Refusal);

    [Theory]
    [InlineData("sig1=::")]
    [InlineData("sig1=:AA==:")]
    [InlineData("sig1=:AB==:")]
    [InlineData("sig1=:%%:")]
    [InlineData("sig2=:AA==:")]
    [InlineData("sig1=\"AA==\"")]
    public void Nonsense_in_signature_is_refused_without_an_exception(string field) =>
        Assert.Contains(exchange.Verifier.VerifyRequest(exchange.Request().With("Signature", field).Message).Refusal, new[] { SignatureRefusals.Malformed, SignatureRefusals.Bad });

    [Fact]
    public void A_line_break_in_a_value_cannot_forge_another_component() =>
        Assert.Equal(SignatureRefusals.Malformed, exchange.Verifier.VerifyRequest((exchange.Request() with { Target = "/a\n\"@query\": ?" }).Message).Refusal);

    [Theory]
    [InlineData("")]
    [InlineData("has space")]
    [InlineData("a/b")]
    [InlineData("名")]
    public void A_message_id_of_another_form_cannot_be_signed(string id) =>
        Assert.Throws<ArgumentException>(() => Draft.OfRequest("POST", "/", "").SignedBy(exchange.Tax, id));

    [Fact]
    public void Many_threads_sign_and_verify_with_one_key() =>
        Parallel.For(0, 500, i => Assert.True(exchange.Verifier.VerifyRequest(exchange.Request(body: $"{{\"n\":{i}}}").Message).Ok));

    [Fact]
    public async Task HttpClient_messages_sign_and_verify_like_raw_ones()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "http://LOCALHOST:5081/taxation/v1/cases?probe=1") { Content = new StringContent("{}") };
        var sent = await exchange.Platform.SignRequestAsync(request, Exchange.Now, "m-1");
        var received = SignedMessage.Of("POST", "localhost:5081", "/taxation/v1/cases?probe=1", n => request.Headers.TryGetValues(n, out var v) ? v : [], "{}"u8.ToArray());
        Assert.True(exchange.Verifier.VerifyRequest(received, "platform").Ok);

        using var response = new HttpResponseMessage(System.Net.HttpStatusCode.Accepted) { Content = new StringContent("ok") };
        var answer = exchange.Tax.Sign(SignedMessage.Of(202, _ => [], "ok"u8.ToArray(), received), Exchange.Now, "m-2");
        foreach (var (name, value) in answer) response.Headers.TryAddWithoutValidation(name, value);
        Assert.True(exchange.Verifier.VerifyResponse(SignedMessage.Of(response, "ok"u8.ToArray(), sent), "taxation").Ok);
    }

    private static IEnumerable<string> Flips(string text)
    {
        for (var i = 0; i < text.Length; i++)
            for (var bit = 0; bit < 8; bit++)
                yield return string.Concat(text.AsSpan(0, i), [(char)(text[i] ^ (1 << bit))], text.AsSpan(i + 1));
    }

    private static IEnumerable<byte[]> Flips(byte[] bytes)
    {
        for (var i = 0; i < bytes.Length * 8; i++)
        {
            var changed = (byte[])bytes.Clone();
            changed[i / 8] ^= (byte)(1 << (i % 8));
            yield return changed;
        }
    }
}
