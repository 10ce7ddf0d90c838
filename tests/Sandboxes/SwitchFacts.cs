using System.Net;
using Lianban.Protocol;
using Xunit;

namespace Lianban.Tests.Sandboxes;

/// <summary>Each switch does what it says, and never more than one effect.</summary>
public sealed class SwitchFacts(StandIns standIns) : IClassFixture<StandIns>, IAsyncLifetime
{
    public ValueTask InitializeAsync() => new(standIns.Reset());

    public ValueTask DisposeAsync()
    {
        standIns.Platform.Answer = _ => 200;
        standIns.Platform.SignsAnswers = true;
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Answer_lost_does_the_work_drops_the_connection_and_counts_down()
    {
        await standIns.Switch("human-resources", "answer-lost", 1);
        var submission = Given.Submission("pension-registration", await standIns.Somebody());
        await Assert.ThrowsAsync<HttpRequestException>(() => standIns.Submit(submission));
        Assert.Equal(MessageKinds.Approved, (await standIns.Status("human-resources", submission.Case)).Messages.Single().Kind);
        Assert.Equal(MessageKinds.Approved, (await standIns.Submit(submission.Again())).Answer!.Kind);
        Assert.Equal(1, (await standIns.Row(submission.Case)).GetProperty("effects").GetArrayLength());
    }

    [Fact]
    public async Task Duplicate_callback_sends_the_same_message_twice()
    {
        await standIns.Switch("human-resources", "duplicate-callback", true);
        var submission = await Delayed("personnel-archive");
        var told = await standIns.Platform.Told(StandIns.Without(submission.Case), MessageKinds.Approved);
        await Until(() => standIns.Platform.Callbacks.Count(c => c.MessageId == told.MessageId) == 2);
    }

    [Fact]
    public async Task Out_of_order_calls_back_before_it_answers()
    {
        await standIns.Switch("human-resources", "out-of-order", true);
        var submission = Given.Submission("personnel-archive", await standIns.Somebody());
        var (_, answer, _) = await standIns.Submit(submission);
        Assert.Equal(MessageKinds.Received, answer!.Kind);
        Assert.Contains(standIns.Platform.Callbacks, c => c.Case == submission.Case && c.Kind == MessageKinds.Approved);
    }

    [Fact]
    public async Task Slow_answers_late()
    {
        await standIns.Switch("human-resources", "slow", 400);
        var watch = System.Diagnostics.Stopwatch.StartNew();
        await standIns.Submit(Given.Submission("pension-registration", await standIns.Somebody()));
        Assert.True(watch.Elapsed > TimeSpan.FromMilliseconds(380), watch.Elapsed.ToString());
    }

    [Fact]
    public async Task Down_refuses_does_nothing_and_calls_nobody_back()
    {
        var waiting = await Delayed("personnel-archive", minutes: 30);
        await standIns.Switch("human-resources", "down", true);
        var submission = Given.Submission("pension-registration", await standIns.Somebody());
        Assert.Equal(503, (await standIns.Submit(submission)).Status);
        await standIns.Switch("human-resources", "down", "drop");
        await Assert.ThrowsAsync<HttpRequestException>(() => standIns.Submit(submission));
        await standIns.Advance(TimeSpan.FromHours(1));
        await Task.Delay(400);
        Assert.DoesNotContain(standIns.Platform.Callbacks, c => c.Case == waiting.Case);
        await standIns.Switch("human-resources", "down", false);
        await standIns.Platform.Told(StandIns.Without(waiting.Case), MessageKinds.Approved);
        Assert.False((await standIns.Status("human-resources", submission.Case)).Known);
    }

    [Theory]
    [InlineData("unsigned")]
    [InlineData("garbage")]
    public async Task Nonsense_is_no_signed_answer(string kind)
    {
        await standIns.Switch("human-resources", "nonsense", kind);
        var submission = Given.Submission("pension-registration", await standIns.Somebody());
        await Assert.ThrowsAnyAsync<Xunit.Sdk.XunitException>(() => standIns.Submit(submission));
        await standIns.Switch("human-resources", "nonsense", null);
        Assert.Equal(MessageKinds.Approved, (await standIns.Submit(submission.Again())).Answer!.Kind);
        Assert.Equal(1, (await standIns.Row(submission.Case)).GetProperty("effects").GetArrayLength());
    }

    [Fact]
    public async Task Ask_correction_names_fields_in_the_first_round_only()
    {
        await standIns.Switch("human-resources", "ask-correction", new { fields = (List<string>)["mobile"], papers = new List<string>() });
        await standIns.Switch("human-resources", "delay", 0);
        var person = await standIns.Somebody();
        var submission = Given.Submission("pension-registration", person);
        await standIns.Submit(submission);
        var wanted = (await standIns.Platform.Told(StandIns.Without(submission.Case), MessageKinds.CorrectionWanted)).Read<CorrectionWantedBody>();
        Assert.Equal(("HR-301", "mobile"), (wanted.Reason, Assert.Single(wanted.Fields)));
        var next = Given.Submission("pension-registration", person, round: 2, application: submission.Case.Application);
        Assert.Equal((MessageKinds.Approved, 2), ((await standIns.Submit(next)).Answer!.Kind, next.Case.Round));
        var (_, stored, _) = await standIns.Submit(submission.Again());
        Assert.Equal(MessageKinds.Received, stored!.Kind);
    }

    [Fact]
    public async Task Decide_at_once_can_be_switched_off_and_on()
    {
        await standIns.Switch("human-resources", "decide-at-once", false, "pension-registration");
        Assert.Equal(MessageKinds.Received, (await standIns.Submit(Given.Submission("pension-registration", await standIns.Somebody()))).Answer!.Kind);
        await standIns.Switch("human-resources", "decide-at-once", true, "pension-registration");
        Assert.Equal(MessageKinds.Approved, (await standIns.Submit(Given.Submission("pension-registration", await standIns.Somebody()))).Answer!.Kind);
    }

    [Fact]
    public async Task Nothing_is_refused_at_once()
    {
        var employed = (await standIns.Control("people")).EnumerateArray().First(p => p.GetProperty("id").GetString() == "employer-not-stopped");
        Assert.Equal(MessageKinds.Received, (await standIns.Submit(Given.Submission("pension-registration", employed))).Answer!.Kind);
    }

    [Fact]
    public async Task A_bank_that_refuses_waits_for_another_bank_and_then_goes_on()
    {
        await standIns.Switch("human-resources", "bank-refuses-account", true);
        var submission = await Delayed("social-security-card");
        var key = StandIns.Without(submission.Case);
        var approved = await standIns.Platform.Told(key, MessageKinds.Approved);
        await standIns.Advance(TimeSpan.FromDays(20));
        await standIns.Platform.Told(key, MessageKinds.FollowUp, m => m.Read<FollowUpBody>() is { Step: "bank-account", Outcome: "refused" });
        await Task.Delay(300);
        Assert.Single(standIns.Platform.Callbacks, c => c.Case.Application == submission.Case.Application && c.Kind == MessageKinds.FollowUp);
        var body = submission.Read<SubmitBody>();
        var next = Given.Message(MessageKinds.Submit, submission.Case with { Round = 2 }, body with { Fields = new Dictionary<string, string>(body.Fields) { ["card-bank"] = "psbc" } });
        var (_, answer, _) = await standIns.Submit(next);
        Assert.Equal((MessageKinds.Approved, approved.Read<ApprovedBody>().Reference), (answer!.Kind, answer.Read<ApprovedBody>().Reference));
        await standIns.Advance(TimeSpan.FromDays(20));
        await standIns.Platform.Told(key, MessageKinds.FollowUp, m => m.Read<FollowUpBody>() is { Step: "card-received", Outcome: "done" });
        Assert.Equal(1, (await standIns.Row(submission.Case)).GetProperty("effects").GetArrayLength());
    }

    [Fact]
    public async Task A_callback_is_repeated_under_one_id_until_it_is_recorded()
    {
        var refusals = 3;
        standIns.Platform.Answer = _ => Interlocked.Decrement(ref refusals) >= 0 ? 503 : 200;
        var submission = await Delayed("personnel-archive");
        await Until(() => standIns.Platform.Callbacks.Count(c => c.Case == submission.Case) >= 4);
        await Task.Delay(400);
        var mine = standIns.Platform.Callbacks.Where(c => c.Case == submission.Case && c.Kind == MessageKinds.Approved).ToList();
        Assert.Equal(4, mine.Count);
        Assert.Single(mine.Select(c => c.MessageId).Distinct());
    }

    [Fact]
    public async Task An_unsigned_answer_of_the_platform_is_not_taken_for_recorded()
    {
        standIns.Platform.SignsAnswers = false;
        var submission = await Delayed("personnel-archive");
        await Until(() => standIns.Platform.Callbacks.Count(c => c.Case == submission.Case) >= 2);
        standIns.Platform.SignsAnswers = true;
        await Until(async () => (await standIns.Control("ledger?application=" + submission.Case.Application)).GetProperty("pending").GetInt32() == 0);
    }

    [Fact]
    public async Task A_contradiction_409_is_not_repeated()
    {
        standIns.Platform.Answer = _ => 409;
        var submission = await Delayed("personnel-archive");
        await Until(() => standIns.Platform.Callbacks.Any(c => c.Case == submission.Case));
        await Task.Delay(500);
        Assert.Single(standIns.Platform.Callbacks, c => c.Case == submission.Case);
    }

    [Fact]
    public async Task An_unknown_switch_is_refused()
    {
        using var response = await standIns.Http.PostAsync("/control/switches", new StringContent("""{"department":"taxation","name":"explode","value":true}""", null, "application/json"));
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    private async Task<Envelope> Delayed(string service, int minutes = 0)
    {
        await standIns.Switch("human-resources", "delay", minutes, service);
        var submission = Given.Submission(service, await standIns.Somebody());
        Assert.Equal(MessageKinds.Received, (await standIns.Submit(submission)).Answer!.Kind);
        return submission;
    }

    private static Task Until(Func<bool> holds) => Until(() => Task.FromResult(holds()));

    private static async Task Until(Func<Task<bool>> holds)
    {
        for (var i = 0; i < 400; i++, await Task.Delay(25))
            if (await holds()) return;
        Assert.Fail("it did not come about in ten seconds");
    }
}
