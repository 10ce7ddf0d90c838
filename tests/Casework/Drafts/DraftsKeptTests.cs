using Lianban.Casework.Applications;
using Lianban.Casework.Drafts;
using Lianban.Casework.Keys;
using Lianban.Platform.Storage;
using Xunit;

namespace Lianban.Tests.Casework.Drafts;

public sealed class DraftsKeptTests : IDisposable
{
    private readonly DraftRoom _room = new();

    public void Dispose() => _room.Dispose();

    private static DraftChange Answers(string code, string? value) => new(Answers: new Dictionary<string, string?> { [code] = value });

    [Fact]
    public async Task A_person_has_one_open_draft_even_when_opened_many_times_at_once()
    {
        var drafts = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => _room.OpenAsync())));
        Assert.Single(drafts.Select(d => d.Id).Distinct());
        var other = await _room.OpenAsync(DraftRoom.Person with { Fingerprint = "fp-2" });
        Assert.NotEqual(drafts[0].Id, other.Id);
    }

    [Fact]
    public async Task A_new_draft_has_its_key_and_what_the_sign_in_knows()
    {
        var draft = await _room.OpenAsync();
        Assert.NotNull(_room.The<IApplicationKeys>().Find(draft.Id));
        Assert.Equal((DraftRoom.Person.Applicant.Name, "sign-in"), (draft.Answers["name"].Value, draft.Answers["name"].Source));
        Assert.Equal("13800138000", draft.Answers["mobile"].Value);
    }

    [Fact]
    public async Task A_mobile_number_typed_over_the_portals_stays_at_the_next_sign_in()
    {
        await _room.OpenAsync();
        await _room.SaveAsync(Answers("mobile", "13900139000"));
        Assert.Equal("13900139000", (await _room.OpenAsync()).Answers["mobile"].Value);
    }

    [Fact]
    public async Task A_higher_real_name_level_is_taken_over_with_nothing_lost()
    {
        await _room.OpenAsync(DraftRoom.Person with { RealNameLevel = 1 });
        await _room.SaveAsync(Answers("sex", "female"));
        var draft = await _room.OpenAsync(DraftRoom.Person with { RealNameLevel = 3 });
        Assert.Equal((3, "female"), (draft.RealNameLevel, draft.Answers["sex"].Value));
    }

    [Fact]
    public async Task The_older_of_two_tabs_is_shown_the_difference_and_saves_nothing()
    {
        var tab = await _room.OpenAsync();
        await _room.SaveAsync(Answers("sex", "female"));
        var outcome = await _room.The<SaveDraft>().ExecuteAsync(DraftRoom.Person, tab.Id, tab.Version, Answers("sex", "male"), default);
        var conflict = Assert.IsType<SaveOutcome.Conflict>(outcome).With;
        Assert.Equal([new DraftDifference("sex", "female", "male")], conflict.Differences);
        Assert.Equal("female", _room.The<ReadDraft>().Execute(DraftRoom.Person)!.Answers["sex"].Value);

        // deciding for the own copy: over the version that was shown
        var decided = await _room.The<SaveDraft>().ExecuteAsync(DraftRoom.Person, tab.Id, conflict.Stored.Version, Answers("sex", "male"), default);
        Assert.Equal("male", Assert.IsType<SaveOutcome.Saved>(decided).Draft.Answers["sex"].Value);
    }

    [Fact]
    public async Task The_same_page_posted_twice_is_saved_once_and_is_no_conflict()
    {
        var draft = await _room.OpenAsync();
        var change = new DraftChange(Services: [SmallCatalogue.Pension], Answers: new Dictionary<string, string?> { ["sex"] = "female" });
        await _room.The<SaveDraft>().ExecuteAsync(DraftRoom.Person, draft.Id, draft.Version, change, default);
        var again = await _room.The<SaveDraft>().ExecuteAsync(DraftRoom.Person, draft.Id, draft.Version, change, default);
        Assert.Equal(draft.Version + 1, Assert.IsType<SaveOutcome.Saved>(again).Draft.Version);
    }

    [Fact]
    public async Task Of_many_tabs_saving_at_once_exactly_one_wins()
    {
        var draft = await _room.OpenAsync();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => Task.Run(() =>
            _room.The<SaveDraft>().ExecuteAsync(DraftRoom.Person, draft.Id, draft.Version, Answers("employment-content", $"work {i}"), default))));
        Assert.Single(outcomes.OfType<SaveOutcome.Saved>());
        Assert.Equal(9, outcomes.OfType<SaveOutcome.Conflict>().Count());
    }

    [Fact]
    public async Task What_was_saved_is_there_after_a_restart()
    {
        await _room.OpenAsync();
        var saved = await _room.SaveAsync(new DraftChange(Services: [SmallCatalogue.Fund, SmallCatalogue.Pension], Area: "wendeng", Ticks: new Dictionary<string, string?> { ["work.working"] = "" }));
        _room.Restart();
        var draft = _room.The<ReadDraft>().Execute(DraftRoom.Person)!;
        Assert.Equal((saved.Id, saved.Version, "wendeng", ""), (draft.Id, draft.Version, draft.Area, draft.Ticks["work.working"].Value));
        Assert.Equal([SmallCatalogue.Pension, SmallCatalogue.Fund], draft.Services);
    }

    [Fact]
    public async Task What_the_definition_does_not_know_is_not_stored()
    {
        await _room.OpenAsync();
        var draft = await _room.SaveAsync(new DraftChange(
            Services: [SmallCatalogue.Pension, "nonsense"], Area: "atlantis", Confirmed: ["NONSENSE"],
            Ticks: new Dictionary<string, string?> { ["nonsense"] = "yes", ["work.working"] = "perhaps" }, Answers: new Dictionary<string, string?> { ["nonsense"] = "x" }));
        Assert.Equal([SmallCatalogue.Pension], draft.Services);
        Assert.Empty(draft.Ticks);
        Assert.DoesNotContain("nonsense", draft.Answers.Keys);
        Assert.Empty(draft.Confirmed);
        Assert.Null(draft.Area);
    }

    [Fact]
    public async Task Nothing_personal_is_readable_on_disk()
    {
        await _room.ReadyAsync();
        var disk = _room.Disk();
        Assert.DoesNotContain("CANARY", disk);
        Assert.DoesNotContain("11010519491231002X", disk);
        Assert.DoesNotContain("13800138000", disk);
        Assert.DoesNotContain(System.Text.Encoding.Latin1.GetString(DraftRoom.Jpeg[100..160]), disk);
    }

    [Fact]
    public async Task Discarding_destroys_draft_papers_and_key()
    {
        var draft = await _room.ReadyAsync();
        await _room.The<DiscardDraft>().ExecuteAsync(DraftRoom.Person, default);
        Assert.Null(_room.The<ReadDraft>().Execute(DraftRoom.Person));
        Assert.Null(_room.The<IApplicationKeys>().Find(draft.Id));
        Assert.Null(_room.The<ReadPaper>().Execute(draft.Papers[0].File));
        Assert.NotEqual(draft.Id, (await _room.OpenAsync()).Id);
    }

    [Fact]
    public async Task A_draft_nobody_touched_for_thirty_days_goes_with_its_key_by_system_time()
    {
        var old = await _room.OpenAsync();
        _room.Time.Advance(TimeSpan.FromDays(29));
        Assert.Equal(0, await _room.The<ExpireDrafts>().ExecuteAsync(default));
        var young = await _room.OpenAsync(DraftRoom.Person with { Fingerprint = "fp-2" });
        await _room.The<BusinessOffset>().MoveAsync(TimeSpan.FromDays(300), default); // business time does not count
        _room.Time.Advance(TimeSpan.FromDays(2));
        Assert.Equal(1, await _room.The<ExpireDrafts>().ExecuteAsync(default));
        Assert.Null(_room.The<IApplicationKeys>().Find(old.Id));
        Assert.NotNull(_room.The<IApplicationKeys>().Find(young.Id));
    }

    [Fact]
    public async Task An_expired_draft_that_became_an_application_leaves_the_key()
    {
        var draft = await _room.ReadyAsync();
        _room.Core.DiesAfterCommit = true;
        await Assert.ThrowsAsync<OperationCanceledException>(() => _room.SubmitAsync(draft));
        _room.Time.Advance(TimeSpan.FromDays(31));
        Assert.Equal(1, await _room.The<ExpireDrafts>().ExecuteAsync(default));
        Assert.NotNull(_room.The<IApplicationKeys>().Find(draft.Id));
        Assert.NotNull(_room.The<ReadPaper>().Execute(draft.Papers[0].File));
    }
}
