using System.Text.Json;
using Lianban.Protocol;
using Xunit;

namespace Lianban.Tests.Sandboxes;

/// <summary>The books of a department: idempotency, rounds, status, withdrawal, notices, steps, papers.</summary>
public sealed class CasesFacts(StandIns standIns) : IClassFixture<StandIns>
{
    [Fact]
    public async Task The_same_key_and_content_get_the_stored_answer_and_one_effect()
    {
        var submission = Given.Submission("pension-registration", await Somebody());
        var (_, first, _) = await standIns.Submit(submission);
        var (_, second, _) = await standIns.Submit(submission.Again());
        Assert.Equal(MessageKinds.Approved, first!.Kind);
        Assert.Equal(first.MessageId, second!.MessageId);
        var row = await standIns.Row(submission.Case);
        Assert.Equal((1, 2), (row.GetProperty("effects").GetArrayLength(), row.GetProperty("submissions").GetInt32()));
    }

    [Fact]
    public async Task The_order_of_fields_is_no_other_content()
    {
        var submission = Given.Submission("pension-registration", await Somebody());
        await standIns.Submit(submission);
        var body = submission.Read<SubmitBody>();
        var turned = Given.Message(MessageKinds.Submit, submission.Case, body with { Fields = body.Fields.Reverse().ToDictionary() });
        Assert.Equal(200, (await standIns.Submit(turned)).Status);
    }

    [Fact]
    public async Task The_same_key_with_another_content_is_refused()
    {
        var submission = Given.Submission("pension-registration", await Somebody());
        await standIns.Submit(submission);
        var other = Given.Message(MessageKinds.Submit, submission.Case, submission.Read<SubmitBody>() with { Place = "rushan" });
        var (status, _, problem) = await standIns.Submit(other);
        Assert.Equal((409, "KEY-USED"), (status, problem!.Code));
    }

