using System.Text.Json;
using Lianban.Casework.Applications;
using Lianban.Casework.Dispatch;
using Lianban.Connectors.Exchange;
using Lianban.Protocol;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace Lianban.Tests.Connectors;

public sealed class DepartmentFacts(Partner partner) : IClassFixture<Partner>
{
    private static readonly CancellationToken None = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_submission_reaches_the_department_signed_and_in_its_own_codes()
    {
        partner.Say("human-resources", 200, Samples.Envelope(MessageKinds.Received, new ReceivedBody(Samples.Now, "RSYL-1")));
        var delivery = await partner.Department("human-resources").SendAsync(Samples.Submission(), None);

        var message = Assert.Single(Assert.IsType<Delivery.Answered>(delivery).Messages);
        Assert.Equal(new Said.Received(Samples.Now, "RSYL-1"), message.Said);
        Assert.Equal((Samples.Key, "d-1", "human-resources"), (message.Key, message.MessageId, message.Department));
        var (path, body, verification) = partner.Seen[^1];
        Assert.Equal("/human-resources/v1/cases", path);
        Assert.Equal((null, "platform", "m-1"), (verification.Refusal, verification.Party, verification.MessageId));
        var submitted = JsonSerializer.Deserialize<Envelope>(body, ProtocolJson.Options)!;
        Assert.Equal(Samples.Case, submitted.Case);
        var said = submitted.Read<SubmitBody>();
        Assert.Equal(["document-kind=111", "document-number=371099199603150027", "employment-form=individual", "name=林晓燕", "sex=1"],
            said.Fields.Select(f => $"{f.Key}={f.Value}").Order(StringComparer.Ordinal));
        Assert.Equal([new PrerequisiteOutcome("medical-registration", "main", "inForce", "YB-1")], said.Prerequisites);
        Assert.Equal([new PaperReference("white-photo", "image/jpeg", 3, "ab")], said.Papers);
    }

    [Theory]
    [InlineData("medical-insurance", "hong-kong-macao-travel-permit", "H12345678", "04")]
    [InlineData("medical-insurance", "hong-kong-macao-travel-permit", "M12345678", "05")]
    [InlineData("taxation", "hong-kong-macao-taiwan-residence-permit", "810000199408230021", "237")]
    [InlineData("taxation", "hong-kong-macao-taiwan-residence-permit", "830000199408230021", "238")]
    public async Task A_document_kind_is_told_apart_where_the_department_tells_it_apart(string department, string kind, string number, string theirs)
    {
        partner.Say(department, 200, Samples.Envelope(MessageKinds.Received, new ReceivedBody(Samples.Now, "R"), department: department));
        Assert.IsType<Delivery.Answered>(await partner.Department(department).SendAsync(Samples.Submission(department, kind, number), None));
        Assert.Equal(theirs, JsonSerializer.Deserialize<Envelope>(partner.Seen[^1].Body, ProtocolJson.Options)!.Read<SubmitBody>().Fields["document-kind"]);
    }

    [Fact]
    public async Task A_value_without_a_code_of_theirs_is_not_sent()
    {
        var before = partner.Seen.Count;
        Assert.Equal(new Delivery.Rejected("CODE-NOT-MAPPED"), await partner.Department("human-resources").SendAsync(Samples.Submission(sex: "other"), None));
        Assert.Equal(before, partner.Seen.Count);
    }

    [Fact]
    public async Task A_decision_comes_back_in_our_reason_codes()
    {
        partner.Say("human-resources", 200, Samples.Envelope(MessageKinds.Refused,
            new RefusedBody(Samples.Now, "R", "HR-101", new Dictionary<string, string> { ["employer"] = "某公司" })));
        var refused = Assert.IsType<Said.Refused>(Said(await partner.Department("human-resources").SendAsync(Samples.Submission(), None)));
        Assert.Equal(("EMPLOYER-NOT-STOPPED", "某公司"), (refused.Reason, refused.Details["employer"]));

        partner.Say("human-resources", 200, Samples.Envelope(MessageKinds.Approved,
            new ApprovedBody(Samples.Now, "R", new Dictionary<string, string> { ["personalNumber"] = "9", ["remark"] = "HR-201" })));
        var approved = Assert.IsType<Said.Approved>(Said(await partner.Department("human-resources").SendAsync(Samples.Submission(), None)));
        Assert.Equal(("RESUMED", "9"), (approved.Result["remark"], approved.Result["personalNumber"]));
    }

