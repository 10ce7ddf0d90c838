using Lianban.Casework.Applications;

namespace Lianban.Casework.Drafts;

/// <summary>Where two versions of a draft differ, field by field, in a stable order.</summary>
internal static class DraftDifferences
{
    public static IReadOnlyList<DraftDifference> Between(Draft stored, Draft offered) =>
    [
        .. Field(QuestionCodes.Services, List(stored.Services), List(offered.Services)),
        .. Field(QuestionCodes.Area, stored.Area, offered.Area),
        .. Fields(stored.Ticks, offered.Ticks),
        .. Fields(stored.Answers, offered.Answers),
        .. Field("confirmed", List(stored.Confirmed), List(offered.Confirmed)),
    ];

    private static IEnumerable<DraftDifference> Fields(IReadOnlyDictionary<string, Answer> stored, IReadOnlyDictionary<string, Answer> offered) =>
        stored.Keys.Union(offered.Keys).Order(StringComparer.Ordinal)
            .SelectMany(code => Field(code, stored.GetValueOrDefault(code)?.Value, offered.GetValueOrDefault(code)?.Value));

    private static IEnumerable<DraftDifference> Field(string field, string? stored, string? offered)
    {
        if (stored != offered) yield return new DraftDifference(field, stored, offered);
    }

    private static string? List(IReadOnlyList<string> codes) => codes.Count == 0 ? null : string.Join(',', codes);
}
