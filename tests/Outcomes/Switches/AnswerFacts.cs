using Lianban.Tests.Outcomes.Walking;

namespace Lianban.Tests.Outcomes.Switches;

/// <summary>The department's answer is lost, late, unsigned, garbage, or not to be had: the case waits and says so, and goes on by itself.</summary>
public sealed class AnswerFacts(Office office) : SwitchedFacts(office)
{
    [Fact]
    public async Task An_answer_that_is_lost_after_the_work_is_fetched_and_nothing_is_done_twice()
    {
        await Office.SwitchAsync(HumanResources, "answer-lost", true);
        var applied = await Office.ApplyAsync(Pension);
        var shown = await UntilAsync(applied, Pension, "Retrying");
        Assert.Equal("DEPARTMENT-UNREACHABLE", shown.Code);
        AssertReadable(shown);
        Assert.Equal(1, (await DepartmentBooks.OfAsync(Office.System, applied.Receipt.Id)).Effects); // done there, not known here

        await Office.System.ResetSwitchesAsync();
        await UntilAllAsync(applied, "Approved");
        Assert.InRange((await AssertDoneOnceAsync(applied, 1)).Row(Pension).Submissions, 2, 20);
    }

    [Fact]
    public async Task Two_lost_answers_and_the_third_arrives()
    {
        await Office.SwitchAsync(HousingFund, "answer-lost", 2);
        var applied = await Office.ApplyAsync(Fund);
        await UntilAllAsync(applied, "Approved");
        Assert.Equal(3, (await AssertDoneOnceAsync(applied, 1)).Row(Fund).Submissions);
        Assert.Single(await TimelineAsync(applied), l => l.Contains("会自动重试"));
    }

    [Fact]
    public async Task A_slow_department_is_being_asked_until_it_answers()
    {
        await Office.SwitchAsync(MedicalInsurance, "slow", 2500);
        var applied = await Office.ApplyAsync(Medical);
        var shown = (await applied.PartsAsync())[Medical];
        Assert.Equal(("Asking", "正在送往部门"), (shown.State, shown.Tag));
        Assert.Null(shown.Code);
        await UntilAsync(applied, Medical, "Asked");
        Assert.Equal(1, (await AssertDoneOnceAsync(applied, 0)).Row(Medical).Submissions);
        Assert.DoesNotContain(await TimelineAsync(applied), l => l.Contains("会自动重试"));
    }

    [Fact]
    public async Task A_department_slower_than_our_patience_is_asked_again_with_the_same_key()
    {
        await Office.SwitchAsync(MedicalInsurance, "slow", 6000);
        var applied = await Office.ApplyAsync(Medical);
        var shown = await UntilAsync(applied, Medical, "Retrying");
        Assert.Equal("DEPARTMENT-TIMEOUT", shown.Code);
        AssertReadable(shown);
        await Office.System.ResetSwitchesAsync();
        await UntilAsync(applied, Medical, "Asked");
        await Office.MorningAsync();
        await UntilAllAsync(applied, "Approved");
        Assert.InRange((await AssertDoneOnceAsync(applied, 1)).Row(Medical).Submissions, 2, 5);
    }

    [Theory]
    [InlineData("unsigned", "SIGNATURE-MISSING")]
    [InlineData("garbage", "SIGNATURE-MISSING")]
    public async Task Nonsense_is_not_believed_and_the_department_is_asked_again(string kind, string code)
    {
        await Office.SwitchAsync(HousingFund, "nonsense", kind);
        var applied = await Office.ApplyAsync(Fund);
        var shown = await UntilAsync(applied, Fund, "Retrying");
        Assert.Equal(code, shown.Code);
        AssertReadable(shown);
        Assert.Contains("会再次询问部门", shown.Sentence);
        await Office.System.ResetSwitchesAsync();
        await UntilAllAsync(applied, "Approved");
        Assert.InRange((await AssertDoneOnceAsync(applied, 1)).Row(Fund).Submissions, 2, 20);
    }

    [Fact]
    public async Task Nonsense_about_the_status_changes_nothing_and_is_asked_again()
    {
        var applied = await Office.ApplyAsync(Medical);
        await UntilAsync(applied, Medical, "Asked");
        await Office.SwitchAsync(MedicalInsurance, "nonsense", "unsigned");
        Assert.Equal(0, (await Office.Operator.CaseAsync("ask", applied.Receipt.Number)).Exit);
        await Lianban.Tests.TestKit.RunningSystem.UntilAsync("the log tells of it", () => Task.FromResult(Office.System.Logs().Contains($"about {applied.Receipt.Id}/{Medical}/main/1 with what cannot stand: SIGNATURE-MISSING")));
        Assert.Equal("Asked", (await applied.PartsAsync())[Medical].State);
        await Office.System.ResetSwitchesAsync();
        await Office.MorningAsync();
        await UntilAllAsync(applied, "Approved");
        await AssertDoneOnceAsync(applied, 1);
    }
}
