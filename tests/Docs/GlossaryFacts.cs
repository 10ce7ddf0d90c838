using System.Text.RegularExpressions;
using Lianban.Tests.TestKit;
using Xunit;

namespace Lianban.Tests.Docs;

/// <summary>The glossary names what is in the code, and says which words to avoid.</summary>
public sealed partial class GlossaryFacts
{
    // The words without which nobody can follow a talk about this system.
    private static readonly string[] needed =
    [
        "一件事", "事项", "申请（一表）", "办件（子办件）", "前置事项", "牵头单位 / 联办部门", "时限 / 工作日", "精准识别", "信息推送", "受理（收件）", "不予受理", "审核", "补正", "办结（办件）", "退件", "材料", "窗口", "好差评", "就业帮扶",
    ];

    private static IReadOnlyList<(string Chinese, string Identifier, string Meaning, string Avoid)> Terms { get; } =
        [.. Row().Matches(File.ReadAllText(Repository.At("docs", "glossary.md"))).Select(m => (m.Groups[1].Value, m.Groups[2].Value, m.Groups[3].Value, m.Groups[4].Value)).Where(r => r.Item1 is not ("中文" or "---"))];

    private static string Code { get; } = string.Join('\n', Directory.EnumerateFiles(Repository.At("src"), "*.cs", SearchOption.AllDirectories)
        .Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal)).Select(File.ReadAllText));

    [Fact]
    public void Every_term_has_its_meaning_and_what_to_avoid()
    {
        Assert.Empty(needed.Except(Terms.Select(t => t.Chinese)));
        Assert.All(Terms, t => Assert.True(t.Meaning.Length > 0 && t.Avoid.Length > 0 && t.Identifier.Contains('`'), t.Chinese));
        Assert.Equal(Terms.Count, Terms.Select(t => t.Chinese).Distinct().Count());
    }

    [Fact]
    public void Every_identifier_is_in_the_code_unless_it_is_to_come()
    {
        foreach (var term in Terms)
            foreach (Match name in Quoted().Matches(term.Identifier))
                Assert.True(Regex.IsMatch(Code, $@"\b{name.Groups[1].Value}\b") != term.Identifier.EndsWith("*to come*", StringComparison.Ordinal), $"{term.Chinese}: {name.Groups[1].Value}");
    }

    [GeneratedRegex(@"^\| ([^|]+) \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex("`([A-Za-z]+)`")]
    private static partial Regex Quoted();
}
