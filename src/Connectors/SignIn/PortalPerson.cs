using System.Globalization;
using System.Security.Claims;
using Lianban.Casework.Applications;

namespace Lianban.Connectors.SignIn;

/// <summary>Who the portal says is there. <paramref name="Subject"/>: the portal's own id of the person.</summary>
/// <param name="Mobile">The portal's number, or null.</param>
public sealed record PortalPerson(string Subject, Applicant Applicant, int RealNameLevel, string? Mobile)
{
    /// <summary>Never prints a personal value.</summary>
    public override string ToString() => "***";

    /// <summary>Reads the claims of a session; null when one is missing or of another form.</summary>
    public static PortalPerson? Of(ClaimsPrincipal? session)
    {
        string? Claim(string name) => session?.FindFirst(name)?.Value is { Length: > 0 and <= 200 } value ? value : null;
        if (Claim(PortalClaims.Subject) is not { } subject || Claim(PortalClaims.Name) is not { } name
            || Claim(PortalClaims.DocumentKind) is not { } kind || Claim(PortalClaims.DocumentNumber) is not { } number
            || !int.TryParse(Claim(PortalClaims.RealNameLevel), NumberStyles.None, CultureInfo.InvariantCulture, out var level)) return null;
        return new(subject, new Applicant(kind, number, name), level, Claim(PortalClaims.Mobile));
    }
}

/// <summary>The portal's claims.</summary>
public static class PortalClaims
{
    public const string Subject = "sub";
    public const string Name = "name";
    public const string DocumentKind = "document_kind";
    public const string DocumentNumber = "document_number";
    public const string RealNameLevel = "real_name_level";
    public const string Mobile = "mobile";

    /// <summary>What the session keeps; everything else the portal says is dropped.</summary>
    internal static IReadOnlyList<string> Kept { get; } = [Subject, Name, DocumentKind, DocumentNumber, RealNameLevel, Mobile];
}
