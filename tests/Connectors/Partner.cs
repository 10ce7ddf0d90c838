using System.Text;
using System.Text.Json;
using Lianban.Casework.Applications;
using Lianban.Casework.Dispatch;
using Lianban.Catalogue.Model;
using Lianban.Connectors;
using Lianban.Connectors.Exchange;
using Lianban.Platform.Ids;
using Lianban.Protocol;
using Lianban.Protocol.Signatures;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Lianban.Tests.Connectors;

/// <summary>A real server in the same process that plays every partner, well or badly, and our connectors pointed at it.</summary>
public sealed class Partner : IAsyncLifetime
{
    private readonly string keys = Directory.CreateTempSubdirectory("keys").FullName;
    private WebApplication? server;
    private ServiceProvider? services;

    /// <summary>What the partner answers; gets the verified request's body. Reset by each test.</summary>
    public Func<HttpContext, SignedRequest, Task> Answers { get; set; } = (_, _) => Task.CompletedTask;

    public string Address => server!.Urls.First();
    public List<(string Path, byte[] Body, Verification Verification)> Seen { get; } = [];
    public IServiceProvider Ours => services!;
    public string Keys => keys;

    public IDepartmentConnector Department(string code) => Ours.GetServices<IDepartmentConnector>().Single(c => c.Department == code);

    public SignedDoor DoorOf(string party) => new(KeyFiles.Signer(keys, $"{party}-1"), new(KeyDirectory.Load(keys), TimeProvider.System), TimeProvider.System, Ids.From(TimeProvider.System));

    public async ValueTask InitializeAsync()
    {
        foreach (var party in ConnectorsModule.Parties.Append("platform")) KeyFiles.Create(keys, $"{party}-1");
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        server = builder.Build();
        server.Run(async http =>
        {
            var party = http.Request.Path.Value!.Split('/')[1];
            var request = await DoorOf(party).ReadAsync(http, "platform", 1 << 20) ?? throw new InvalidOperationException("too large");
            lock (Seen) Seen.Add((http.Request.Path.Value!, request.Message.Body.ToArray(), request.Verification));
            await Answers(http, request);
        });
        await server.StartAsync();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
            [new("Lianban:Sandboxes", Address), new("Lianban:Keys", keys), new("Lianban:PatienceSeconds", "2")]).Build();
        services = new ServiceCollection().AddLogging().AddSingleton(Samples.Definition).AddConnectors(configuration).BuildServiceProvider();
    }

    public async ValueTask DisposeAsync()
    {
        await services!.DisposeAsync();
        await server!.DisposeAsync();
        Directory.Delete(keys, true);
    }

    /// <summary>Answers with this, signed by the party.</summary>
    public void Say(string party, int status, object message) => Answers = (http, request) =>
        DoorOf(party).AnswerAsync(http, request, status, "application/json", JsonSerializer.SerializeToUtf8Bytes(message, message.GetType(), ProtocolJson.Options));

    /// <summary>Answers with these bytes, signed by the party.</summary>
    public void SayRaw(string party, int status, string body) => Answers = (http, request) =>
        DoorOf(party).AnswerAsync(http, request, status, "application/json", Encoding.UTF8.GetBytes(body));
}

/// <summary>One case, one definition with two small code lists.</summary>
internal static class Samples
{
    public static readonly DateTimeOffset Now = new(2026, 4, 29, 9, 0, 0, TimeSpan.FromHours(8));
    public static readonly PartKey Key = new(Guid.Parse("0196a0b0c0d07000800000000000000a"), "pension-registration", "main", 1);
    public static readonly CaseKey Case = new("0196a0b0c0d07000800000000000000a", "pension-registration", "main", 1);

    public static Definition Definition { get; } = new("", null!, [], new Form([],
        [Question("name", null), Question("sex", "sex"), Question("document-number", null), Question("employment-form", "employment-form")], [], []),
        new Dictionary<string, CodeList>
        {
            ["sex"] = List("sex", ("human-resources", "male", "1"), ("taxation", "male", "01")),
            ["employment-form"] = List("employment-form"),
            ["document-kind"] = List("document-kind",
                ("human-resources", "resident-identity-card", "111"), ("medical-insurance", "hong-kong-macao-travel-permit", "04"),
                ("medical-insurance", "resident-identity-card", "01"), ("taxation", "hong-kong-macao-taiwan-residence-permit", "237")),
            ["reason-human-resources"] = List("reason-human-resources",
                ("human-resources", "EMPLOYER-NOT-STOPPED", "HR-101"), ("human-resources", "RESUMED", "HR-201"), ("human-resources", "REVOKED-BY-DEPARTMENT", "HR-502")),
        }, null!, null!, null!);

    public static OutboundMessage Submission(string department = "human-resources", string kind = "resident-identity-card", string number = "371099199603150027", string sex = "male") => new(
        "m-1", OutboundKind.Submit, department, Key, Now, "huancui", "huancui-human-resources", "online", kind,
        new Dictionary<string, string> { ["name"] = "林晓燕", ["sex"] = sex, ["document-number"] = number, ["employment-form"] = "individual" },
        [new Paper("white-photo", Guid.Empty, "image/jpeg", 3, "ab")], [new MetPrerequisite("medical-registration", "main", true, "YB-1")], null);

    public static Envelope Envelope<T>(string kind, T body, CaseKey? key = null, string department = "human-resources", string messageId = "d-1") =>
        Lianban.Protocol.Envelope.Of(messageId, kind, department, key ?? Case, Now, body);

    private static Question Question(string code, string? list) =>
        new(code, "applicant", new("", ""), null, false, list is null ? QuestionKind.Text : QuestionKind.Choice, list, [], null, null, null, 50, "");

    private static CodeList List(string code, params (string Department, string Ours, string Theirs)[] mapped) => new(code, new("", ""), [],
        mapped.GroupBy(m => m.Department).ToDictionary(g => g.Key, g => (IReadOnlyDictionary<string, string>)g.ToDictionary(m => m.Ours, m => m.Theirs)), "", false);
}
