using System.Security.Cryptography;
using System.Text;
using Lianban.Protocol.Signatures;
using Microsoft.Extensions.Time.Testing;

namespace Lianban.Tests.Protocol.Signatures;

/// <summary>A platform and two departments with their keys, and one signed request and response that tests can change.</summary>
internal sealed class Exchange
{
    public static readonly DateTimeOffset Now = new(2026, 4, 29, 1, 0, 0, TimeSpan.Zero);
    public static readonly string[] Signed = ["X-Message-Id", "Content-Digest", "Signature-Input", "Signature"];

    public readonly FakeTimeProvider Time = new(Now);
    public readonly MessageSigner Platform;
    public readonly MessageSigner Tax;
    public readonly MessageVerifier Verifier;

    public Exchange()
    {
        var (platform, tax) = (ECDsa.Create(ECCurve.NamedCurves.nistP256), ECDsa.Create(ECCurve.NamedCurves.nistP256));
        (Platform, Tax) = (new("platform-1", platform), new("taxation-1", tax));
        Verifier = new(new KeyDirectory([new("platform-1", platform), new("taxation-1", tax)]), Time);
    }

    public Draft Request(string method = "POST", string target = "/taxation/v1/cases?probe=1", string body = """{"a":1}""") =>
        Draft.OfRequest(method, target, body).SignedBy(Platform);

    public Draft Response(Draft request, int status = 200, string body = """{"b":2}""") => Draft.OfResponse(status, body, request).SignedBy(Tax);
}

/// <summary>A message whose parts can be changed one by one.</summary>
internal sealed record Draft(string Method, string Authority, string Target, int? Status, byte[] Body, Dictionary<string, string[]> Headers, Draft? Asked)
{
    public static Draft OfRequest(string method, string target, string body) =>
        new(method, "localhost:5081", target, null, Encoding.UTF8.GetBytes(body), new(StringComparer.OrdinalIgnoreCase), null);

    public static Draft OfResponse(int status, string body, Draft asked) =>
        new("", "", "", status, Encoding.UTF8.GetBytes(body), new(StringComparer.OrdinalIgnoreCase), asked);

    public SignedMessage Message => Status is { } status
        ? SignedMessage.Of(status, Lines, Body, Asked?.Message)
        : SignedMessage.Of(Method, Authority, Target, Lines, Body);

    public Draft SignedBy(MessageSigner signer, string messageId = "0196-abc.1", DateTimeOffset? at = null)
    {
        foreach (var (name, value) in signer.Sign(Message, at ?? Exchange.Now, messageId)) Headers[name] = [value];
        return this;
    }

    public Draft With(string header, params string[] values) => this with { Headers = new(Headers, StringComparer.OrdinalIgnoreCase) { [header] = values } };

    private IEnumerable<string?> Lines(string name) => Headers.GetValueOrDefault(name, []);
}
