using Lianban.Platform.Results;
using Lianban.Platform.Text;

namespace Lianban.Casework.Identity;

/// <summary>An identity document's number, repaired and checked, and what the number itself tells.</summary>
/// <param name="Kind">One of <see cref="IdentityKinds"/>.</param>
/// <param name="Number">As stored: ASCII, capitals, no blanks.</param>
/// <param name="BirthDates">Possible birth dates: one; two for an old foreign card whose century is open; none for travel permits.</param>
/// <param name="Sex">From the number, or null when it does not tell.</param>
/// <param name="Doubtful">The check digit of an old foreign card does not fit: a hint only, the algorithm is not confirmed (policy-facts 1.3).</param>
/// <param name="Repairs">What was repaired in the typing; to be said.</param>
public sealed record IdentityDocument(string Kind, string Number, IReadOnlyList<DateOnly> BirthDates, Sex? Sex, bool Doubtful, IReadOnlyList<Repair> Repairs)
{
    /// <summary>The birth date when the number tells exactly one, else null: take it from the register or ask.</summary>
    public DateOnly? BirthDate => BirthDates.Count == 1 ? BirthDates[0] : null;

    /// <summary>Completed years on a day, or null when the number does not tell.</summary>
    public int? AgeOn(DateOnly day) => BirthDate is { } born ? Age.On(day, born) : null;

    /// <summary>What is the same for the same person after a renewal of the document; see <see cref="Identity.PersonKey"/>.</summary>
    public string PersonKey => Identity.PersonKey.Of(Kind, Number);

    /// <summary>The number for showing, e.g. <c>3710***********234</c>.</summary>
    public string Masked => Masking.Number(Number);

    /// <summary>Never prints the number.</summary>
    public override string ToString() => "***";

    /// <summary>Reads a number as typed.</summary>
    /// <param name="kind">One of <see cref="IdentityKinds"/>.</param>
    /// <param name="today">The business day; births after it are refused.</param>
    /// <returns>The document, or a refusal with a code <c>IDENTITY-…</c> or one of the text codes.</returns>
    public static Result<IdentityDocument> Read(string kind, string? raw, DateOnly today)
    {
        var entry = CodeText.Read(raw, 20, keep: "()");
        if (!entry.Ok) return entry.Refusal!;
        return kind switch
        {
            IdentityKinds.Resident or IdentityKinds.ResidencePermit => CitizenNumber.Read(kind, entry, today),
            IdentityKinds.ForeignCard => ForeignCard.Read(entry, today),
            IdentityKinds.HongKongMacaoPermit or IdentityKinds.TaiwanPermit => TravelPermit.Read(kind, entry),
            _ => new Refusal("IDENTITY-KIND"),
        };
    }
}
