using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Lianban.Tests.TestKit;
using Xunit;

namespace Lianban.Tests.Docs;

/// <summary>The pages about packages list what is used, no more and no less.</summary>
public sealed partial class PackagesFacts
{
    private static readonly string[] Pinned =
        [.. XDocument.Load(Repository.At("Directory.Packages.props")).Descendants("PackageVersion").Select(p => (string)p.Attribute("Include")!).Order(StringComparer.Ordinal)];

    [Fact]
    public void Every_pinned_package_is_used() =>
        Assert.Equal(Pinned, Projects().Append(Repository.At("Directory.Build.props")).SelectMany(f => XDocument.Load(f).Descendants("PackageReference").Select(p => (string)p.Attribute("Include")!)).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void Every_package_has_its_licence_its_reason_and_what_else_was_considered()
    {
        var rows = Row().Matches(File.ReadAllText(Repository.At("docs", "decisions", "dependencies.md")));
        Assert.Equal(Pinned, rows.Select(m => m.Groups[1].Value).Order(StringComparer.Ordinal));
        Assert.All(rows, r => Assert.All(r.Groups.Values.Skip(2), cell => Assert.False(string.IsNullOrWhiteSpace(cell.Value), r.Groups[1].Value)));
    }

    /// <summary>What each project really resolves, transitively, with its versions: what `dotnet restore` wrote.</summary>
    [Fact]
    public void The_notices_list_every_package_that_is_resolved_with_its_version()
    {
        var notices = File.ReadAllText(Repository.At("THIRD-PARTY-NOTICES")).Split("2. Packages that only building and testing use");
        var (shipped, tried) = (Listed(notices[0]), Listed(notices[1].Split("3. Data in this repository")[0]));
        var (ours, tests) = (Resolved("src"), Resolved("tests"));
        // An analyzer is resolved by every project and stands in none of them.
        var building = ours.Where(p => p.StartsWith("Microsoft.CodeAnalysis.BannedApiAnalyzers ", StringComparison.Ordinal)).ToList();
        Assert.Equal(ours.Except(building), shipped);
        Assert.Equal(tests.Union(building).Except(ours.Except(building)).Order(StringComparer.Ordinal), tried);
        Assert.All(Entry().Matches(string.Concat(notices)), e => Assert.Matches(@"\A    (MIT|Apache-2\.0|MPL-2\.0|BSD-3-Clause|Public domain|OFL-1\.1)\b", e.Groups[3].Value));
    }

    [Fact]
    public void The_notices_name_the_data_and_the_fonts()
    {
        var notices = File.ReadAllText(Repository.At("THIRD-PARTY-NOTICES"));
        Assert.True(File.Exists(Repository.At("catalogue", "calendar", "LICENSE")));
        foreach (var named in new[] { "holiday-cn", "catalogue/calendar/LICENSE", "Noto Sans CJK", "Chromium", "SQLite", "Skia", "axe-core", "The MIT License", "The BSD 3-Clause License", "Mulan Permissive Software License" })
            Assert.Contains(named, notices, StringComparison.Ordinal);
        string[] fonts = ["*.woff", "*.woff2", "*.ttf", "*.otf"];
        Assert.DoesNotContain(fonts.SelectMany(f => Directory.EnumerateFiles(Repository.At("src"), f, SearchOption.AllDirectories)), f => !f.Contains("/bin/", StringComparison.Ordinal));
    }

    /// <summary>Mulan PSL v2 as published, in both languages; only blanks are layout.</summary>
    [Fact]
    public void The_licence_is_the_published_text()
    {
        var text = string.Concat(File.ReadAllText(Repository.At("LICENSE")).Where(c => !char.IsWhiteSpace(c)));
        Assert.Equal("16206471a14408aa97a1c3c7ce26300350a80ac8d6dc052296f4b60e2fc0cbee", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))));
    }

    private static IEnumerable<string> Projects() => Directory.EnumerateFiles(Repository.At("src"), "*.csproj", SearchOption.AllDirectories).Concat(Directory.EnumerateFiles(Repository.At("tests"), "*.csproj", SearchOption.AllDirectories));

    private static List<string> Listed(string text) =>
        [.. Entry().Matches(text).SelectMany(m => m.Groups[2].Value.Split(", ").Select(v => $"{m.Groups[1].Value} {v}")).Order(StringComparer.Ordinal)];

    private static List<string> Resolved(string folder)
    {
        var found = new HashSet<string>();
        foreach (var project in Projects().Where(p => p.StartsWith(Repository.At(folder) + "/", StringComparison.Ordinal)))
        {
            using var assets = JsonDocument.Parse(File.ReadAllText(Path.Combine(Path.GetDirectoryName(project)!, "obj", "project.assets.json")));
            foreach (var library in assets.RootElement.GetProperty("libraries").EnumerateObject().Where(l => l.Value.GetProperty("type").GetString() == "package"))
                found.Add(library.Name.Replace('/', ' '));
        }
        return [.. found.Order(StringComparer.Ordinal)];
    }

    [GeneratedRegex(@"^\| `([^`]+)` \| ([^|]*) \| ([^|]*) \| ([^|]*) \|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"^([A-Za-z][\w.-]+) ([0-9][0-9.]*(?:, [0-9][0-9.]*)*)\n(    .+)$", RegexOptions.Multiline)]
    private static partial Regex Entry();
}
