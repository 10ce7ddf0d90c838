using System.Text;
using Lianban.Tests.TestKit;

namespace Lianban.Tests.Catalogue;

/// <summary>One cell of annexes 1, 2, 4 or 5. Row and column are numbers, or the printed words of the table.</summary>
internal sealed record PlanCell(string Annex, string Section, string Row, string Column, string Text)
{
    /// <summary>Where it stands.</summary>
    public string Key => $"{Annex}/{Section}/{Row}/{Column}";

    /// <summary>The text without layout blanks, with the width of brackets and punctuation folded (practice P22).</summary>
    public string Folded => Fold(Text);

    /// <summary>The cells as printed.</summary>
    public static IReadOnlyList<PlanCell> Printed { get; } = [.. File.ReadLines(Repository.At("tests", "Plan", "annexes.csv")).Skip(1).Select(Parse)];

    public static string Fold(string text)
    {
        const string wide = "（），；：", narrow = "(),;:";
        var folded = new StringBuilder();
        foreach (var c in text)
            if (!char.IsWhiteSpace(c)) folded.Append(wide.IndexOf(c, StringComparison.Ordinal) is >= 0 and var i ? narrow[i] : c);
        return folded.ToString();
    }

    private static PlanCell Parse(string line)
    {
        var parts = line.Split(',', 5);
        var text = parts[4];
        return new(parts[0], parts[1], parts[2], parts[3], text.StartsWith('"') ? text[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal) : text);
    }
}
