using Lianban.Casework.Applications;
using Lianban.Catalogue.Model;

namespace Lianban.Casework.Drafts;

/// <summary>Where the person lives, and the area that routing falls back to (practice P3).</summary>
internal static class DraftArea
{
    /// <summary>Data sharing says in which of the city's areas the person lives.</summary>
    public static bool KnowsResidence(this Definition definition, Draft draft) => definition.SharedResidence(draft) is not null;

    /// <summary>The residence as data sharing says it, when it is an area of the city.</summary>
    public static SharedValue? SharedResidence(this Definition definition, Draft draft) =>
        draft.Shared.FirstOrDefault(s => s.Item == QuestionCodes.UsualResidence && definition.Places.Area(s.Value) is not null);

    /// <summary>The residence from sharing, else from the tick; null when neither names an area.</summary>
    public static Answer? Residence(this Definition definition, Draft draft) =>
        definition.SharedResidence(draft) is { } shared ? new Answer(shared.Value, shared.Source, shared.At)
        : draft.Ticks.TryGetValue(QuestionCodes.UsualResidence, out var tick) && definition.Places.Area(tick.Value) is not null ? tick
        : null;

    /// <summary>The area that routing falls back to: the one chosen, else the residence; null when neither is known.</summary>
    public static string? FallbackArea(this Definition definition, Draft draft) => draft.Area ?? definition.Residence(draft)?.Value;
}
