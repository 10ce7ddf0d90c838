using System.Security.Cryptography;
using System.Text;
using Lianban.Casework.Drafts;

namespace Lianban.Web.Citizen.Review;

/// <summary>
/// What a page had shown of a draft, field by field, as short hashes that the page posts back: so that nothing is submitted that the person has not seen, and what
/// changed can be named. The version alone does not say it: it grows with this page's own confirmations too.
/// </summary>
internal static class ShownContent
{
    /// <summary>Services, ticks, area, answers and papers: code and hash.</summary>
    public static string Of(Draft draft) => string.Join(';', Fields(draft).Select(f => $"{f.Key}={f.Value}"));

    /// <summary>Codes of what differs between what was posted back and what is stored; everything when nothing was posted back.</summary>
    public static IReadOnlyList<string> Changed(string posted, Draft stored)
    {
        var shown = posted.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(p => p.Split('=', 2)).Where(p => p.Length == 2).DistinctBy(p => p[0]).ToDictionary(p => p[0], p => p[1]);
        var now = Fields(stored);
        return [.. now.Keys.Union(shown.Keys).Where(f => now.GetValueOrDefault(f) != shown.GetValueOrDefault(f))];
    }

    private static Dictionary<string, string> Fields(Draft draft)
    {
        var fields = new Dictionary<string, string> { ["services"] = Hash(draft, string.Join(',', draft.Services)), ["area"] = Hash(draft, draft.Area ?? "") };
        foreach (var (code, tick) in draft.Ticks) fields[code] = Hash(draft, tick.Value);
        foreach (var (code, answer) in draft.Answers) fields[code] = Hash(draft, answer.Value);
        foreach (var paper in draft.Papers) fields[paper.Code] = Hash(draft, paper.Sha256);
        return fields;
    }

    private static string Hash(Draft draft, string value) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{draft.Id:n}/{value}")).AsSpan(0, 8));
}
