using System.Text.RegularExpressions;
using Lianban.Catalogue.Model;

namespace Lianban.Catalogue.Checking;

/// <summary>
/// A sentence of a reason may name details that the department sends, e.g. <c>{employer}</c>: only details that are known, and the same ones in both
/// languages. Anything else in braces would be shown to the person as it stands.
/// </summary>
internal static partial class Placeholders
{
    public static void Run(Check check)
    {
        var reasons = check.Definition.Services.SelectMany(s => s.Reasons).SelectMany(r => new[] { r.Text, r.NextStep }).ToHashSet();
        foreach (var words in check.Locations.All<Words>())
        {
            var allowed = reasons.Contains(words) ? ReasonDetails.All : [];
            foreach (var (text, property) in new[] { (words.Zh, nameof(words.Zh)), (words.En, nameof(words.En)) })
                if (In(text).Except(allowed).FirstOrDefault() is { } unknown) check.RefuseAt(words, property, "CATALOGUE-PLACEHOLDER", unknown, string.Join(' ', allowed));
            if (!In(words.Zh).ToHashSet().SetEquals(In(words.En))) check.RefuseAt(words, nameof(words.En), "CATALOGUE-PLACEHOLDERS-DIFFER");
        }
    }

    private static IEnumerable<string> In(string text) => Braces().Matches(text).Select(m => m.Groups[1].Value);

    [GeneratedRegex(@"\{([^{}]*)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Braces();
}
