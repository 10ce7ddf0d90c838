using System.Text.Json;
using Lianban.Tests.Outcomes.Walking;
using Lianban.Tests.TestKit;

namespace Lianban.Tests.Outcomes.Switches;

/// <summary>Practice P8: a department lawfully revokes or corrects what it had approved.</summary>
public sealed class RevocationFacts(Office office) : SwitchedFacts(office)
{
    [Fact]
    public async Task A_revocation_is_told_with_its_remedy_and_the_department_that_depended_on_it_decides_for_itself()
    {
        var applied = await ApproveAsync();
        await RevokeAsync(applied, Pension, "HR-502", null);

        var shown = await Office.UntilAsync(applied, "both are revoked", parts => parts[Pension].State == "Revoked" && parts[$"{Contribution}/pension"].State == "Revoked");
        Assert.Equal("REVOKED-BY-DEPARTMENT", shown[Pension].Code);
        Assert.Contains("行政复议", shown[Pension].Sentence);
        Assert.Equal("REVOKED-PREREQUISITE", shown[$"{Contribution}/pension"].Code);
        AssertReadable(shown[Pension]);
        AssertReadable(shown[$"{Contribution}/pension"]);
        // what did not depend on it stands
        Assert.Equal("Approved", shown[Employment].State);
        Assert.Contains(await TimelineAsync(applied), l => l.Contains("部门撤销了原来的决定"));
        await AssertToldAsync(applied, "prerequisite-changed", "prerequisite-noted", "application-reopened");
        Assert.True((await applied.PageAsync()).Has("[data-application=Finished]"));
    }

    [Fact]
    public async Task A_correction_to_refused_is_told_and_only_noted_by_the_other_department()
    {
        var applied = await ApproveAsync();
        await RevokeAsync(applied, Pension, "HR-103", "refused");
        var shown = await UntilAsync(applied, Pension, "Refused");
        Assert.Equal("ELSEWHERE-IN-PROVINCE", shown.Code);
        AssertReadable(shown);
        Assert.Contains(await TimelineAsync(applied), l => l.Contains("部门更正了结果"));
        await AssertToldAsync(applied, "prerequisite-changed", "prerequisite-noted", "application-reopened", "part-result-corrected");
        Assert.Equal("Approved", (await applied.PartsAsync())[$"{Contribution}/pension"].State);
    }

    [Fact]
    public async Task A_revocation_waits_out_an_outage_of_the_department_that_must_be_told()
    {
        var applied = await ApproveAsync();
        await Office.SwitchAsync(Taxation, "down", true);
        await RevokeAsync(applied, Pension, "HR-502", null);
        await UntilAsync(applied, Pension, "Revoked");
        await RunningSystem.UntilAsync("the notice waits", () => Task.FromResult(Waiting(applied) == 1));
        Assert.False((await applied.PageAsync()).Has("[data-application=Finished]"));
        await Office.System.ResetSwitchesAsync();
        await UntilAsync(applied, $"{Contribution}/pension", "Revoked");
        await AssertToldAsync(applied, "prerequisite-noted");
    }

    private long Waiting(Applied applied) => CaseFile.Number(Office.System, "cases.db", $"SELECT count(*) FROM outbox WHERE application=x'{applied.Receipt.Id}'");

    private async Task<Applied> ApproveAsync()
    {
        var applied = await Office.ApplyAsync(Pension, Contribution, Employment);
        await UntilAllAsync(applied, "Approved");
        return applied;
    }

    private Task<JsonElement> RevokeAsync(Applied applied, string service, string reason, string? decision) => Office.System.PostControlAsync<JsonElement>("revoke",
        new { @case = $"{applied.Receipt.Id}/{service}/main", reason, clause = "第三十五条", documentNumber = $"威社撤〔2026〕{applied.Receipt.Id[..4]}号", decision });

    private async Task AssertToldAsync(Applied applied, params string[] events)
    {
        await RunningSystem.UntilAsync("nothing waits to be told", () => Task.FromResult(Waiting(applied) == 0));
        var types = CaseFile.AssertChain(Office.System, applied.Receipt.Id);
        foreach (var type in events) Assert.Contains(type, types);
        Assert.Empty((await DepartmentBooks.OfAsync(Office.System, applied.Receipt.Id)).Doubled);
    }
}
