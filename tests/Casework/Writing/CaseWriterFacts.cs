using Lianban.Casework.Applications;
using Lianban.Casework.Applications.Storage;
using Lianban.Casework.Applications.Writing;
using Lianban.Casework.Audit;
using Lianban.Casework.Dispatch;
using Lianban.Tests.Casework.Applications;
using Microsoft.Data.Sqlite;
using static Lianban.Tests.Casework.Applications.SmallDefinition;

namespace Lianban.Tests.Casework.Writing;

public class CaseWriterFacts
{
    [Fact]
    public async Task An_application_goes_through_the_departments_in_prerequisite_order_and_is_read_back()
    {
        await using var house = await House.OpenAsync();
        var form = await house.SubmitAsync(Registration, Contribution);
        var view = await house.UntilAsync(form.Id, v => v.State == ApplicationState.Finished);
        Assert.True(ReceiptNumber.IsSound(view.Number));
        var order = view.Timeline.Where(t => t.What is "part-asked" or "part-approved").Select(t => (t.What, t.Service, t.Part)).ToList();
        Assert.True(order.IndexOf(("part-approved", Registration, "main")) < order.IndexOf(("part-asked", Contribution, "pension")));
        Assert.Equal("张三", view.Submission.Applicant.Name);
    }

    [Fact]
    public async Task Acknowledged_work_goes_on_after_a_stop()
    {
        var down = new Department("human-resources") { Answers = _ => new Delivery.Unreached("DEPARTMENT-UNREACHABLE") };
        string folder; Keys keys; Guid id;
        await using (var house = await House.OpenAsync(departments: [down, new Department("taxation")]))
        {
            (folder, keys) = (house.Folder, house.ApplicationKeys);
            id = (await house.SubmitAsync(Registration, Contribution)).Id;
            await house.UntilAsync(id, v => v.Cases[0].State == CaseState.Retrying);
        }
        await using var again = await House.OpenAsync(folder, keys);
        await again.UntilAsync(id, v => v.State == ApplicationState.Finished);
    }

    [Fact]
    public async Task An_answer_that_was_lost_after_the_work_was_done_is_asked_for_under_the_same_key()
    {
        var lost = 0;
        var department = new Department("human-resources");
        department.Answers = m => Interlocked.Increment(ref lost) <= 3 ? new Delivery.Unreached("DEPARTMENT-UNREACHABLE") : department.Decided(m);
        await using var house = await House.OpenAsync(departments: [department, new Department("taxation")]);
        var form = await house.SubmitAsync(Registration);
        await house.UntilAsync(form.Id, v => v.State == ApplicationState.Finished);
        Assert.Single(department.Books);
        Assert.Equal(4, department.Calls.Count);
        Assert.Null(house.Get<ICaseStore>().OutboxBy(department.Books.Keys.Single()));
    }

    [Fact]
    public async Task A_department_that_stays_silent_is_asked_when_business_time_has_passed()
    {
        var silent = new Department("human-resources");
        silent.Answers = silent.OnlyReceived;
        await using var house = await House.OpenAsync(departments: [silent, new Department("taxation")]);
        var form = await house.SubmitAsync(Registration);
        await house.UntilAsync(form.Id, v => v.Cases[0].Parts[0].State == PartState.Asked);
        house.Clock.Advance(TimeSpan.FromHours(3));
        await house.UntilAsync(form.Id, v => v.State == ApplicationState.Finished);
    }

    [Fact]
    public async Task A_message_refused_for_good_needs_a_person_who_sends_it_again()
    {
        var strict = new Department("human-resources") { Answers = _ => new Delivery.Rejected("DEPARTMENT-REFUSED-MESSAGE") };
        await using var house = await House.OpenAsync(departments: [strict, new Department("taxation")]);
        var form = await house.SubmitAsync(Registration);
        await house.UntilAsync(form.Id, v => v.Cases[0].State == CaseState.NeedsPerson && v.Cases[0].Parts[0].Owner == "operator");
        strict.Answers = null;
        Assert.Null((await house.Get<IOperatorVerbs>().RetryAsync(form.Id, default)).Refusal);
        await house.UntilAsync(form.Id, v => v.State == ApplicationState.Finished);
    }

    [Fact]
    public async Task At_most_one_open_case_per_person_and_service()
    {
        var silent = new Department("human-resources");
        silent.Answers = silent.OnlyReceived;
        await using var house = await House.OpenAsync(departments: [silent, new Department("taxation")]);
        var form = await house.SubmitAsync(Registration);
        var second = form with { Id = Guid.CreateVersion7() };
        await house.ApplicationKeys.CreateAsync(second.Id, default);
        Assert.Equal("SUBMIT-ALREADY-OPEN", (await house.Get<ISubmitApplication>().ExecuteAsync(second, default)).Refusal?.Code);
        var other = second with { Services = [Card] };
        Assert.Null((await house.Get<ISubmitApplication>().ExecuteAsync(other, default)).Refusal);
    }

