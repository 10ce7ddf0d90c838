using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using Lianban.Protocol;
using Lianban.Protocol.Signatures;
using Lianban.Tests.TestKit;
using Xunit;
using YamlDotNet.RepresentationModel;

namespace Lianban.Tests.Docs;

/// <summary>The published OpenAPI document says what both programs do.</summary>
public sealed partial class ProtocolFacts
{
    private const string Head = "# Partners read this; the schemas at the end are generated.\n";

    [Fact]
    public void Its_schemas_are_those_of_the_records()
    {
        var text = ProtocolDocument.Text;
        Assert.StartsWith(Head, text, StringComparison.Ordinal);
        var head = text.Split(ProtocolSchemas.Mark)[0];
        Page.Same(ProtocolDocument.Path, head + ProtocolSchemas.Make());
    }

    [Fact]
    public void Every_kind_has_a_body_and_every_reference_leads_somewhere()
    {
        Assert.Equal(typeof(MessageKinds).GetFields().Select(f => (string)f.GetRawConstantValue()!).Order(), ProtocolSchemas.Bodies.Keys.Order());
        Assert.All(ProtocolDocument.References, r => Assert.NotNull(ProtocolDocument.Find(r)));
        Assert.All(ProtocolSchemas.Bodies.Keys, kind => Assert.Contains($"#/components/schemas/{kind}", ProtocolDocument.References));
    }

    [Fact]
    public void Its_paths_are_the_routes_of_both_programs()
    {
        var routes = ProtocolDocument.Routes("/v1", "src", "Sandboxes", "Departments", "DepartmentDoor.cs")
            .Concat(ProtocolDocument.Routes("", "src", "Web", "Callbacks", "CallbacksDoor.cs"))
            .Concat(ProtocolDocument.Routes("", "src", "Sandboxes", "DataSharing", "SharingDoor.cs").Select(r => r.Replace("/data-sharing/", "/", StringComparison.Ordinal)));
        Assert.Equal(routes.Order(), ProtocolDocument.Operations.Order());
    }

    [Fact]
    public void Its_status_codes_of_a_callback_are_those_that_are_answered()
    {
        var source = File.ReadAllText(Repository.At("src", "Web", "Callbacks", "ReceiveCallback.cs"));
        var answered = StatusCode().Matches(source).Select(m => m.Groups[1].Value).Distinct().Order();
        var responses = (YamlMappingNode)ProtocolDocument.Find("#/paths")!;
        var callback = ProtocolDocument.Map(ProtocolDocument.Map(ProtocolDocument.Map(responses, "/v1/callbacks/{department}"), "post"), "responses");
        Assert.Equal(answered, callback.Children.Keys.Select(k => (string)k!).Order());
    }

    [Fact]
    public void It_names_every_problem_code_and_no_other()
    {
        var told = ((YamlMappingNode)ProtocolDocument.Find("#/components/responses")!).Children.Values
            .SelectMany(r => Code().Matches((string)((YamlMappingNode)r).Children[new YamlScalarNode("description")]!).Select(m => m.Value)).ToHashSet();
        var ours = Sentences("Casework").Concat(Sentences("Web")).Where(c => c.StartsWith("MESSAGE-", StringComparison.Ordinal) || c is "PAPER-GONE" or "APPLICATION-FORGOTTEN" or "STORE-FAILED").ToHashSet();
        var shared = ProblemCodes.All.Where(c => c != ProblemCodes.Rejected);
        Assert.Empty(ours.Concat(shared).Except(told));
        Assert.Empty(told.Except(ours).Except(shared).Except(Sentences("Sandboxes")).Except(SignatureRefusals.All));
    }

    [Fact]
    public void What_a_signature_covers_is_what_is_signed()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var signer = new MessageSigner("platform-1", key);
        var request = SignedMessage.Of("POST", "partner.example", "/v1/cases", _ => [], default);
        var headers = signer.Sign(request, DateTimeOffset.UnixEpoch, "m");
        var signed = SignedMessage.Of("POST", "partner.example", "/v1/cases", n => headers.TryGetValue(n, out var v) ? [v] : [], default);
        var answer = signer.Sign(SignedMessage.Of(200, _ => [], default, signed), DateTimeOffset.UnixEpoch, "m");
        Assert.Contains(Covered(headers), (string)Described("#/components/parameters/SignatureInput")!, StringComparison.Ordinal);
        Assert.Contains(Covered(answer), (string)Described("#/components/headers/SignatureInput")!, StringComparison.Ordinal);

        static string Covered(IReadOnlyDictionary<string, string> h) => Regex.Match(h["Signature-Input"], @"\(.*\)").Value;
        static YamlNode Described(string reference) => ((YamlMappingNode)ProtocolDocument.Find(reference)!).Children[new YamlScalarNode("description")];
    }

    private static IEnumerable<string> Sentences(string project) =>
        Directory.EnumerateFiles(Repository.At("src", project, "Texts"), "errors*.en.json").SelectMany(f => JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(f))!.Keys);

    [GeneratedRegex("Status([0-9]{3})")]
    private static partial Regex StatusCode();

    [GeneratedRegex("BUSY|[A-Z]+(-[A-Z]+)+")]
    private static partial Regex Code();
}
