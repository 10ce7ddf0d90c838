using System.Text.RegularExpressions;
using Lianban.Tests.TestKit;
using Xunit;

namespace Lianban.Tests.Docs;

/// <summary>What the pages point at is there.</summary>
public sealed partial class LinksFacts
{
    private static readonly string[] skipped = ["bin", "obj", ".git", "artifacts", "data", "node_modules", "TestResults"];
    private static readonly string[] citing = ["src", "catalogue", "tests"];
    private static readonly string[] parts = ["Context", "Decision", "Consequences", "Also considered"];
    private static readonly string[] roots = ["src/", "tests/", "docs/", "catalogue/"];

    public static TheoryData<string> Pages => [.. Files(Repository.Root, ".md").Select(f => Path.GetRelativePath(Repository.Root, f)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_link_and_every_named_file_is_there(string page)
    {
        var text = File.ReadAllText(Repository.At(page));
        var folder = Path.GetDirectoryName(Repository.At(page))!;
        Assert.All(Link().Matches(text).Select(m => m.Groups[1].Value).Where(l => !l.Contains("://", StringComparison.Ordinal)), l => Assert.True(Path.Exists(Path.Combine(folder, l.TrimEnd('/'))), l));
        // a name in capitals stands for one of many: src/Sandboxes/Departments/Rules/DEPARTMENT.cs
        Assert.All(Named().Matches(text).Select(m => m.Groups[1].Value).Where(n => roots.Any(r => n.StartsWith(r, StringComparison.Ordinal)) && !Placeholder().IsMatch(n)), n => Assert.True(Path.Exists(Repository.At(n.TrimEnd('/'))), n));
    }

    [Fact]
    public void Every_decision_and_every_recipe_is_in_its_list()
    {
        foreach (var folder in new[] { "decisions", "recipes" })
        {
            var list = Link().Matches(File.ReadAllText(Repository.At("docs", folder, "README.md"))).Select(m => m.Groups[1].Value).Order(StringComparer.Ordinal);
            Assert.Equal(Directory.EnumerateFiles(Repository.At("docs", folder), "*.md").Select(f => Path.GetFileName(f)!).Where(f => f != "README.md").Order(StringComparer.Ordinal), list);
        }
        Assert.All(Directory.EnumerateFiles(Repository.At("docs", "decisions"), "*.md").Where(f => Path.GetFileName(f) is not ("README.md" or "dependencies.md")),
            f => Assert.All(parts, p => Assert.Contains($"**{p}**", File.ReadAllText(f).Replace(".**", "**", StringComparison.Ordinal), StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_practice_that_is_cited_is_explained()
    {
        var cited = citing.SelectMany(f => Files(Repository.At(f), ".cs", ".yaml", ".cshtml"))
            .SelectMany(f => Cited().Matches(File.ReadAllText(f)).SelectMany(m => Number().Matches(m.Value).Select(n => n.Value))).Distinct();
        var told = Told().Matches(File.ReadAllText(Repository.At("docs", "practice.md"))).Select(m => m.Groups[1].Value).ToList();
        Assert.Empty(cited.Except(told));
    }

    private static IEnumerable<string> Files(string folder, params string[] endings) =>
        Directory.EnumerateFiles(folder).Where(f => endings.Any(e => f.EndsWith(e, StringComparison.Ordinal)))
            .Concat(Directory.EnumerateDirectories(folder).Where(d => !skipped.Contains(Path.GetFileName(d))).SelectMany(d => Files(d, endings)));

    [GeneratedRegex(@"\]\(([^)#\s]+)")]
    private static partial Regex Link();

    [GeneratedRegex(@"`([A-Za-z.][\w./-]+)`")]
    private static partial Regex Named();

    [GeneratedRegex(@"(?<![A-Za-z])[A-Z]{4,}(?![A-Za-z])(?<!README)|\*")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"(?:practice|实践) P[0-9]+(?:(?:、| and |, |–)P[0-9]+)*")]
    private static partial Regex Cited();

    [GeneratedRegex("P[0-9]+")]
    private static partial Regex Number();

    [GeneratedRegex(@"^\| (P[0-9]+) \|", RegexOptions.Multiline)]
    private static partial Regex Told();
}