    [Fact]
    public async Task A_notice_goes_to_its_own_path_and_is_noted()
    {
        partner.Say("human-resources", 200, Samples.Envelope(MessageKinds.Noted, new AcknowledgedBody(Samples.Now)));
        var notice = Samples.Submission() with { Kind = OutboundKind.PrerequisiteRevoked, Changed = new("medical-registration", "main", "revoked", "YB-7") };
        Assert.Equal(new Said.Noted(Samples.Now, notice.Changed!.DocumentNumber), Said(await partner.Department("human-resources").SendAsync(notice, None)));
        Assert.Equal("/human-resources/v1/notices", partner.Seen[^1].Path);
    }

    [Fact]
    public async Task A_status_query_tells_everything_in_order_and_nothing_of_an_unknown_case()
    {
        var received = Samples.Envelope(MessageKinds.Received, new ReceivedBody(Samples.Now, "R"));
        var approved = Samples.Envelope(MessageKinds.Approved, new ApprovedBody(Samples.Now, "R", new Dictionary<string, string>()), messageId: "d-2");
        partner.Say("human-resources", 200, Samples.Envelope(MessageKinds.Status, new StatusBody(true, [received, approved])));
        var answered = Assert.IsType<Delivery.Answered>(await partner.Department("human-resources").AskStatusAsync(Samples.Key, None));
        Assert.Equal(["d-1", "d-2"], answered.Messages.Select(m => m.MessageId));
        Assert.Equal("/human-resources/v1/cases/0196a0b0c0d07000800000000000000a/pension-registration/main/1", partner.Seen[^1].Path);

        partner.Say("human-resources", 200, Samples.Envelope(MessageKinds.Status, new StatusBody(false, [])));
        Assert.Empty(Assert.IsType<Delivery.Answered>(await partner.Department("human-resources").AskStatusAsync(Samples.Key, None)).Messages);
    }

    [Fact]
    public async Task The_same_message_has_the_same_hash_as_answer_callback_and_status()
    {
        const string body = """{"decidedAt":"2026-04-29T09:00:00+08:00","reference":"R","result":{"a":"1","b":"2"}}""";
        const string shuffled = """{ "result" : {"b":"2" , "a":"1"}, "reference":"R", "decidedAt":"2026-04-29T09:00:00+08:00" }""";
        var hashes = new List<string>();
        foreach (var text in new[] { body, shuffled, body.Replace("\"2\"", "\"3\"", StringComparison.Ordinal) })
        {
            partner.SayRaw("human-resources", 200, Raw("approved", text));
            hashes.Add(Assert.Single(Assert.IsType<Delivery.Answered>(await partner.Department("human-resources").SendAsync(Samples.Submission(), None)).Messages).ContentHash);
        }
        Assert.Equal(hashes[0], hashes[1]);
        Assert.NotEqual(hashes[0], hashes[2]);
    }

    [Theory]
    [InlineData("", "ANSWER-UNREADABLE")]
    [InlineData("null", "ANSWER-UNREADABLE")]
    [InlineData("<html>?</html>", "ANSWER-UNREADABLE")]
    [InlineData("""{"kind":"received"}""", "ANSWER-UNREADABLE")]
    [InlineData("""{"messageId":"d","messageId":"d"}""", "ANSWER-UNREADABLE")]
    public async Task Nonsense_that_is_well_signed_is_nonsense(string body, string code)
    {
        partner.SayRaw("human-resources", 200, body);
        Assert.Equal(new Delivery.Nonsense(code), await partner.Department("human-resources").SendAsync(Samples.Submission(), None));
        Assert.Equal(new Delivery.Nonsense(code), await partner.Department("human-resources").AskStatusAsync(Samples.Key, None));
    }

