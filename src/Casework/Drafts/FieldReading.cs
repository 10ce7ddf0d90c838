using System.Globalization;
using Lianban.Catalogue.Model;
using Lianban.Platform.Results;
using Lianban.Platform.Text;

namespace Lianban.Casework.Drafts;

/// <summary>One field as read: what to keep (null: empty), what was repaired, what is wrong.</summary>
internal sealed record FieldRead(string? Keep, IReadOnlyList<Repair> Repairs, Refusal? Refusal)
{
    /// <summary>Never prints a personal value.</summary>
    public override string ToString() => "***";
}

/// <summary>Reads one typed value by the kind of its question, on a business day.</summary>
internal sealed class FieldReading(Definition definition, DateOnly today)
{
    /// <summary>Beyond this, or with a character that breaks or hides text, nothing is kept of a wrong value.</summary>
    private const int MostKept = 500;

    public FieldRead Read(Question question, string? raw, Draft draft)
    {
        if (IsEmpty(raw)) return new FieldRead(null, [], null);
        var entry = Entry(question, raw!, draft);
        if (entry.Ok) entry = Within(question, entry);
        if (entry.Ok) return new FieldRead(entry.Value, entry.Repairs, Bounds(question, entry.Value));
        return new FieldRead(PersonText.Line(raw, MostKept) is { Ok: true } kept ? kept.Value : null, [], entry.Refusal);
    }

    private Entry Entry(Question question, string raw, Draft draft) => question.Kind switch
    {
        QuestionKind.Name => PersonText.Name(raw),
        QuestionKind.DocumentNumber => DocumentSays.Read(draft.Applicant.DocumentKind, raw, today),
        QuestionKind.Phone => MobileNumber.Read(raw),
        QuestionKind.Choice => Choice(question, raw),
        QuestionKind.YesNo => raw is "yes" or "no" ? Platform.Text.Entry.Of(raw, []) : Platform.Text.Entry.Refused("CHOICE-UNKNOWN"),
        QuestionKind.Month => YearMonth.Read(raw),
        QuestionKind.Date => Day.Read(raw),
        QuestionKind.ExpiryDate => Day.ReadExpiry(raw),
        QuestionKind.Money => Money.Read(raw, Limit(question, "lowest"), Limit(question, "highest")),
        QuestionKind.Percentage => Percent.Read(raw, Limit(question, "lowest"), Limit(question, "highest")),
        QuestionKind.DayOfMonth => DayOfMonth.Read(raw),
        QuestionKind.BankAccount => BankAccount.Read(raw),
        QuestionKind.Address => PostalAddress.Read(raw, question.MaxLength),
        _ => PersonText.Line(raw, question.MaxLength),
    };

    // A choice is made by the page's own control: nothing to repair, and nothing of a value that is not on the list is worth a guess.
    private Entry Choice(Question question, string raw) =>
        question.CodeList is { } list && definition.Codes.TryGetValue(list, out var codes) && codes.Find(raw) is not null
            ? Platform.Text.Entry.Of(raw, [])
            : Platform.Text.Entry.Refused("CHOICE-UNKNOWN");

    private static Entry Within(Question question, Entry entry)
    {
        if (question.MaxLength <= 0 || question.Kind is QuestionKind.Choice or QuestionKind.YesNo) return entry;
        var length = entry.Value.EnumerateRunes().Count();
        return length > question.MaxLength ? Platform.Text.Entry.Refused("TEXT-TOO-LONG", question.MaxLength) : entry;
    }

    private Refusal? Bounds(Question question, string value) => question.Kind switch
    {
        QuestionKind.ExpiryDate when value != Day.LongTerm && Day.Parse(value) < today => new Refusal("DOCUMENT-EXPIRED", value),
        QuestionKind.Date when question.Code == QuestionCodes.DocumentFrom && Day.Parse(value) > today => new Refusal("DOCUMENT-NOT-YET-VALID", value),
        _ => null,
    };

    // Dated parameters QUESTION-lowest and QUESTION-highest; one that is to be supplied bounds nothing.
    private decimal? Limit(Question question, string which) =>
        decimal.TryParse(definition.Parameters.Value($"{question.Code}-{which}", today), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var limit) ? limit : null;

    private static bool IsEmpty(string? raw) => string.IsNullOrEmpty(raw) || PersonText.Line(raw, int.MaxValue) is { Ok: true, Value.Length: 0 };
}
