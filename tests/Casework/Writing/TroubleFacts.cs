using Lianban.Casework.Applications;
using Lianban.Casework.Applications.Storage;
using Lianban.Casework.Applications.Writing;
using Lianban.Casework.Dispatch;
using Lianban.Casework.Keys;
using Lianban.Catalogue.Model;
using Lianban.Tests.Casework.Applications;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using static Lianban.Tests.Casework.Applications.SmallDefinition;

namespace Lianban.Tests.Casework.Writing;

/// <summary>What once would have stopped a department, lost a notice, or left a row for ever: each on the real store and lanes.</summary>
public class TroubleFacts
{
    [Fact]
    public async Task One_message_that_fails_every_time_stops_no_other()
    {
        var poison = Guid.Empty;
        var department = new Department("human-resources");
        department.Answers = m => m.Key.Application == poison ? new Delivery.Nonsense("ANSWER-UNREADABLE") : department.Decided(m);
        await using var house = await House.OpenAsync(departments: [department, new Department("taxation")]);
        poison = Guid.CreateVersion7();
        await house.ApplicationKeys.CreateAsync(poison, default);
        Assert.Null((await house.Get<ISubmitApplication>().ExecuteAsync(Given.Form(poison, "h", Registration) with { PersonFingerprint = "poison" }, default)).Refusal);
        // alone it opens the breaker
        await RunAsync(() => department.Calls.Count > House.Quick.FailuresToOpen + 2);
        var other = await house.SubmitAsync(Registration);
        await house.UntilAsync(other.Id, v => v.State == ApplicationState.Finished);
    }

    [Fact]
    public async Task A_part_sent_again_is_answered_by_the_message_that_answered_it_before()
    {
        var lost = false;
        var department = new Department("human-resources") { Forgets = () => lost };
        department.Answers = department.OnlyReceived;
        await using var house = await House.OpenAsync(departments: [department, new Department("taxation")]);
        var form = await house.SubmitAsync(Registration);
        await house.UntilAsync(form.Id, v => v.Cases[0].Parts[0].State == PartState.Asked);
        lost = true; // its status answer lags: it says that it knows nothing, and is sent the case again
        house.Clock.Advance(TimeSpan.FromHours(3));
        await RunAsync(() => department.Calls.Count == 2);
        await house.UntilAsync(form.Id, v => v.Cases[0].Parts[0].State == PartState.Asked);
        await RunAsync(() => house.Get<ICaseStore>().OutboxDue("human-resources", DateTimeOffset.MaxValue, 10).Count == 0);
        Assert.Equal(2, department.Calls.Count);
    }

    [Fact]
    public async Task Two_notices_to_one_part_are_each_noted_and_neither_row_is_left()
    {
        var away = true;
        var taxation = new Department("taxation");
        taxation.Answers = m => m.Kind == OutboundKind.Submit ? taxation.Decided(m)
            : Volatile.Read(ref away) ? new Delivery.Unreached("DEPARTMENT-UNREACHABLE") : new Delivery.Answered([taxation.Says(m, "noted", new Said.Noted(default, m.Changed!.DocumentNumber))]);
        await using var house = await House.OpenAsync(departments: [new Department("human-resources"), taxation]);
        var form = await house.SubmitAsync(Registration, Contribution);
        await house.UntilAsync(form.Id, v => v.State == ApplicationState.Finished);
        var key = new PartKey(form.Id, Registration, "main", 1);
        await house.Get<IDepartmentInbox>().TakeAsync(new("human-resources", "r1", "r1", key, new Said.Revoked(default, "REVOKED", "clause", "doc-1")), default);
        await house.Get<IDepartmentInbox>().TakeAsync(new("human-resources", "r2", "r2", key, new Said.Revoked(default, "REVOKED", "clause", "doc-2")), default);
        Assert.Equal(2, house.Get<ICaseStore>().OutboxDue("taxation", DateTimeOffset.MaxValue, 10).Count);
        Assert.NotEqual(ApplicationState.Finished, (await house.Get<IApplicationReads>().ShowToOperatorAsync(form.Id, default))!.State);
        Volatile.Write(ref away, false);
        await house.UntilAsync(form.Id, v => v.State == ApplicationState.Finished);
        await RunAsync(() => house.Get<ICaseStore>().OutboxDue("taxation", DateTimeOffset.MaxValue, 10).Count == 0);
    }

    [Fact]
    public async Task A_notice_that_is_refused_waits_for_an_operator_and_goes_again()
    {
        var strict = true;
        var taxation = new Department("taxation");
        taxation.Answers = m => m.Kind == OutboundKind.Submit ? taxation.Decided(m)
            : Volatile.Read(ref strict) ? new Delivery.Rejected("CASE-UNKNOWN") : new Delivery.Answered([taxation.Says(m, "noted", new Said.Noted(default, m.Changed!.DocumentNumber))]);
        await using var house = await House.OpenAsync(departments: [new Department("human-resources"), taxation]);
        var form = await house.SubmitAsync(Registration, Contribution);
        await house.UntilAsync(form.Id, v => v.State == ApplicationState.Finished);
        var key = new PartKey(form.Id, Registration, "main", 1);
        await house.Get<IDepartmentInbox>().TakeAsync(new("human-resources", "r1", "r1", key, new Said.Revoked(default, "REVOKED", "clause", "doc-1")), default);
        var view = await house.UntilAsync(form.Id, v => v.Timeline.Any(t => t.What == "notice-stuck"));
        Assert.Empty(house.Get<ICaseStore>().OutboxDue("taxation", DateTimeOffset.MaxValue, 10));
        Assert.Equal(PartState.Approved, view.Cases[1].Parts[0].State); // its own decision stands
        Volatile.Write(ref strict, false);
        Assert.Null((await house.Get<IOperatorVerbs>().RetryAsync(form.Id, default)).Refusal);
        await house.UntilAsync(form.Id, v => v.State == ApplicationState.Finished);
    }

