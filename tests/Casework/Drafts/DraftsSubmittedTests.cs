using Lianban.Casework.Applications;
using Lianban.Casework.Drafts;
using Lianban.Casework.Keys;
using Lianban.Platform.Results;
using Lianban.Platform.Storage;
using Xunit;

namespace Lianban.Tests.Casework.Drafts;

public sealed class DraftsSubmittedTests : IDisposable
{
    private readonly DraftRoom _room = new();

    public void Dispose() => _room.Dispose();

    private static Receipt Receipt(SubmitOutcome outcome) => Assert.IsType<SubmitOutcome.Submitted>(outcome).Receipt;

    [Fact]
    public async Task Submitting_hands_over_what_is_asked_and_leaves_the_key_but_no_draft()
    {
        var draft = await _room.ReadyAsync();
        var receipt = Receipt(await _room.SubmitAsync(draft));
        var submission = Assert.Single(_room.Core.Asked);
        Assert.Equal((draft.Id, draft.Id), (receipt.Id, submission.Id));
        Assert.Equal("202605", submission.Answers["start-month"].Value);
        Assert.Equal("huancui", submission.Area);
        Assert.Equal(["identity-document"], submission.Papers.Select(p => p.Code));
        Assert.Contains(submission.Facts, f => f is { Name: "applicant.age", Value: "76" });
        Assert.Null(_room.The<ReadDraft>().Execute(DraftRoom.Person));
        Assert.NotNull(_room.The<IApplicationKeys>().Find(draft.Id));
        Assert.NotNull(_room.The<ReadPaper>().Execute(submission.Papers[0].File));
    }

