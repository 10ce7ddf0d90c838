using Xunit;

namespace Lianban.Tests.Architecture;

public sealed class SourceFacts(ITestOutputHelper output)
{
    // The one place where identifiers are made.
    private static readonly string[] maySayTraps = ["src/Platform/Ids/Ids.cs"];

    private static IEnumerable<(string Name, string Text)> Code => Sources.Read("src", ".cs");

    [Fact]
    public void No_trap_stands_in_the_product() => Found.Nothing(Code.Where(f => !maySayTraps.Contains(f.Name)).SelectMany(f => TrapChecker.Faults(f.Name, f.Text)));

    [Fact]
    public void No_page_writes_text_unencoded() =>
        Found.Nothing(Sources.Read("src", ".cshtml", ".cs").Where(f => f.Text.Contains("Html.Raw(") || f.Text.Contains("new HtmlString(")).Select(f => f.Name));

    [Theory]
    [InlineData("var a = DateTime.Now;"), InlineData("var a = System.DateTime.UtcNow;"), InlineData("var a = DateTimeOffset.UtcNow;"), InlineData("var a = Guid.NewGuid();"), InlineData("var a = Random.Shared.Next();")]
    [InlineData("var a = new Random(1);"), InlineData("Thread.Sleep(1);"), InlineData("await Task.Delay(5);"), InlineData("await Task.Delay(5, cancel);"), InlineData("s.Trim();"), InlineData("s?.ToString().TrimEnd();"), InlineData("char.IsDigit(c);"), InlineData("x.All(char.IsLetter);")]
    [InlineData("""Regex.IsMatch(s, @"\A\d+\z");"""), InlineData("""Regex.IsMatch(s, "\\A\\d+\\z");"""), InlineData("""new Regex("^[0-9]+$");"""), InlineData("""new Regex(@"\w+");"""), InlineData("""var r = "[\u4e00-\u9fa5]";"""), InlineData("""var r = @"[\u4E00-\u9FA5]";"""), InlineData("""var r = "[一-龥]";""")]
    [InlineData("""[GeneratedRegex(@"^\d{18}\z")] partial Regex R();"""), InlineData("""[RegularExpression("^[0-9]$")] string A { get; }""")]
    public void Each_trap_is_caught(string bad) => Assert.Single(TrapChecker.Faults("bad.cs", bad));

    [Theory]
    [InlineData("var a = clock.Now;"), InlineData("await Task.Delay(wait, time, cancel);"), InlineData("""s.Split(',').Select(p => p.TrimEnd('\n'));"""), InlineData("""Regex.IsMatch(s, @"\A[0-9]+\z");"""), InlineData("""Log("costs $5 \\d");"""), InlineData("char.IsAsciiDigit(c);"), InlineData("// DateTime.Now")]
    public void What_is_right_is_left_alone(string good) => Assert.Empty(TrapChecker.Faults("good.cs", good));

    [Fact]
    public void Files_are_short()
    {
        var files = Code.Concat(Sources.Read("tests", ".cs")).ToList();
        foreach (var warning in SizeChecker.Warnings(files)) output.WriteLine("long: " + warning);
        Found.Nothing(SizeChecker.Faults(files, SizeChecker.Reasons));
        var median = SizeChecker.Median(Code.Select(f => SizeChecker.Lines(f.Text)));
        output.WriteLine($"median of src: {median}");
        Assert.InRange(median, 25, 70);
    }

    [Fact]
    public void A_long_file_is_caught_unless_it_has_a_reason()
    {
        (string, string)[] files = [("a.cs", new string('\n', 401)), ("b.cs", new string('\n', 301)), ("c.cs", new string('\n', 300))];
        Assert.Equal(["a.cs: 401 lines"], SizeChecker.Faults(files, new Dictionary<string, string>()));
        Assert.Empty(SizeChecker.Faults(files, new Dictionary<string, string> { ["a.cs"] = "a table" }));
        Assert.Equal(2, SizeChecker.Warnings(files).Count());
        Assert.Equal(2.5, SizeChecker.Median([4, 1, 3, 2]));
    }

    [Fact]
    public void Names_say_something() => Found.Nothing(Code.Concat(Sources.Read("tests", ".cs")).Where(f => !f.Name.StartsWith("tests/Architecture/", StringComparison.Ordinal)).SelectMany(f => NameChecker.Faults(f.Name, f.Text)));

    [Theory]
    [InlineData("class CaseManager;"), InlineData("static class StringHelpers;"), InlineData("record UserInfo;"), InlineData("abstract class PageBase;"), InlineData("class CaseService;"), InlineData("interface ICaseService;"), InlineData("class CommonTexts;"), InlineData("enum DataKind;"), InlineData("struct FooImpl;")]
    public void A_name_that_says_nothing_is_caught(string bad) => Assert.Single(NameChecker.Faults("bad.cs", bad));

    [Theory]
    [InlineData("class Database;"), InlineData("record PublicService;"), InlineData("class DataSharingClient;"), InlineData("class ServiceCodes;"), InlineData("class Information;"), InlineData("class Baseline;")]
    public void A_name_of_the_trade_is_left_alone(string good) => Assert.Empty(NameChecker.Faults("good.cs", good));

    [Fact]
    public void Nothing_speaks_of_the_machine_it_was_written_on() =>
        Found.Nothing(Sources.Read("", ".cs", ".cshtml", ".csproj", ".props", ".targets", ".json", ".yaml", ".yml", ".md", ".sql", ".css", ".js", ".csv", ".config", ".txt", "/run", "/test", "/lianban")
            .Where(f => !f.Name.StartsWith("tests/Architecture/", StringComparison.Ordinal)).SelectMany(f => MachineChecker.Faults(f.Name, f.Text)));

    [Theory]
    [InlineData("see /work/main/x"), InlineData("cd /home/me"), InlineData("\"/root/.nuget\""), InlineData(@"C:\Users\me"), InlineData("http://10.1.2.3/x"), InlineData("https://packages.build.internal/v3"), InlineData("read ../shared/design")]
    public void A_trace_of_a_machine_is_caught(string bad) => Assert.Single(MachineChecker.Faults("bad.md", bad));

    [Theory]
    [InlineData("http://localhost:5080/citizen/home/start"), InlineData("asp-page=\"/Home/Index\""), InlineData("version 10.0.1.2"), InlineData("internal sealed"), InlineData("docs/work/home")]
    public void An_ordinary_line_is_left_alone(string good) => Assert.Empty(MachineChecker.Faults("good.md", good));
}
