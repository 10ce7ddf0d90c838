using System.Globalization;
using Lianban.Casework.Applications;
using Lianban.Catalogue.Model;
using Lianban.Platform.Results;
using Lianban.Platform.Text;

namespace Lianban.Casework.Drafts;

/// <summary>What one field alone cannot show: the person against the sign-in, sex against the document's number, days against each other, the month against its bounds.</summary>
internal static class CrossCheck
{
    public static IEnumerable<FieldProblem> Of(Draft draft, Definition definition, DraftFacts facts, DateOnly today)
    {
        if (Value(QuestionCodes.Name) is { } name && !SameName(name, draft.Applicant.Name)) yield return Problem(QuestionCodes.Name, "NAME-NOT-AS-SIGNED-IN");
        if (Value(QuestionCodes.DocumentNumber) is { } number && number != draft.Applicant.DocumentNumber)
            yield return Problem(QuestionCodes.DocumentNumber, "DOCUMENT-NUMBER-NOT-AS-SIGNED-IN");
        if (Value(QuestionCodes.Sex) is { } sex && DocumentSays.Sex(draft.Applicant, today) is { } said && sex != said) yield return Problem(QuestionCodes.Sex, "SEX-NOT-AS-DOCUMENT");
        if (DayOf(QuestionCodes.DocumentFrom) is { } from && DayOf(QuestionCodes.DocumentTo) is { } to && to <= from) yield return Problem(QuestionCodes.DocumentTo, "DOCUMENT-DATES-ORDER");
        if (Value(QuestionCodes.StartMonth) is { } month && new StartMonths(definition, today).Check(month, draft, facts) is { } refusal)
            yield return new FieldProblem(QuestionCodes.StartMonth, refusal);

        string? Value(string code) => draft.Answers.GetValueOrDefault(code)?.Value is { Length: > 0 } value ? value : null;
        DateOnly? DayOf(string code) => DateOnly.TryParseExact(Value(code), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
    }

    // Stored text may still hold a wrong value as typed: what cannot be folded is not the same.
    public static bool SameName(string typed, string signedIn) => PersonText.Name(typed) is { Ok: true } name && PersonText.Key(name.Value) == PersonText.Key(signedIn);

    private static FieldProblem Problem(string field, string code) => new(field, new Refusal(code));
}