    [Fact]
    public async Task A_hundred_equal_submissions_at_once_are_one_application_with_one_number()
    {
        await using var house = await House.OpenAsync();
        var id = Guid.CreateVersion7();
        await house.ApplicationKeys.CreateAsync(id, default);
        var form = Given.Form(id, "h", Registration) with { PersonFingerprint = "p" };
        var receipts = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => house.Get<ISubmitApplication>().ExecuteAsync(form, default)));
        Assert.Single(receipts.Select(r => r.Value!.Number).Distinct());
        Assert.Single(house.Get<ICaseStore>().AllApplications());
    }

    [Fact]
    public async Task A_callback_once_more_is_a_duplicate_and_the_same_id_with_other_content_contradicts()
    {
        var silent = new Department("human-resources");
        silent.Answers = silent.OnlyReceived;
        await using var house = await House.OpenAsync(departments: [silent, new Department("taxation")]);
        var form = await house.SubmitAsync(Registration);
        await house.UntilAsync(form.Id, v => v.Cases[0].Parts[0].State == PartState.Asked);
        var approved = silent.Says(silent.Books.Values.Single(), "a", Given.Approved());
        var inbox = house.Get<IDepartmentInbox>();
        Assert.Equal(Taken.Recorded, (await inbox.TakeAsync(approved, default)).Taken);
        Assert.Equal(Taken.Duplicate, (await inbox.TakeAsync(approved, default)).Taken);
        Assert.Equal(Taken.Contradictory, (await inbox.TakeAsync(approved with { ContentHash = "other" }, default)).Taken);
        Assert.Equal(Taken.UnknownCase, (await inbox.TakeAsync(approved with { MessageId = "x", Key = approved.Key with { Application = Guid.CreateVersion7() } }, default)).Taken);
    }

    [Fact]
    public async Task Nothing_personal_is_readable_in_the_file_and_deletion_leaves_a_chain_that_verifies()
    {
        await using var house = await House.OpenAsync();
        var form = await house.SubmitAsync(Registration, Card);
        var store = house.Get<ICaseStore>();
        await house.UntilAsync(form.Id, v => v.State == ApplicationState.Reviewed);
        var bytes = Directory.GetFiles(house.Folder).Select(ReadShared).ToArray();
        foreach (var canary in new[] { "张三", "371099199001010018", "icbc" })
            Assert.DoesNotContain(bytes, b => b.AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(canary)) >= 0);

        Assert.Equal("FORGET-STILL-OPEN", (await house.Get<IForgetApplication>().ExecuteAsync(form.Id, default)).Refusal?.Code); // the card is on its way
        var key = new PartKey(form.Id, Card, "main", 1);
        foreach (var step in new[] { "bank-account", "card-received" })
            await house.Get<IDepartmentInbox>().TakeAsync(new DepartmentMessage("human-resources", step, step, key, Given.Step(step)), default);
        Assert.Null((await house.Get<IForgetApplication>().ExecuteAsync(form.Id, default)).Refusal);
        Assert.Null(await house.Get<IApplicationReads>().ShowToOperatorAsync(form.Id, default));
        Assert.Empty(store.ApplicationsOf(form.PersonFingerprint));
        Assert.Equal((1, 0), (house.Get<VerifyChains>().Execute().Chains, house.Get<VerifyChains>().Execute().Broken.Count));
    }

    [Fact]
    public async Task A_changed_event_breaks_the_chain_where_it_was_changed_and_a_cut_tail_is_seen()
    {
        await using var house = await House.OpenAsync();
        var form = await house.SubmitAsync(Registration);
        await house.UntilAsync(form.Id, v => v.State == ApplicationState.Finished);
        var store = house.Get<ICaseStore>();
        var events = store.ChainOf(form.Id).Events;
        var head = store.ApplicationBy(form.Id)!.Head;
        Assert.Null(EventChain.FirstBroken(events, head));
        for (var i = 0; i < events.Count; i++)
        {
            var changed = events.ToList();
            changed[i] = changed[i] with { BusinessAt = changed[i].BusinessAt.AddMilliseconds(1) };
            Assert.Equal(i + 1, EventChain.FirstBroken(changed, head));
        }
        Assert.Equal(events.Count, EventChain.FirstBroken(events.Take(events.Count - 1).ToList(), head));
        Assert.ThrowsAny<SqliteException>(() => Tamper(house));
    }

    private static void Tamper(House house)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(house.Folder, "cases.db")}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "UPDATE events SET type='x'";
        command.ExecuteNonQuery();
    }

    private static byte[] ReadShared(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
