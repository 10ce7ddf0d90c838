using Lianban.Catalogue.Model;

namespace Lianban.Web.Shared;

/// <summary>One question as a page shows it.</summary>
/// <param name="Value">As stored or as typed.</param>
/// <param name="Error">Sentence of what is wrong, or null.</param>
/// <param name="Mended">What was repaired, one sentence each.</param>
/// <param name="Source">Where the value comes from, when not from the person.</param>
/// <param name="Fixed">Shown, not asked: the sign-in vouches for it.</param>
/// <param name="Years">Years to choose from, for months and days.</param>
/// <param name="Suggested">Nobody has answered yet: the value is proposed.</param>
internal sealed record FieldView(
    Question Question, string Value, bool Required, string? Error, IReadOnlyList<string> Mended, string? Source, bool Fixed, IReadOnlyList<CodeItem> Items, IReadOnlyList<int> Years,
    bool Suggested = false)
{
    public string Id => "q-" + Question.Code;

    /// <summary>Radio buttons up to six choices, a list above.</summary>
    public bool Radios => Question.Kind == QuestionKind.YesNo || Question.Kind == QuestionKind.Choice && Items.Count <= 6;

    /// <summary>Where an error link leads: the first control.</summary>
    public string Target => Question.Kind switch
    {
        QuestionKind.Month or QuestionKind.Date or QuestionKind.ExpiryDate => Id + "-year",
        _ when Radios && Items.Count > 0 => $"{Id}-{Items[0].Code}",
        _ => Id,
    };

    public string? Describes => string.Join(' ', new[] { Error is null ? null : Id + "-error", Question.Hint is null ? null : Id + "-hint" }.OfType<string>()) is { Length: > 0 } ids ? ids : null;
}
