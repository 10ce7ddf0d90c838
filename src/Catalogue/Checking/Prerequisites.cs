using Lianban.Catalogue.Model;

namespace Lianban.Catalogue.Checking;

/// <summary>Prerequisites never wait for each other: an application with such a cycle would never finish.</summary>
internal static class Prerequisites
{
    public static void Run(Check check)
    {
        var after = check.Definition.Services
            .SelectMany(s => s.Parts.Select(p => (Name: Name(s.Code, p.Code), Part: p)))
            .GroupBy(p => p.Name).ToDictionary(g => g.Key, g => g.First().Part);
        var settled = new HashSet<string>();
        foreach (var (name, part) in after)
            if (Cycle(name, [], after, settled) is { } cycle)
            {
                var place = after[cycle[0]].After;
                check.Refuse(place.Count > 0 ? place : part, "CATALOGUE-CYCLE", string.Join(" → ", cycle));
                return; // one at a time: mending it may mend the others
            }
    }

    private static List<string>? Cycle(string name, List<string> path, Dictionary<string, ServicePart> parts, HashSet<string> settled)
    {
        if (path.IndexOf(name) is >= 0 and var at) return [.. path[at..], name];
        if (settled.Contains(name) || !parts.TryGetValue(name, out var part)) return null;
        path.Add(name);
        foreach (var before in part.After)
            if (Cycle(Name(before.Service, before.Part), path, parts, settled) is { } cycle) return cycle;
        path.RemoveAt(path.Count - 1);
        settled.Add(name);
        return null;
    }

    private static string Name(string service, string part) => $"{service}/{part}";
}
