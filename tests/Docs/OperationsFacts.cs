using System.Text.Json;
using System.Text.RegularExpressions;
using Lianban.Casework.Applications;
using Lianban.Tests.TestKit;
using Xunit;

namespace Lianban.Tests.Docs;

/// <summary>The page for operators names what the programs read, say and refuse.</summary>
public sealed partial class OperationsFacts
{
    private static readonly string Written = File.ReadAllText(Repository.At("docs", "operations.md"));

    private static IEnumerable<string> Code(params string[] projects) => projects.SelectMany(p => Directory.EnumerateFiles(Repository.At("src", p), "*.cs", SearchOption.AllDirectories))
        .Where(f => !f.Contains("/obj/", StringComparison.Ordinal)).Select(File.ReadAllText);

    [Fact]
    public void Every_setting_that_is_read_is_in_the_table_and_no_other()
    {
        var read = Code("Web", "Connectors").SelectMany(t => Read().Matches(t).Select(m => m.Groups[1].Value)).Select(s => s.Replace("{party}", "CODE", StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(read, Setting().Matches(Written).Select(m => m.Groups[1].Value).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_log_line_is_in_the_table_with_its_level_and_no_other()
    {
        var logged = Code("Web", "Connectors", "Casework", "Platform", "Catalogue").SelectMany(t => Logged().Matches(t).Select(m => $"{m.Groups[2].Value} | {m.Groups[1].Value}"));
        Assert.Equal(logged.Order(StringComparer.Ordinal), Line().Matches(Written).Select(m => $"{m.Groups[1].Value} | {m.Groups[2].Value}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_state_of_a_part_has_its_row_and_every_refusal_to_start_is_named()
    {
        Assert.Equal(Enum.GetNames<PartState>(), State().Matches(Written).Select(m => m.Groups[1].Value));
        foreach (var file in new[] { Repository.At("src", "Web", "Texts", "errors.en.json"), Repository.At("src", "Platform", "Texts", "errors.en.json") })
            foreach (var code in JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(file))!.Keys.Where(k => k.StartsWith("START-", StringComparison.Ordinal) || k.StartsWith("KEY-FILE-", StringComparison.Ordinal)))
                Assert.Contains($"`{code}`", Written, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_operators_verb_is_named()
    {
        var verbs = Mapped().Matches(File.ReadAllText(Repository.At("src", "Web", "Operator", "OperatorDoor.cs"))).Select(m => m.Groups[1].Value);
        Assert.Equal(["ask", "forget", "retry"], verbs.Order());
        Assert.Equal(["ask", "forget", "retry", "show", "verify"], Verb().Matches(Written).Select(m => m.Groups[1].Value).Order());
    }

    [Fact]
    public void The_page_of_the_stand_ins_names_every_switch_and_every_request_of_the_control_door()
    {
        var page = File.ReadAllText(Repository.At("docs", "stand-ins.md"));
        var switches = Switch().Matches(File.ReadAllText(Repository.At("src", "Sandboxes", "Switches", "SwitchBoard.cs"))).Select(m => m.Groups[1].Value).ToList();
        Assert.Equal(10, switches.Count);
        Assert.All(switches, s => Assert.Contains($"| `{s}` | ", page, StringComparison.Ordinal));
        var routes = Route().Matches(File.ReadAllText(Repository.At("src", "Sandboxes", "Control", "ControlDoor.cs"))).Select(m => m.Groups[1].Value).ToList();
        Assert.NotEmpty(routes);
        Assert.All(routes, r => Assert.Contains($"/control{r}", page, StringComparison.Ordinal));
    }

    [GeneratedRegex("""public const string \w+ = "([a-z-]+)";""")]
    private static partial Regex Switch();

    [GeneratedRegex("""door\.Map(?:Get|Post)\("([^"]+)""")]
    private static partial Regex Route();

    // own["Data"], own.GetValue("Demo", …), own[$"Parties:{party}:Base"]
    [GeneratedRegex("""\bown(?:\.GetValue\(|\[)\$?"([A-Za-z:{}]+)"(?!\s*\+)""")]
    private static partial Regex Read();

    [GeneratedRegex("^\\| `Lianban:([A-Za-z:]+)` \\|", RegexOptions.Multiline)]
    private static partial Regex Setting();

    [GeneratedRegex("""LoggerMessage\(LogLevel\.([A-Za-z]+), "([^"]+)"\)""")]
    private static partial Regex Logged();

    [GeneratedRegex("^\\| `([^`]+)` \\| (Information|Warning|Error|Critical) \\|", RegexOptions.Multiline)]
    private static partial Regex Line();

    [GeneratedRegex("^\\| `([A-Z][A-Za-z]+)` \\| (?:platform|operator|department|applicant|nobody|owner)", RegexOptions.Multiline)]
    private static partial Regex State();

    [GeneratedRegex("""MapPost\("/applications/\{id\}/([a-z]+)""")]
    private static partial Regex Mapped();

    [GeneratedRegex("^\\| `\\./lianban case ([a-z]+)(?: ID)?`", RegexOptions.Multiline)]
    private static partial Regex Verb();
}
