using Lianban.Tests.Outcomes.Walking;
using Lianban.Tests.TestKit;

namespace Lianban.Tests.Outcomes.Switches;

/// <summary>Callbacks come twice, out of order, or decisions come at once: the outcome is the same.</summary>
public sealed class CallbackFacts(Office office) : SwitchedFacts(office)
{
    [Fact]
    public async Task A_callback_that_comes_twice_counts_once()
    {
        foreach (var department in new[] { HumanResources, MedicalInsurance, Taxation }) await Office.SwitchAsync(department, "duplicate-callback", true);
        var applied = await Office.ApplyAsync(Card, Medical, Contribution);
        await Office.UntilAsync(applied, "both are received", parts => parts[Card].State == "Asked" && parts[Medical].State == "Asked");
        for (var morning = 0; morning < 14 && !await FinishedAsync(applied); morning++) await StepAsync(applied);

        Assert.True(await FinishedAsync(applied));
        await AssertDoneOnceAsync(applied, 3);
        var events = CaseFile.AssertChain(Office.System, applied.Receipt.Id);
        Assert.Equal(3, events.Count(e => e == "part-approved"));
        Assert.Equal(5, events.Count(e => e == "follow-up-reported"));
    }

    [Fact]
    public async Task Callbacks_in_any_order_lead_to_the_same_end()
    {
        await Office.SwitchAsync(HumanResources, "out-of-order", true);
        await Office.SwitchAsync(MedicalInsurance, "out-of-order", true);
        var applied = await Office.ApplyAsync(Pension, Card, Archive, Medical);
        await UntilAllAsync(applied, "Approved");
        // the department cannot call for three weeks of steps, then tells of them newest first
        await Office.SwitchAsync(HumanResources, "down", true);
        for (var morning = 0; morning < 22; morning++) await Office.MorningAsync();
        await RunningSystem.UntilAsync("nine steps wait to be told", async () => (await DepartmentBooks.OfAsync(Office.System, applied.Receipt.Id)).Pending == 9);
        await Office.SwitchAsync(HumanResources, "down", null);
        await RunningSystem.UntilAsync("all is told", async () => (await DepartmentBooks.OfAsync(Office.System, applied.Receipt.Id)).Pending == 0);

        Assert.True(await FinishedAsync(applied));
        var page = await applied.PageAsync();
        var steps = page.Document.QuerySelectorAll("[data-part] ol.line li .tag").ToList();
        Assert.Equal(9, steps.Count);
        Assert.All(steps, s => Assert.Equal("已完成", s.TextContent));
        await AssertDoneOnceAsync(applied, 4);
        Assert.Equal(9, CaseFile.AssertChain(Office.System, applied.Receipt.Id).Count(e => e == "follow-up-reported"));
        Assert.Equal(0, (await DepartmentBooks.OfAsync(Office.System, applied.Receipt.Id)).Stale);
    }

    [Fact]
    public async Task A_clear_case_may_be_decided_in_the_answer()
    {
        await Office.SwitchAsync(MedicalInsurance, "decide-at-once", true);
        var applied = await Office.ApplyAsync(Medical, Contribution);
        await UntilAllAsync(applied, "Approved");
        await AssertDoneOnceAsync(applied, 2);
        Assert.DoesNotContain("part-received", CaseFile.AssertChain(Office.System, applied.Receipt.Id));
    }

    private async Task StepAsync(Applied applied)
    {
        await Office.MorningAsync();
        await RunningSystem.UntilAsync("all is told", async () => (await DepartmentBooks.OfAsync(Office.System, applied.Receipt.Id)).Pending == 0);
    }

    private static async Task<bool> FinishedAsync(Applied applied) => (await applied.PageAsync()).Has("[data-application=Finished]");
}