    [Theory]
    [InlineData("levitated", "{}", "ANSWER-KIND-UNEXPECTED")]
    [InlineData("status", """{"known":false,"messages":[]}""", "ANSWER-KIND-UNEXPECTED")]
    [InlineData("revoked", "{}", "ANSWER-KIND-UNEXPECTED")]
    [InlineData("received", "{}", "ANSWER-UNREADABLE")]
    [InlineData("received", "[]", "ANSWER-UNREADABLE")]
    [InlineData("approved", """{"decidedAt":"yesterday","reference":"R","result":{}}""", "ANSWER-UNREADABLE")]
    [InlineData("approved", """{"decidedAt":"2026-04-29T09:00:00+08:00","reference":"\ud800","result":{}}""", "ANSWER-UNREADABLE")]
    [InlineData("refused", """{"decidedAt":"2026-04-29T09:00:00+08:00","reference":"R","reason":"HR-777","details":{}}""", "REASON-NOT-MAPPED")]
    [InlineData("approved", """{"decidedAt":"2026-04-29T09:00:00+08:00","reference":"R","result":{"remark":"HR-777"}}""", "REASON-NOT-MAPPED")]
    public async Task An_answer_that_does_not_fit_is_nonsense(string kind, string body, string code)
    {
        partner.SayRaw("human-resources", 200, Raw(kind, body));
        Assert.Equal(new Delivery.Nonsense(code), await partner.Department("human-resources").SendAsync(Samples.Submission(), None));
    }

    [Fact]
    public async Task An_answer_about_another_case_or_from_another_department_is_nonsense()
    {
        var body = new ReceivedBody(Samples.Now, "R");
        foreach (var other in new[]
        {
            Samples.Envelope(MessageKinds.Received, body, Samples.Case with { Round = 2 }),
            Samples.Envelope(MessageKinds.Received, body, Samples.Case with { Application = Guid.Empty.ToString("n") }),
            Samples.Envelope(MessageKinds.Received, body, department: "taxation"),
        })
        {
            partner.Say("human-resources", 200, other);
            Assert.Equal(new Delivery.Nonsense("ANSWER-FOR-ANOTHER-CASE"), await partner.Department("human-resources").SendAsync(Samples.Submission(), None));
            partner.Say("human-resources", 200, Samples.Envelope(MessageKinds.Status, new StatusBody(true, [other])));
            Assert.Equal(new Delivery.Nonsense("ANSWER-FOR-ANOTHER-CASE"), await partner.Department("human-resources").AskStatusAsync(Samples.Key, None));
        }
    }

    [Fact]
    public async Task An_unsigned_answer_is_nonsense()
    {
        partner.Answers = (http, _) => http.Response.WriteAsync("{}");
        Assert.Equal(new Delivery.Nonsense("SIGNATURE-MISSING"), await partner.Department("human-resources").SendAsync(Samples.Submission(), None));
    }

    [Fact]
    public async Task An_answer_signed_by_another_department_is_nonsense()
    {
        partner.Say("taxation", 200, Samples.Envelope(MessageKinds.Received, new ReceivedBody(Samples.Now, "R")));
        Assert.Equal(new Delivery.Nonsense("SIGNATURE-WRONG-PARTY"), await partner.Department("human-resources").SendAsync(Samples.Submission(), None));
    }

    [Fact]
    public async Task A_recorded_answer_played_again_is_nonsense()
    {
        var door = partner.DoorOf("human-resources");
        var bytes = JsonSerializer.SerializeToUtf8Bytes(Samples.Envelope(MessageKinds.Received, new ReceivedBody(Samples.Now, "R")), ProtocolJson.Options);
        var recorded = new List<KeyValuePair<string, string>>();
        partner.Answers = async (http, request) =>
        {
            if (recorded.Count == 0)
            {
                await door.AnswerAsync(http, request, 200, "application/json", bytes);
                recorded.AddRange(http.Response.Headers.Select(h => KeyValuePair.Create(h.Key, h.Value.ToString())));
                return;
            }
            foreach (var (name, value) in recorded) http.Response.Headers[name] = value;
            await http.Response.Body.WriteAsync(bytes);
        };
        Assert.IsType<Delivery.Answered>(await partner.Department("human-resources").SendAsync(Samples.Submission(), None));
        Assert.Equal(new Delivery.Nonsense("SIGNATURE-BAD"), await partner.Department("human-resources").SendAsync(Samples.Submission(), None));
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        partner.Answers = (http, _) => { http.Response.Redirect("/elsewhere"); return Task.CompletedTask; };
        var before = partner.Seen.Count;
        Assert.Equal(new Delivery.Nonsense("ANSWER-REDIRECT"), await partner.Department("human-resources").SendAsync(Samples.Submission(), None));
        Assert.Equal(before + 1, partner.Seen.Count);
    }