    [Fact]
    public async Task A_hundred_equal_submissions_at_once_have_one_effect()
    {
        var submission = Given.Submission("pension-registration", await Somebody());
        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => standIns.Submit(submission.Again())));
        Assert.Single(answers.Select(a => a.Answer!.MessageId).Distinct());
        Assert.Equal(1, (await standIns.Row(submission.Case)).GetProperty("effects").GetArrayLength());
    }

    [Fact]
    public async Task A_round_that_nobody_asked_for_is_refused()
    {
        var submission = Given.Submission("pension-registration", await Somebody(), round: 2);
        Assert.Equal("ROUND-UNEXPECTED", (await standIns.Submit(submission)).Problem!.Code);
    }

    [Fact]
    public async Task An_unknown_key_is_said_to_be_unknown()
    {
        var status = await standIns.Status("taxation", new CaseKey(Guid.NewGuid().ToString("N"), "contribution-declaration", "pension", 1));
        Assert.False(status.Known);
        Assert.Empty(status.Messages);
    }

    [Fact]
    public async Task A_delayed_decision_comes_when_business_time_reaches_it_and_not_before()
    {
        await standIns.Switch("human-resources", "delay", 90, "personnel-archive");
        var submission = Given.Submission("personnel-archive", await Somebody());
        Assert.Equal(MessageKinds.Received, (await standIns.Submit(submission)).Answer!.Kind);
        await Task.Delay(300);
        Assert.Single((await standIns.Status("human-resources", submission.Case)).Messages);
        await standIns.Advance(TimeSpan.FromMinutes(91));
        var approved = await standIns.Platform.Told(StandIns.Without(submission.Case), MessageKinds.Approved);
        Assert.True(approved.SentAt - submission.SentAt < TimeSpan.Zero || approved.SentAt.Offset == TimeSpan.FromHours(8));
        Assert.Equal([MessageKinds.Received, MessageKinds.Approved], (await standIns.Status("human-resources", submission.Case)).Messages.Select(m => m.Kind));
    }

    [Fact]
    public async Task The_steps_after_a_card_come_one_after_the_other_in_business_time()
    {
        await standIns.Switch("human-resources", "delay", 0, "social-security-card");
        var submission = Given.Submission("social-security-card", await Somebody());
        await standIns.Submit(submission);
        await standIns.Platform.Told(StandIns.Without(submission.Case), MessageKinds.Approved);
        await standIns.Advance(TimeSpan.FromDays(20));
        await standIns.Platform.Told(StandIns.Without(submission.Case), MessageKinds.FollowUp, m => m.Read<FollowUpBody>().Step == "card-received");
        var steps = standIns.Platform.Callbacks.Where(c => c.Case.Application == submission.Case.Application && c.Kind == MessageKinds.FollowUp).Select(c => c.Read<FollowUpBody>()).ToList();
        Assert.Equal(["bank-account", "card-made", "card-posted", "card-received"], steps.Select(s => s.Step));
        Assert.Equal(steps.Select(s => s.At).Order(), steps.Select(s => s.At));
        Assert.All(steps, s => Assert.Equal("done", s.Outcome));
    }

    [Fact]
    public async Task A_withdrawal_before_the_decision_is_granted_and_nothing_is_done()
    {
        await standIns.Switch("human-resources", "delay", 600, "personnel-archive");
        var submission = Given.Submission("personnel-archive", await Somebody());
        await standIns.Submit(submission);
        var asked = Given.Message(MessageKinds.Withdraw, submission.Case, new WithdrawBody(DateTimeOffset.UtcNow));
        Assert.Equal(MessageKinds.WithdrawalGranted, (await standIns.Send("human-resources", HttpMethod.Post, "/v1/withdrawals", asked)).Answer!.Kind);
        Assert.Equal(MessageKinds.WithdrawalGranted, (await standIns.Send("human-resources", HttpMethod.Post, "/v1/withdrawals", asked.Again())).Answer!.Kind);
        await standIns.Advance(TimeSpan.FromHours(11));
        await Task.Delay(300);
        Assert.Empty((await standIns.Row(submission.Case)).GetProperty("effects").EnumerateArray());
    }

    [Fact]
    public async Task A_withdrawal_after_the_decision_is_too_late()
    {
        var submission = Given.Submission("pension-registration", await Somebody());
        await standIns.Submit(submission);
        var asked = Given.Message(MessageKinds.Withdraw, submission.Case, new WithdrawBody(DateTimeOffset.UtcNow));
        Assert.Equal(MessageKinds.WithdrawalTooLate, (await standIns.Send("human-resources", HttpMethod.Post, "/v1/withdrawals", asked)).Answer!.Kind);
    }

    [Fact]
    public async Task Withdrawals_and_notices_of_unknown_cases_are_refused()
    {
        var key = new CaseKey(Guid.NewGuid().ToString("N"), "contribution-declaration", "pension", 1);
        var withdraw = Given.Message(MessageKinds.Withdraw, key, new WithdrawBody(DateTimeOffset.UtcNow));
        Assert.Equal((404, "CASE-UNKNOWN"), Refusal(await standIns.Send("taxation", HttpMethod.Post, "/v1/withdrawals", withdraw)));
        var notice = Given.Message(MessageKinds.PrerequisiteRevoked, key, new PrerequisiteChangedBody("pension-registration", "main", "revoked", "X-1"));
        Assert.Equal((404, "CASE-UNKNOWN"), Refusal(await standIns.Send("taxation", HttpMethod.Post, "/v1/notices", notice)));
    }

    [Fact]
    public async Task When_the_enrolment_is_revoked_taxation_revokes_the_declaration_once()
    {
        var submission = Given.Submission("contribution-declaration", await Somebody(), "pension", prerequisites: [new("pension-registration", "main", "approved")]);
        Assert.Equal(MessageKinds.Approved, (await standIns.Submit(submission)).Answer!.Kind);
        var notice = Given.Message(MessageKinds.PrerequisiteRevoked, submission.Case, new PrerequisiteChangedBody("pension-registration", "main", "revoked", "RS-9"));
        var (_, noted, _) = await standIns.Send("taxation", HttpMethod.Post, "/v1/notices", notice);
        var (_, again, _) = await standIns.Send("taxation", HttpMethod.Post, "/v1/notices", notice);
        Assert.Equal((MessageKinds.Noted, noted!.MessageId), (again!.Kind, again.MessageId));
        var revoked = (await standIns.Platform.Told(StandIns.Without(submission.Case), MessageKinds.Revoked)).Read<RevokedBody>();
        Assert.Equal(("SW-501", "RS-9"), (revoked.Reason, revoked.Clause));
        Assert.NotEqual("RS-9", revoked.DocumentNumber);
        Assert.Single((await standIns.Status("taxation", submission.Case)).Messages, m => m.Kind == MessageKinds.Revoked);
    }

    [Fact]
    public async Task The_photo_is_fetched_and_compared_before_the_card_is_decided()
    {
        await standIns.Switch("human-resources", "delay", 0, "social-security-card");
        byte[] photo = [1, 2, 3];
        var good = new PaperReference("white-photo", "image/jpeg", 3, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(photo)));
        var submission = Given.Submission("social-security-card", await Somebody(), papers: [good]);
        standIns.Platform.Papers[$"{submission.Case.Application}/social-security-card/white-photo"] = photo;
        await standIns.Submit(submission);
        await standIns.Platform.Told(StandIns.Without(submission.Case), MessageKinds.Approved);
        Assert.Equal("white-photo:held", (await standIns.Row(submission.Case)).GetProperty("papers")[0].GetString());
    }

    [Fact]
    public async Task An_altered_photo_is_asked_again_and_the_next_round_continues_the_case()
    {
        await standIns.Switch("human-resources", "delay", 0, "social-security-card");
        var person = await Somebody();
        var submission = Given.Submission("social-security-card", person, papers: [new PaperReference("white-photo", "image/jpeg", 3, new string('0', 64))]);
        standIns.Platform.Papers[$"{submission.Case.Application}/social-security-card/white-photo"] = [9];
        await standIns.Submit(submission);
        var wanted = (await standIns.Platform.Told(StandIns.Without(submission.Case), MessageKinds.CorrectionWanted)).Read<CorrectionWantedBody>();
        Assert.Equal(("HR-302", "white-photo"), (wanted.Reason, Assert.Single(wanted.Papers)));
        var sha = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData([9]));
        var next = Given.Submission("social-security-card", person, round: 2, application: submission.Case.Application, papers: [new PaperReference("white-photo", "image/jpeg", 1, sha)]);
        Assert.Equal(200, (await standIns.Submit(next)).Status);
        var approved = await standIns.Platform.Told(StandIns.Without(submission.Case), MessageKinds.Approved);
        Assert.Equal((2, wanted.Reference), (approved.Case.Round, approved.Read<ApprovedBody>().Reference));
        Assert.Equal(1, (await standIns.Row(submission.Case)).GetProperty("effects").GetArrayLength());
    }

    private static (int, string) Refusal((int Status, Envelope? Answer, ProtocolProblem? Problem) answer) => (answer.Status, answer.Problem!.Code);

    private async Task<JsonElement> Somebody() => await standIns.Somebody();
}
