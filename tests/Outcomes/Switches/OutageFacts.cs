using Lianban.Cli.Visiting;
using Lianban.Tests.Outcomes.Walking;

namespace Lianban.Tests.Outcomes.Switches;

/// <summary>All four departments are down while somebody applies for everything; afterwards it drains by itself.</summary>
public sealed class OutageFacts(Office office) : SwitchedFacts(office)
{
    [Fact]
    public async Task Everything_waits_out_an_outage_of_every_department_and_is_done_once()
    {
        foreach (var department in new[] { HumanResources, Taxation }) await Office.SwitchAsync(department, "down", true);
        foreach (var department in new[] { MedicalInsurance, HousingFund }) await Office.SwitchAsync(department, "down", "drop");
        var applied = await Office.ApplyAsync([.. Applicant.AllServices]);
        var shown = await Office.UntilAsync(applied, "all that was to be sent is being retried", parts => parts.Values.All(p => p.State is "Retrying" or "Waiting"));

        foreach (var busy in new[] { Pension, Card, Archive, Employment }) Assert.Equal(("Retrying", "DEPARTMENT-BUSY"), (shown[busy].State, shown[busy].Code));
        foreach (var dropped in new[] { Medical, Fund }) Assert.Equal(("Retrying", "DEPARTMENT-UNREACHABLE"), (shown[dropped].State, shown[dropped].Code));
        Assert.All(shown.Values.Where(p => p.State == "Retrying"), AssertReadable);
        Assert.All(shown.Values.Where(p => p.State == "Retrying"), p => Assert.Contains("平台自动处理", p.Text));
        foreach (var part in new[] { "pension", "medical" }) Assert.Equal("Waiting", shown[$"{Contribution}/{part}"].State);
        Assert.Equal(0, (await DepartmentBooks.OfAsync(Office.System, applied.Receipt.Id)).Cases);

        await Office.System.ResetSwitchesAsync();
        await Office.UntilAsync(applied, "everything is with its department", parts => parts.Values.All(p => p.State is "Approved" or "Asked" or "Waiting"), 60);
        await Office.MorningAsync();
        await UntilAllAsync(applied, "Approved");
        await AssertDoneOnceAsync(applied, 8);
    }

    [Fact]
    public async Task Data_sharing_that_is_not_reached_is_told_until_it_has_answered()
    {
        const string told = "没有取到共享信息";
        await Office.SwitchAsync("data-sharing", "down", "drop");
        var mine = new Applicant(Office.System.Visitor(), (await Office.SomebodyAsync()).Id);
        await mine.SignInAsync();
        Assert.Contains(told, (await mine.AnswerNoticeAsync()).Text);
        await Office.System.ResetSwitchesAsync();
        Assert.DoesNotContain(told, (await mine.AnswerNoticeAsync()).Text);
        Assert.DoesNotContain(told, (await mine.AnswerNoticeAsync(agrees: false)).Text);
    }
}