    [Fact]
    public async Task An_answer_without_end_is_not_read_to_its_end()
    {
        partner.Answers = async (http, _) =>
        {
            var chunk = new byte[64 * 1024];
            for (var i = 0; i < 64; i++) await http.Response.Body.WriteAsync(chunk, http.RequestAborted);
        };
        Assert.Equal(new Delivery.Nonsense("ANSWER-TOO-LARGE"), await partner.Department("human-resources").SendAsync(Samples.Submission(), None));
    }

    [Theory]
    [InlineData(500, "DEPARTMENT-BUSY")]
    [InlineData(503, "DEPARTMENT-BUSY")]
    [InlineData(429, "DEPARTMENT-BUSY")]
    public async Task A_busy_department_is_tried_later(int status, string code)
    {
        partner.Answers = (http, _) => { http.Response.StatusCode = status; return Task.CompletedTask; };
        Assert.Equal(new Delivery.Unreached(code), await partner.Department("human-resources").SendAsync(Samples.Submission(), None));
    }

    [Fact]
    public async Task A_lost_or_late_answer_is_asked_for_again()
    {
        partner.Answers = (http, _) => { http.Abort(); return Task.CompletedTask; };
        Assert.Equal(new Delivery.Unreached("DEPARTMENT-UNREACHABLE"), await partner.Department("human-resources").SendAsync(Samples.Submission(), None));
        partner.Answers = (http, _) => Task.Delay(TimeSpan.FromMinutes(1), http.RequestAborted);
        Assert.Equal(new Delivery.Unreached("DEPARTMENT-TIMEOUT"), await partner.Department("human-resources").SendAsync(Samples.Submission(), None));
    }

    [Theory]
    [InlineData("KEY-USED", "KEY-USED")]
    [InlineData("Something else, <b>in their words</b>", "DEPARTMENT-REJECTED")]
    public async Task A_signed_refusal_of_the_message_goes_to_a_person(string theirs, string ours)
    {
        partner.Say("human-resources", 409, new ProtocolProblem(theirs, "", ""));
        Assert.Equal(new Delivery.Rejected(ours), await partner.Department("human-resources").SendAsync(Samples.Submission(), None));
    }

    [Fact]
    public async Task An_unsigned_refusal_is_not_believed()
    {
        partner.Answers = (http, _) => { http.Response.StatusCode = 409; return http.Response.WriteAsync("{}"); };
        Assert.Equal(new Delivery.Nonsense("SIGNATURE-MISSING"), await partner.Department("human-resources").SendAsync(Samples.Submission(), None));
        partner.Answers = (http, _) => { http.Response.StatusCode = 401; return Task.CompletedTask; };
        Assert.Equal(new Delivery.Nonsense("OUR-SIGNATURE-REFUSED"), await partner.Department("human-resources").SendAsync(Samples.Submission(), None));
    }

    [Fact]
    public async Task A_stop_of_our_own_is_not_taken_for_an_answer()
    {
        partner.Answers = (http, _) => Task.Delay(TimeSpan.FromMinutes(1), http.RequestAborted);
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => partner.Department("human-resources").SendAsync(Samples.Submission(), stop.Token));
    }

    private static string Raw(string kind, string body) =>
        $$"""{"messageId":"d-1","kind":"{{kind}}","department":"human-resources","case":{"application":"{{Samples.Case.Application}}","service":"pension-registration","part":"main","round":1},"sentAt":"2026-04-29T09:00:00+08:00","body":{{body}}}""";

    private static Said Said(Delivery delivery) => Assert.Single(Assert.IsType<Delivery.Answered>(delivery).Messages).Said;
}
