using System.Text.RegularExpressions;

namespace Lianban.Tests.Architecture;

/// <summary>Reads docs/map.md and holds it against the map of the tests.</summary>
internal static partial class MapPage
{
    public static IEnumerable<string> Faults(string page, IReadOnlyList<Module> map, Func<string, IEnumerable<string>> rooms)
    {
        var sections = Heading().Split(page).Skip(1).Chunk(2).ToDictionary(c => c[0], c => c[1]);
        foreach (var stranger in sections.Keys.Except(map.Select(m => m.Name))) yield return $"{stranger}: a section without a project";
        foreach (var module in map)
        {
            if (!sections.TryGetValue(module.Name, out var text)) { yield return $"{module.Name}: no section"; continue; }
            var sees = Sees().Match(text).Groups[1].Value is "nothing of ours" ? [] : Sees().Match(text).Groups[1].Value.Split(", ");
            if (!sees.SequenceEqual(module.Sees)) yield return $"{module.Name}: the page says it sees {string.Join(", ", sees)}, the map {string.Join(", ", module.Sees)}";
            if (module.Levels is [["*"]]) continue;
            var rows = Row().Matches(text).Select(m => (Room: m.Groups[1].Value, Level: int.Parse(m.Groups[2].Value), Owns: m.Groups[3].Value)).ToList();
            foreach (var missing in rooms(module.Name).Except(rows.Select(r => r.Room))) yield return $"{module.Name}/{missing}: no row";
            foreach (var (room, level, owns) in rows)
            {
                var at = Array.FindIndex(module.Levels, l => l.Any(g => g.Split('+').Contains(room)));
                if (at < 0) { yield return $"{module.Name}/{room}: not on the map"; continue; }
                if (at + 1 != level) yield return $"{module.Name}/{room}: level {level} on the page, {at + 1} on the map";
                var joined = module.Levels[at].First(g => g.Split('+').Contains(room)).Split('+').Where(r => r != room).ToList();
                if (joined.Count > 0 && !owns.Contains($"(joined with {string.Join(", ", joined)})", StringComparison.Ordinal)) yield return $"{module.Name}/{room}: is joined with {string.Join(", ", joined)}";
                if (room != "." && !rooms(module.Name).Contains(room)) yield return $"{module.Name}/{room}: no such folder";
            }
        }
    }

    [GeneratedRegex(@"^## (\w+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"Sees ([A-Za-z, ]+)\.")]
    private static partial Regex Sees();

    [GeneratedRegex(@"^\| `([^`]+)` \| ([0-9]+) \| (.+) \|$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
