using Lianban.Casework.Applications;
using Lianban.Casework.Identity;
using Lianban.Platform.Text;

namespace Lianban.Casework.Drafts;

/// <summary>What the number of the identity document itself says; null where it does not tell.</summary>
internal static class DocumentSays
{
    public static DateOnly? BirthDate(Applicant applicant, DateOnly today) => Document(applicant, today)?.BirthDate;

    /// <summary>As a code of the code list <c>sex</c>.</summary>
    public static string? Sex(Applicant applicant, DateOnly today) => Document(applicant, today)?.Sex switch
    {
        Identity.Sex.Male => "male",
        Identity.Sex.Female => "female",
        _ => null,
    };

    public static Entry Read(string kind, string? raw, DateOnly today)
    {
        var document = IdentityDocument.Read(kind, raw, today);
        return document.IsRefused ? new Entry("", [], false, document.Refusal) : Entry.Of(document.Value.Number, document.Value.Repairs);
    }

    private static IdentityDocument? Document(Applicant applicant, DateOnly today) => IdentityDocument.Read(applicant.DocumentKind, applicant.DocumentNumber, today).Value;
}
