using System.Net;
using System.Text.Json;
using Lianban.Protocol;
using Xunit;

namespace Lianban.Tests.Sandboxes;

/// <summary>Who may come in, by which door, and what bad input does.</summary>
public sealed class DoorFacts(StandIns standIns) : IClassFixture<StandIns>
{
    [Theory]
    [InlineData("/human-resources/v1/cases", "{}")]
    [InlineData("/human-resources/v1/cases", "")]
    [InlineData("/taxation/v1/notices", "not json")]
    [InlineData("/data-sharing/v1/query", "{}")]
    public async Task A_request_without_a_signature_is_refused(string path, string body)
    {
        using var response = await standIns.Http.PostAsync(path, new StringContent(body));
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task A_stranger_with_the_platforms_key_id_is_refused_and_nothing_is_written()
    {
        var submission = Given.Submission("pension-registration", await standIns.Somebody());
        var (status, _, problem) = await standIns.Send("human-resources", HttpMethod.Post, "/v1/cases", submission, standIns.Stranger);
        Assert.Equal((401, "SIGNATURE-REFUSED"), (status, problem!.Code));
        Assert.Equal(0, (await standIns.Control("ledger?application=" + submission.Case.Application)).GetProperty("cases").GetInt32());
    }

    [Fact]
    public async Task A_message_for_another_department_or_of_another_kind_is_refused()
    {
        var submission = Given.Submission("pension-registration", await standIns.Somebody());
        Assert.Equal((400, "KIND-UNEXPECTED"), Refusal(await standIns.Send("taxation", HttpMethod.Post, "/v1/cases", submission)));
        Assert.Equal((400, "KIND-UNEXPECTED"), Refusal(await standIns.Send("human-resources", HttpMethod.Post, "/v1/withdrawals", submission)));
        var foreign = submission with { Case = submission.Case with { Service = "medical-registration" } };
        Assert.Equal((404, "SERVICE-UNKNOWN"), Refusal(await standIns.Send("human-resources", HttpMethod.Post, "/v1/cases", foreign)));
        var nothing = submission with { Body = JsonSerializer.SerializeToElement(new { }) };
        Assert.Equal((400, "MESSAGE-UNREADABLE"), Refusal(await standIns.Send("human-resources", HttpMethod.Post, "/v1/cases", nothing)));
    }

    [Fact]
    public async Task A_body_of_a_million_characters_is_refused_and_the_door_stays_open()
    {
        using var response = await standIns.Http.PostAsync("/human-resources/v1/cases", new StringContent(new string('x', 1_000_000)));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.True((await standIns.Http.GetAsync("/health")).IsSuccessStatusCode);
    }

    [Theory]
    [InlineData("evil.example", null)]
    [InlineData(null, "https://evil.example")]
    public async Task The_control_door_is_shut_to_other_hosts_and_origins(string? host, string? origin)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/control/people");
        if (host is not null) request.Headers.Host = host;
        if (origin is not null) request.Headers.Add("Origin", origin);
        Assert.Equal(HttpStatusCode.Forbidden, (await standIns.Http.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task Business_time_moves_forward_only_and_survives_a_kill()
    {
        await standIns.Advance(TimeSpan.FromDays(3));
        var before = (await standIns.Control("clock")).GetProperty("now").GetDateTimeOffset();
        Assert.Equal(TimeSpan.FromHours(8), before.Offset);
        using var back = await standIns.Http.PostAsync("/control/clock/advance", new StringContent("""{"to":"2026-04-29T09:00:00+08:00"}""", null, "application/json"));
        Assert.Equal(HttpStatusCode.Conflict, back.StatusCode);
        standIns.Kill();
        await standIns.Start();
        Assert.True((await standIns.Control("clock")).GetProperty("now").GetDateTimeOffset() >= before);
    }

    [Theory]
    [InlineData("clock/advance", """{"to":"9999-12-31T23:59:59+00:00"}""")]
    [InlineData("clock", """{"offsetSeconds":1e308}""")]
    [InlineData("clock", """{"offsetSeconds":-1e300}""")]
    public async Task Business_time_out_of_reach_is_refused_and_nothing_is_kept_of_it(string path, string body)
    {
        using var answer = await standIns.Http.PostAsync($"/control/{path}", new StringContent(body, null, "application/json"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("CONTROL-UNREADABLE", await answer.Content.ReadAsStringAsync());
        Assert.True((await standIns.Control("clock")).GetProperty("now").GetDateTimeOffset().Year < 2100);
    }

    [Theory]
    [InlineData("decide", "{}"), InlineData("decide", """{"case":"a/b/c/1","decision":"x"}"""), InlineData("revoke", """{"case":null}"""), InlineData("switches", "{")]
    public async Task The_control_door_refuses_what_it_cannot_use(string path, string body)
    {
        using var answer = await standIns.Http.PostAsync($"/control/{path}", new StringContent(body, null, "application/json"));
        Assert.InRange((int)answer.StatusCode, 400, 499);
    }

    [Fact]
    public async Task The_ledger_and_the_log_hold_no_personal_value()
    {
        var person = await standIns.Somebody();
        await standIns.Submit(Given.Submission("pension-registration", person));
        var ledger = (await standIns.Control("ledger")).GetRawText() + standIns.Log;
        Assert.DoesNotContain(person.GetProperty("number").GetString()!, ledger, StringComparison.Ordinal);
        Assert.DoesNotContain(person.GetProperty("name").GetString()!, ledger, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reviewer_decides_and_a_department_revokes_through_the_control_door()
    {
        await standIns.Switch("medical-insurance", "delay", 0);
        var resident = (await standIns.Control("people")).EnumerateArray().First(p => p.GetProperty("id").GetString() == "resident-medical");
        var submission = Given.Submission("medical-registration", resident);
        var key = StandIns.Without(submission.Case);
        await standIns.Submit(submission);
        await standIns.Platform.Told(key, MessageKinds.InReview);
        await standIns.Control("decide", new { @case = key, decision = "approved" });
        await standIns.Platform.Told(key, MessageKinds.Approved);
        await standIns.Control("revoke", new { @case = key, reason = "YB-502", clause = "35-1", documentNumber = "YB-2026-1" });
        Assert.Equal("YB-2026-1", (await standIns.Platform.Told(key, MessageKinds.Revoked)).Read<RevokedBody>().DocumentNumber);
        using var again = await standIns.Http.PostAsync("/control/decide", new StringContent($$"""{"case":"{{key}}","decision":"approved"}""", null, "application/json"));
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
    }

    [Fact]
    public async Task The_overview_shows_people_switches_and_the_ledger()
    {
        var page = await standIns.Http.GetStringAsync("/");
        Assert.Contains("林晓燕", page, StringComparison.Ordinal);
        Assert.Contains("台账", page, StringComparison.Ordinal);
        Assert.DoesNotContain("[overview", page, StringComparison.Ordinal);
    }

    private static (int, string) Refusal((int Status, Envelope? Answer, ProtocolProblem? Problem) answer) => (answer.Status, answer.Problem!.Code);
}
