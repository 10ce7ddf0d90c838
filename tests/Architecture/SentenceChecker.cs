using System.Text.Json;
using System.Text.RegularExpressions;
using Lianban.Platform.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Lianban.Tests.Architecture;

/// <summary>Every code has its sentences, every text its languages, every key that a page names exists.</summary>
internal static partial class SentenceChecker
{
    private static readonly JsonSerializerOptions options = new() { AllowDuplicateProperties = false };

    /// <summary>Codes of refusals in a source: literals of capitals with a hyphen.</summary>
    public static IEnumerable<string> Codes(string source) =>
        CSharpSyntaxTree.ParseText(source).GetRoot().DescendantTokens().Where(t => t.IsKind(SyntaxKind.StringLiteralToken)).Select(t => t.ValueText).Where(t => Code().IsMatch(t)).Distinct();

    /// <summary>What is wrong with one pair of text files; a null English is allowed for rooms, never for errors.</summary>
    public static IEnumerable<string> Faults(string name, string zh, string? en)
    {
        var chinese = Read(zh);
        if (en is null)
        {
            if (Path.GetFileName(name).StartsWith("errors", StringComparison.Ordinal)) yield return $"{name}: no English file";
            yield break;
        }
        var english = Read(en);
        foreach (var key in chinese.Keys.Except(english.Keys)) yield return $"{name}: {key} is missing in English";
        foreach (var key in english.Keys.Except(chinese.Keys)) yield return $"{name}: {key} is missing in Chinese";
        // A value may be a Chinese word (a label, a name of a service): the English may leave it out.
        foreach (var (key, text) in english)
        {
            if (Han.In(text)) yield return $"{name}: {key} holds a Han character in English";
            if (chinese.TryGetValue(key, out var other) && !Places(text).IsSubsetOf(Places(other))) yield return $"{name}: {key} has a placeholder that the Chinese has not";
        }
        foreach (var (key, text) in chinese.Concat(english).Where(t => t.Value.Length == 0)) yield return $"{name}: {key} is empty";
    }

    public static Dictionary<string, string> Read(string json) =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(json, options)!;

    private static HashSet<string> Places(string text) => [.. Placeholder().Matches(text).Select(m => m.Value)];

    [GeneratedRegex(@"\A[A-Z][A-Z0-9]+(-[A-Z0-9]+)+\z")]
    private static partial Regex Code();

    [GeneratedRegex(@"\{[0-9]+\}")]
    private static partial Regex Placeholder();
}
