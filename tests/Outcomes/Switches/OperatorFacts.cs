using Lianban.Cli.Running;
using Lianban.Cli.Visiting;
using Lianban.Tests.Outcomes.Walking;
using Lianban.Tests.TestKit;

namespace Lianban.Tests.Outcomes.Switches;

/// <summary>What only a person can mend: <c>./lianban case show|retry|ask</c> against the running system.</summary>
public sealed class OperatorFacts
{
    private const string Medical = "medical-registration", Fund = "housing-fund-account";

    [Fact]
    public async Task A_case_that_the_department_will_not_take_needs_a_person_and_is_sent_again_when_the_mapping_is_mended()
    {
        var catalogue = CopyCatalogue();
        try
        {
            // a code that the department does not know, as it happens after it changed its table
            var list = Path.Combine(catalogue, "life-events", "flexible-employment", "codes", "enrolment-reason.yaml");
            var good = await File.ReadAllTextAsync(list);
            await File.WriteAllTextAsync(list, good.Replace("\"11\"", "\"99\"").Replace("\"12\"", "\"99\"").Replace("\"13\"", "\"99\"").Replace("\"14\"", "\"99\""));
            await using var office = await Office.OpenAsync(TrialSettings.FirstMorning, new Dictionary<string, string> { ["Lianban__Catalogue"] = catalogue });
            var applied = await office.ApplyAsync(Medical, Fund);
            var parts = await Office.UntilAsync(applied, "medical needs a person", p => p[Medical].State == "NeedsPerson" && p[Fund].State == "Approved");
            Assert.Equal("FIELD-NOT-IN-CODE-TABLE", parts[Medical].Code);
            Assert.Equal("送达遇到问题，工作人员处理中", parts[Medical].Tag);
            Assert.Contains("平台工作人员", parts[Medical].Text);
            Assert.Contains("您不用做什么", parts[Medical].Sentence);

            var show = await office.Operator.CaseAsync("show", applied.Receipt.Number);
            Assert.Equal(0, show.Exit);
            Assert.Contains($"{Medical}/main  ", show.Out);
            Assert.Matches("NeedsPerson +operator .*FIELD-NOT-IN-CODE-TABLE", show.Out);
            Assert.DoesNotContain(applied.Person.Name, show.Out);

            // again without a change: it comes back to the person
            Assert.Equal(0, (await office.Operator.CaseAsync("retry", applied.Receipt.Id)).Exit);
            await RunningSystem.UntilAsync("it is stuck once more", () => Task.FromResult(CaseFile.AssertChain(office.System, applied.Receipt.Id).Count(e => e == "part-stuck") == 2));

            await File.WriteAllTextAsync(list, good);
            await office.System.KillWebAsync();
            await office.System.StartWebAsync();
            Assert.Equal(0, (await office.Operator.CaseAsync("retry", applied.Receipt.Id)).Exit);
            await Office.UntilAsync(applied, "the department has it", p => p[Medical].State == "Asked");
            var nothing = await office.Operator.CaseAsync("retry", applied.Receipt.Id);
            Assert.Equal(1, nothing.Exit);
            Assert.Contains("OPERATOR-NOTHING-TO-RETRY", nothing.Error);
            Assert.Empty((await DepartmentBooks.OfAsync(office.System, applied.Receipt.Id)).Doubled);
        }
        finally
        {
            Directory.Delete(catalogue, recursive: true);
        }
    }

    [Fact]
    public async Task A_department_that_lost_its_books_gets_the_case_again_when_it_is_asked()
    {
        await using var office = await Office.OpenAsync(TrialSettings.FirstMorning);
        var applied = await office.ApplyAsync(Medical);
        await Office.UntilAsync(applied, "the department has it", p => p[Medical].State == "Asked");
        await office.System.KillSandboxesAsync();
        foreach (var file in Directory.EnumerateFiles(office.System.Data.Sandboxes, "sandboxes.db*")) File.Delete(file);
        await office.System.StartSandboxesAsync();
        Assert.Equal(0, (await DepartmentBooks.OfAsync(office.System, applied.Receipt.Id)).Cases);

        Assert.Equal(0, (await office.Operator.CaseAsync("ask", applied.Receipt.Number)).Exit);
        await RunningSystem.UntilAsync("it is in the new books", async () => (await DepartmentBooks.OfAsync(office.System, applied.Receipt.Id)).Cases == 1);
        var row = (await DepartmentBooks.OfAsync(office.System, applied.Receipt.Id)).Row(Medical);
        Assert.Equal((1, 1L), (row.Round, row.Submissions));
        var types = CaseFile.AssertChain(office.System, applied.Receipt.Id);
        Assert.Equal(2, types.Count(e => e == "part-asked"));
        Assert.Contains("operator-acted", types);
    }

    [Fact]
    public async Task Without_a_running_system_the_verbs_say_so()
    {
        using var nobody = new Operator(new DataFolder(Path.Combine(Path.GetTempPath(), "lianban-nobody")));
        Assert.Equal(2, (await nobody.CaseAsync("show", "1")).Exit);
    }

    private static string CopyCatalogue()
    {
        var (from, to) = (Repository.At("catalogue"), Directory.CreateTempSubdirectory("lianban-catalogue-").FullName);
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
        return to;
    }
}
