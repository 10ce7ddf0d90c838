using System.Text.Json;
using Lianban.Casework.Applications;
using Lianban.Catalogue.Loading;
using Lianban.Catalogue.Model;
using Lianban.Connectors.Exchange;
using Lianban.Protocol;
using Lianban.Tests.TestKit;
using Xunit;

namespace Lianban.Tests.Connectors;

/// <summary>Every reason of the real catalogue has a code of its department, which comes back as this reason and no other.</summary>
public sealed class ReasonsFacts
{
    private static readonly Definition Definition = CatalogueLoader.Load(Repository.At("catalogue"));

    public static TheoryData<string, string> Reasons => [.. Definition.Basic.SelectMany(s => s.Reasons.Select(r => (s.Code, r.Code)))];

    [Theory]
    [MemberData(nameof(Reasons))]
    public void A_departments_code_comes_back_as_our_reason(string service, string reason)
    {
        var department = Definition.Service(service).Department;
        var mapping = Definition.Codes[$"reason-{department}"].Mappings[department];
        Assert.True(mapping.TryGetValue(reason, out var theirs), $"{department} has no code for {reason}");
        Assert.Single(mapping, m => m.Value == theirs);

        var messages = new DepartmentMessages([new DepartmentMapping(department, Definition)]);
        var envelope = Samples.Envelope(MessageKinds.Refused, new RefusedBody(Samples.Now, "R", theirs!, new Dictionary<string, string>()), Samples.Case with { Service = service }, department);
        var read = messages.Read(department, JsonSerializer.SerializeToUtf8Bytes(envelope, ProtocolJson.Options));
        Assert.Equal(reason, Assert.IsType<Said.Refused>(read.Value.Message.Said).Reason);
    }
}
