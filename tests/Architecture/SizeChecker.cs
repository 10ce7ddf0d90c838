namespace Lianban.Tests.Architecture;

/// <summary>Files stay short: a reader opens one file and sees the whole thing.</summary>
internal static class SizeChecker
{
    public const int Warn = 300, Fail = 400;

    /// <summary>Files that may be longer, each with its reason.</summary>
    public static IReadOnlyDictionary<string, string> Reasons { get; } = new Dictionary<string, string>();

    public static int Lines(string text) => text.Count(c => c == '\n');

    public static IEnumerable<string> Faults(IEnumerable<(string Name, string Text)> files, IReadOnlyDictionary<string, string> reasons) =>
        files.Where(f => Lines(f.Text) > Fail && !reasons.ContainsKey(f.Name)).Select(f => $"{f.Name}: {Lines(f.Text)} lines");

    public static IEnumerable<string> Warnings(IEnumerable<(string Name, string Text)> files) =>
        files.Where(f => Lines(f.Text) > Warn).Select(f => $"{f.Name}: {Lines(f.Text)} lines");

    public static double Median(IEnumerable<int> lengths) => lengths.Order().ToArray() is { Length: > 0 } all ? (all[all.Length / 2] + all[(all.Length - 1) / 2]) / 2.0 : 0;
}
