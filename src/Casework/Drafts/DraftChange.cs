namespace Lianban.Casework.Drafts;

/// <summary>What a page offers to save. A member that is null is left as it is; a value that is null takes the field out.</summary>
/// <param name="Services">Chosen service codes, any order.</param>
/// <param name="Ticks">Ticks of the check beforehand by code (= fact name, or <c>usual-residence</c>): <c>true</c>, <c>false</c>, a code; empty: not known.</param>
/// <param name="Answers">Question code → value as <see cref="AnswerCheck.Values"/> gives it, also values that still have a problem: nothing typed is lost.</param>
/// <param name="Confirmed">Codes of the consequences confirmed.</param>
/// <param name="Area">Area code that routing falls back to.</param>
public sealed record DraftChange(
    IReadOnlyList<string>? Services = null, IReadOnlyDictionary<string, string?>? Ticks = null, IReadOnlyDictionary<string, string?>? Answers = null,
    IReadOnlyList<string>? Confirmed = null, string? Area = null)
{
    /// <summary>Never prints a personal value.</summary>
    public override string ToString() => "***";
}

/// <summary>What came of saving.</summary>
public abstract record SaveOutcome
{
    /// <summary>Saved, or the same was saved before (double click).</summary>
    public sealed record Saved(Draft Draft) : SaveOutcome;

    /// <summary>The page showed an older version; nothing was saved. Saving again over <c>Stored.Version</c> decides for what is offered.</summary>
    public sealed record Conflict(DraftConflict With) : SaveOutcome;

    /// <summary>There is no such draft any more: submitted, discarded or expired.</summary>
    public sealed record Gone : SaveOutcome;
}
