using System.Text.Json;
using Lianban.Casework.Applications;
using Lianban.Connectors.Exchange;
using Lianban.Protocol;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Lianban.Tests.Connectors;

public sealed class DataSharingFacts(Partner partner) : IClassFixture<Partner>
{
    private static readonly Applicant Person = new("resident-identity-card", "371099199603150027", "林晓燕");

    private Task<SharedAnswer> Ask() => partner.Ours.GetRequiredService<ISharedRecords>().AskAsync(Person, "1", ["address", "insurance.pension"], TestContext.Current.CancellationToken);

    [Fact]
    public async Task What_was_asked_comes_back_with_source_and_time_and_nothing_else()
    {
        partner.Say("data-sharing", 200, new SharedRecords(
        [
            new("address", "示例路1号", "public-security", Samples.Now), new("address", "again", "public-security", Samples.Now),
            new("not-asked", "x", "public-security", Samples.Now), new("insurance.pension", new string('x', 501), "human-resources", Samples.Now),
        ]));
        var answer = await Ask();
        Assert.True(answer.Reached);
        Assert.Equal([new SharedValue("address", "示例路1号", "public-security", Samples.Now)], answer.Values);
        var (path, body, verification) = partner.Seen[^1];
        Assert.Equal(("/data-sharing/v1/query", null), (path, verification.Refusal));
        var query = JsonSerializer.Deserialize<SharedQuery>(body, ProtocolJson.Options)!;
        Assert.Equal(("flexible-employment", "1", Person.DocumentKind, Person.DocumentNumber), (query.Purpose, query.NoticeVersion, query.DocumentKind, query.Number));
    }

    [Fact]
    public async Task Whatever_goes_wrong_there_typing_goes_on()
    {
        foreach (var misbehaves in (Func<HttpContext, SignedRequest, Task>[])
        [
            (http, _) => http.Response.WriteAsync("""{"values":[]}"""),
            (http, _) => { http.Response.StatusCode = 503; return Task.CompletedTask; },
            (http, _) => { http.Abort(); return Task.CompletedTask; },
            (http, request) => partner.DoorOf("data-sharing").AnswerAsync(http, request, 200, "application/json", """{"values":null}"""u8.ToArray()),
            (http, request) => partner.DoorOf("data-sharing").AnswerAsync(http, request, 404, "application/problem+json", "{}"u8.ToArray()),
            (http, request) => partner.DoorOf("taxation").AnswerAsync(http, request, 200, "application/json", """{"values":[]}"""u8.ToArray()),
        ])
        {
            partner.Answers = misbehaves;
            Assert.False((await Ask()).Reached);
        }
    }
}
