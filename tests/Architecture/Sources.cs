using Lianban.Tests.TestKit;

namespace Lianban.Tests.Architecture;

/// <summary>The files of the repository, without what is built.</summary>
internal static class Sources
{
    private static readonly string[] skipped = ["bin", "obj", ".git", ".vs", "node_modules", "TestResults", "artifacts", "data", ".data"];

    public static IEnumerable<string> Under(string folder, params string[] endings) =>
        Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder).Where(f => endings.Length == 0 || endings.Any(e => f.EndsWith(e, StringComparison.Ordinal)))
                .Concat(Directory.EnumerateDirectories(folder).Where(d => !skipped.Contains(Path.GetFileName(d))).SelectMany(d => Under(d, endings))).Order(StringComparer.Ordinal)
            : [];

    public static IEnumerable<(string Name, string Text)> Read(string folder, params string[] endings) =>
        Under(Repository.At(folder), endings).Select(f => (Path.GetRelativePath(Repository.Root, f), File.ReadAllText(f)));
}
