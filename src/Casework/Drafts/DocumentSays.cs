using Lianban.Casework.Applications;
using Lianban.Platform.Text;

namespace Lianban.Casework.Drafts;

/// <summary>What the identity document's number itself says.</summary>
internal static class DocumentSays
{
    public static DateOnly? BirthDate(Applicant applicant) => null;
    public static string? Sex(Applicant applicant) => null;
    public static Entry Read(string kind, string? raw) => CodeText.Read(raw, 30);
}