    [Fact]
    public async Task A_case_that_a_correction_opens_again_is_open_again_for_the_person()
    {
        var department = new Department("human-resources");
        department.Answers = m => new Delivery.Answered([department.Says(m, "refused", Given.Refuses())]);
        await using var house = await House.OpenAsync(departments: [department, new Department("taxation")]);
        var form = await house.SubmitAsync(Card);
        await house.UntilAsync(form.Id, v => v.State == ApplicationState.Finished);
        Assert.Empty(house.Get<ICaseStore>().OpenCasesOf(form.PersonFingerprint));
        var corrected = new Said.ResultCorrected(default, true, "REVOKED", "clause", "doc-1", new Dictionary<string, string>());
        await house.Get<IDepartmentInbox>().TakeAsync(new("human-resources", "c1", "c1", new PartKey(form.Id, Card, "main", 1), corrected), default);
        Assert.Equal(form.Id, house.Get<ICaseStore>().OpenCasesOf(form.PersonFingerprint)[Card]); // its steps run now
        var second = form with { Id = Guid.CreateVersion7() };
        await house.ApplicationKeys.CreateAsync(second.Id, default);
        Assert.Equal("SUBMIT-ALREADY-OPEN", (await house.Get<ISubmitApplication>().ExecuteAsync(second, default)).Refusal?.Code);
    }

    [Fact]
    public async Task A_cut_tail_is_seen_by_the_head_of_the_row_before_anything_is_believed()
    {
        var keys = new Keys();
        string folder;
        Guid id;
        await using (var house = await House.OpenAsync(keys: keys))
        {
            folder = house.Folder;
            id = (await house.SubmitAsync(Registration)).Id;
            await house.UntilAsync(id, v => v.State == ApplicationState.Finished);
        }
        using (var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "cases.db")};Pooling=False"))
        {
            connection.Open();
            using var cut = connection.CreateCommand();
            cut.CommandText = "DROP TRIGGER events_are_not_deleted; DELETE FROM events WHERE n=(SELECT max(n) FROM events)";
            cut.ExecuteNonQuery();
        }
        await using var again = await House.OpenAsync(folder, keys);
        Assert.Equal(id, Assert.Single(again.Get<VerifyChains>().Execute().Broken).Application);
        await Assert.ThrowsAsync<InvalidDataException>(() => again.Get<IApplicationReads>().ShowToOperatorAsync(id, default));
        Assert.Equal("STORE-FAILED", (await again.Get<IOperatorVerbs>().AskAsync(id, default)).Refusal?.Code);
    }

    [Fact]
    public async Task A_key_that_a_crash_left_after_forgetting_is_destroyed_at_the_next_start()
    {
        var keys = new Keys();
        string folder;
        Guid id;
        await using (var house = await House.OpenAsync(keys: keys))
        {
            folder = house.Folder;
            id = (await house.SubmitAsync(Registration)).Id;
            await house.UntilAsync(id, v => v.State == ApplicationState.Finished);
            var kept = keys.Find(id)!;
            Assert.Null((await house.Get<IForgetApplication>().ExecuteAsync(id, default)).Refusal);
            keys.PutBack(id, kept); // as if the process had died between the event and the key
        }
        await using var again = await House.OpenAsync(folder, keys);
        await RunAsync(() => keys.Find(id) is null);
    }

    [Fact]
    public async Task A_submission_that_waited_too_long_is_given_up_and_not_written_behind_the_persons_back()
    {
        await using var house = await House.OpenAsync();
        var time = new FakeTimeProvider();
        using var stalled = new CaseWriter(house.Get<ICaseStore>(), house.Get<CaseBooks>(), house.Business, time, NullLogger<CaseWriter>.Instance);
        var id = Guid.CreateVersion7();
        await house.ApplicationKeys.CreateAsync(id, default);
        var waiting = stalled.ExecuteAsync(new SubmitApplication(Given.Form(id, "h", Registration) with { PersonFingerprint = "p" }), default);
        time.Advance(TimeSpan.FromSeconds(26));
        await stalled.StartAsync(default);
        Assert.Equal("SYSTEM-BUSY", (await waiting).Refusal?.Code);
        Assert.Empty(house.Get<ICaseStore>().AllApplications());
        await stalled.StopAsync(default);
    }

    private static async Task RunAsync(Func<bool> holds)
    {
        for (var i = 0; i < 1000 && !holds(); i++) await Task.Delay(10);
        Assert.True(holds());
    }
}
