using System.Xml.Linq;

namespace Lianban.Tests.Architecture;

/// <summary>Reads project files: who sees whom.</summary>
internal static class ProjectChecker
{
    /// <summary>Names of the projects that a project file refers to.</summary>
    public static IReadOnlyList<string> References(string projectXml) =>
        [.. XDocument.Parse(projectXml).Descendants("ProjectReference").Select(r => Path.GetFileNameWithoutExtension(((string)r.Attribute("Include")!).Replace('\\', '/')))];

    /// <summary>Every reference the map does not allow.</summary>
    public static IEnumerable<string> Faults(string name, string projectXml, IReadOnlyList<Module> map)
    {
        if (map.FirstOrDefault(m => m.Name == name) is not { } module) return [$"{name}: the project is not on the map"];
        return References(projectXml).Where(r => !module.Sees.Contains(r)).Select(r => $"{name} must not see {r}");
    }

    /// <summary>Everything a project sees, through others too.</summary>
    public static IReadOnlySet<string> Closure(string name, Func<string, string> readProject)
    {
        var seen = new HashSet<string>();
        void Visit(string n) { foreach (var r in References(readProject(n))) if (seen.Add(r)) Visit(r); }
        Visit(name);
        return seen;
    }
}