    [Fact]
    public async Task A_double_click_gets_one_application_and_the_same_receipt()
    {
        var draft = await _room.ReadyAsync();
        var receipts = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => _room.SubmitAsync(draft))));
        Assert.Single(receipts.Select(Receipt).Distinct());
        Assert.Single(_room.Core.Kept);
    }

    [Fact]
    public async Task After_a_crash_behind_the_commit_submitting_again_gives_the_same_receipt_even_on_another_day()
    {
        var draft = await _room.ReadyAsync();
        _room.Core.DiesAfterCommit = true;
        await Assert.ThrowsAsync<OperationCanceledException>(() => _room.SubmitAsync(draft));
        _room.Core.DiesAfterCommit = false;
        _room.Core.Open[SmallCatalogue.Pension] = draft.Id; // its own service is open now
        _room.Restart();
        _room.Time.Advance(TimeSpan.FromDays(20));
        Assert.Equal(draft.Id, Receipt(await _room.SubmitAsync(draft)).Id);
        Assert.Single(_room.Core.Kept);
    }

    [Fact]
    public async Task After_a_crash_behind_the_commit_opening_starts_a_new_draft_and_keeps_the_applications_key()
    {
        var draft = await _room.ReadyAsync();
        _room.Core.DiesAfterCommit = true;
        await Assert.ThrowsAsync<OperationCanceledException>(() => _room.SubmitAsync(draft));
        await _room.The<DiscardDraft>().ExecuteAsync(DraftRoom.Person, default);
        Assert.NotNull(_room.The<IApplicationKeys>().Find(draft.Id));
        Assert.NotEqual(draft.Id, (await _room.OpenAsync()).Id);
    }

    [Fact]
    public async Task While_a_submission_is_under_way_nothing_is_changed_or_thrown_away()
    {
        var draft = await _room.ReadyAsync();
        await _room.The<DeskFile>().WriteAsync(c => c.Run("UPDATE drafts SET submitting = $at", ("$at", _room.Time.GetUtcNow())), default);
        await _room.The<DiscardDraft>().ExecuteAsync(DraftRoom.Person, default);
        Assert.NotNull(_room.The<IApplicationKeys>().Find(draft.Id));
        var removed = await _room.The<RemovePaper>().ExecuteAsync(DraftRoom.Person, "identity-document", default);
        Assert.Equal("DRAFT-BEING-SUBMITTED", removed.Refusal?.Code);

        // the core never got it: after a while the draft is free again
        _room.Time.Advance(TimeSpan.FromMinutes(1));
        await _room.SaveAsync(new DraftChange(Area: "wendeng"));
    }

    [Fact]
    public async Task A_submission_that_died_with_the_program_holds_the_draft_no_longer_than_the_restart()
    {
        await _room.ReadyAsync();
        await _room.The<DeskFile>().WriteAsync(c => c.Run("UPDATE drafts SET submitting = $at", ("$at", _room.Time.GetUtcNow())), default);
        _room.Time.Advance(TimeSpan.FromSeconds(1));
        _room.Restart();
        await _room.SaveAsync(new DraftChange(Area: "wendeng"));
    }

    [Fact]
    public async Task A_busy_core_keeps_the_draft_as_it_is()
    {
        var draft = await _room.ReadyAsync();
        _room.Core.Refuses = new Refusal("SYSTEM-BUSY");
        Assert.Equal("SYSTEM-BUSY", Assert.IsType<SubmitOutcome.Refused>(await _room.SubmitAsync(draft)).Refusal.Code);
        _room.Core.Refuses = null;
        await _room.SaveAsync(new DraftChange(Area: "wendeng"));
    }

    [Fact]
    public async Task A_page_that_shows_an_older_version_submits_nothing()
    {
        var shown = await _room.ReadyAsync();
        await _room.SaveAsync(new DraftChange(Area: "wendeng"));
        Assert.Equal("wendeng", Assert.IsType<SubmitOutcome.Conflict>(await _room.SubmitAsync(shown)).Stored.Area);
        Assert.Empty(_room.Core.Asked);
    }

    [Fact]
    public async Task The_declaration_must_bear_the_applicants_name()
    {
        var draft = await _room.ReadyAsync();
        Assert.Equal("DECLARATION-NAME", Assert.IsType<SubmitOutcome.Refused>(await _room.SubmitAsync(draft, "Somebody Else")).Refusal.Code);
        var unticked = await _room.The<SubmitDraft>().ExecuteAsync(DraftRoom.Person, draft.Id, draft.Version, null, default);
        Assert.Equal("DECLARATION-MISSING", Assert.IsType<SubmitOutcome.Refused>(unticked).Refusal.Code);
    }

    [Fact]
    public async Task Everything_missing_is_said_at_once()
    {
        var draft = await _room.OpenAsync();
        draft = await _room.SaveAsync(new DraftChange(Services: [SmallCatalogue.Pension, SmallCatalogue.Card]));
        var problems = Assert.IsType<SubmitOutcome.NotYet>(await _room.SubmitAsync(draft)).Problems;
        Assert.Equal(["notice", "usual-residence", "sex", "ethnicity", "start-month", "document-from", "document-to", "post-address"], problems.Fields.Select(p => p.Field));
        Assert.Equal(["identity-document", "white-photo"], problems.Papers.Select(p => p.Field));
        Assert.Equal(["UNEMPLOYMENT-MAY-END"], problems.Unconfirmed);
        Assert.Empty(_room.Core.Asked);
    }

    [Fact]
    public async Task Nothing_typed_for_a_service_no_longer_chosen_is_handed_over()
    {
        await _room.ReadyAsync();
        await _room.SaveAsync(new DraftChange(Services: [SmallCatalogue.Pension, SmallCatalogue.Fund], Answers: new Dictionary<string, string?> { ["fund-base"] = "5000" }));
        var draft = await _room.SaveAsync(new DraftChange(Services: [SmallCatalogue.Pension]));
        Assert.Equal("5000", draft.Answers["fund-base"].Value); // kept, should it be chosen again
        Receipt(await _room.SubmitAsync(draft));
        Assert.DoesNotContain("fund-base", _room.Core.Asked[0].Answers.Keys);
    }

    [Fact]
    public async Task The_hash_stays_over_time_and_restart_and_follows_the_content()
    {
        var draft = await _room.ReadyAsync();
        _room.Core.Refuses = new Refusal("SYSTEM-BUSY");
        await _room.SubmitAsync(draft);
        _room.Time.Advance(TimeSpan.FromDays(3));
        _room.Restart();
        await _room.SubmitAsync(draft);
        Assert.Equal(_room.Core.Asked[0].BodyHash, _room.Core.Asked[1].BodyHash);
        Assert.NotEqual(_room.Core.Asked[0].Declaration.At, _room.Core.Asked[1].Declaration.At);
        draft = await _room.SaveAsync(new DraftChange(Answers: new Dictionary<string, string?> { ["mobile"] = "13900139000" }));
        await _room.SubmitAsync(draft);
        Assert.NotEqual(_room.Core.Asked[0].BodyHash, _room.Core.Asked[2].BodyHash);
        Assert.Equal(64, _room.Core.Asked[2].BodyHash.Length);
    }

    [Fact]
    public async Task Another_persons_draft_cannot_be_submitted()
    {
        var draft = await _room.ReadyAsync();
        var outcome = await _room.The<SubmitDraft>().ExecuteAsync(DraftRoom.Person with { Fingerprint = "fp-2" }, draft.Id, draft.Version, "x", default);
        Assert.Equal("DRAFT-GONE", Assert.IsType<SubmitOutcome.Refused>(outcome).Refusal.Code);
    }
}
