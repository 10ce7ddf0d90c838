using Lianban.Casework.Applications;
using Lianban.Casework.Drafts;
using Lianban.Catalogue.Rules;
using Xunit;

namespace Lianban.Tests.Casework.Drafts;

public sealed class DraftsBeforehandTests : IDisposable
{
    private readonly DraftRoom _room = new();

    public void Dispose() => _room.Dispose();

    private async Task<Beforehand> CheckAsync(IReadOnlyList<string> services, Dictionary<string, string>? shared = null, Dictionary<string, string?>? ticks = null, SignedIn? person = null)
    {
        person ??= DraftRoom.Person;
        await _room.OpenAsync(person);
        foreach (var (item, value) in shared ?? []) _room.Sharing.Values[item] = (value, "test-source");
        if (shared is not null) await _room.The<AnswerNotice>().ExecuteAsync(person, "1", true, default);
        var draft = await _room.SaveAsync(new DraftChange(Services: services, Ticks: ticks), person);
        return await _room.The<CheckBeforehand>().ExecuteAsync(person, draft, default);
    }

    [Fact]
    public async Task Unknown_never_refuses_and_only_what_is_needed_is_asked()
    {
        var check = await CheckAsync([SmallCatalogue.Medical]);
        Assert.Equal(ServiceAnswer.DepartmentDecides, check[SmallCatalogue.Medical].Answer);
        Assert.Equal(["work.has-employees", "work.employer-insured", "usual-residence"], check.Ticks.Select(t => t.Code));
        Assert.False(check.AskArea);
    }

    [Fact]
    public async Task A_known_fact_is_not_asked_and_refuses_by_name()
    {
        var check = await CheckAsync([SmallCatalogue.Medical], new() { ["insurance.medical"] = "employer", ["work.has-employees"] = "false", ["usual-residence"] = "huancui" });
        var medical = check[SmallCatalogue.Medical];
        Assert.Equal((ServiceAnswer.CannotApply, "MEDICAL-EMPLOYER"), (medical.Answer, medical.Why?.Code));
        Assert.Equal([Verdict.False, Verdict.True], medical.Conditions.Select(c => c.Verdict));
        Assert.Empty(check.Ticks);
        Assert.False(check.AskArea);
    }

    [Fact]
    public async Task A_tick_fills_what_is_not_known_and_overrides_nothing()
    {
        var check = await CheckAsync([SmallCatalogue.Medical], new() { ["work.has-employees"] = "true" }, new() { ["work.has-employees"] = "no", ["work.employer-insured"] = "no" });
        Assert.Equal("MEDICAL-EMPLOYEES", check[SmallCatalogue.Medical].Why?.Code);
        Assert.Equal(["work.has-employees"], check.Facts.Contradicted);
        Assert.Contains(check.Facts.Known, f => f is { Name: "work.employer-insured", Value: "false", Source: "applicant" });
        Assert.Contains("work.employer-insured", check.Ticks.Select(t => t.Code)); // still shown, as ticked
    }

    [Fact]
    public async Task I_do_not_know_leaves_it_to_the_department()
    {
        var check = await CheckAsync([SmallCatalogue.Employment], ticks: new() { ["work.working"] = "", ["work.able"] = "yes", ["usual-residence"] = "wendeng" });
        Assert.Equal(ServiceAnswer.DepartmentDecides, check[SmallCatalogue.Employment].Answer);
    }

    [Fact]
    public async Task A_part_exists_when_its_registration_is_chosen_or_in_force_or_unknown()
    {
        var unknown = await CheckAsync([SmallCatalogue.Declaration]);
        Assert.Equal([true, true], unknown[SmallCatalogue.Declaration].Parts.Select(p => p.Exists));
        var check = await CheckAsync([SmallCatalogue.Declaration], new() { ["insurance.pension"] = "flexible-here", ["insurance.medical"] = "never" });
        Assert.Equal([true, false], check[SmallCatalogue.Declaration].Parts.Select(p => p.Exists));
        check = await CheckAsync([SmallCatalogue.Declaration, SmallCatalogue.Medical]);
        Assert.Equal([true, true], check[SmallCatalogue.Declaration].Parts.Select(p => p.Exists));
    }

    [Fact]
    public async Task A_service_without_any_part_cannot_be_applied_for()
    {
        var check = await CheckAsync([SmallCatalogue.Declaration], new() { ["insurance.pension"] = "never", ["insurance.medical"] = "never" });
        Assert.Equal((ServiceAnswer.CannotApply, "SERVICE-NO-PART"), (check[SmallCatalogue.Declaration].Answer, check[SmallCatalogue.Declaration].Why?.Code));
    }

    [Fact]
    public async Task A_service_open_in_another_application_is_shown_as_running()
    {
        var running = Guid.NewGuid();
        _room.Core.Open[SmallCatalogue.Fund] = running;
        var fund = (await CheckAsync([SmallCatalogue.Fund]))[SmallCatalogue.Fund];
        Assert.Equal((ServiceAnswer.Running, running, "SERVICE-RUNNING"), (fund.Answer, fund.RunningIn, fund.Why?.Code));
    }

    [Fact]
    public async Task A_low_real_name_level_sends_to_step_up()
    {
        var check = await CheckAsync([SmallCatalogue.Card], person: DraftRoom.Person with { RealNameLevel = 1 });
        Assert.Equal(2, check[SmallCatalogue.Card].StepUpTo);
        Assert.Null(check[SmallCatalogue.Pension].StepUpTo);
    }

    [Fact]
    public async Task The_area_is_asked_only_when_nobody_knows_where_the_person_lives()
    {
        Assert.True((await CheckAsync([SmallCatalogue.Fund], ticks: new() { ["usual-residence"] = "" })).AskArea);
        Assert.False((await CheckAsync([SmallCatalogue.Fund], ticks: new() { ["usual-residence"] = "wendeng" })).AskArea);
        Assert.False((await CheckAsync([SmallCatalogue.Fund], new() { ["usual-residence"] = "huancui" })).AskArea);
    }

    [Fact]
    public async Task Age_is_counted_to_the_birthday()
    {
        Applicant Born(string number) => new("resident-identity-card", number, "X");
        async Task<string?> Age(string number) => (await CheckAsync([SmallCatalogue.Pension], person: new SignedIn(Born(number), "fp-" + number, 2, null))).Facts["applicant.age"];
        Assert.Equal("15", await Age("110105201004300021")); // the sixteenth birthday is tomorrow
        Assert.Equal("16", await Age("11010520100429002X"));
    }

    [Fact]
    public async Task A_person_of_fifteen_is_refused_by_the_rule_of_age()
    {
        var person = new SignedIn(new Applicant("resident-identity-card", "110105201004300021", "X"), "fp-15", 2, null);
        Assert.Equal("PENSION-AGE", (await CheckAsync([SmallCatalogue.Pension], person: person))[SmallCatalogue.Pension].Why?.Code);
    }
}
