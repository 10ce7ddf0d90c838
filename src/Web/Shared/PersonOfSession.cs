using System.Security.Claims;
using Lianban.Casework.Drafts;
using Lianban.Casework.Identity;
using Lianban.Connectors.SignIn;
using Lianban.Platform.Crypto;

namespace Lianban.Web.Shared;

/// <summary>The person of the session, as the portal said at sign-in; the session itself is kept sealed on the server.</summary>
internal static class PersonOfSession
{
    private const string Found = "fingerprint";

    /// <summary>Who is signed in.</summary>
    /// <exception cref="InvalidOperationException">The session lacks what every sign-in brings.</exception>
    public static SignedIn Person(this ClaimsPrincipal user) =>
        PortalPerson.Of(user) is { } person && user.FindFirstValue(Found) is { } fingerprint
            ? new SignedIn(person.Applicant, fingerprint, person.RealNameLevel, person.Mobile)
            : throw new InvalidOperationException("The session lacks a claim.");

    /// <summary>Puts the keyed fingerprint of the person key into a new session: by it the person's rows are found, also after a document was renewed.</summary>
    public static void Find(ClaimsPrincipal user, Fingerprint fingerprint)
    {
        if (PortalPerson.Of(user) is { } person && user.Identity is ClaimsIdentity identity)
            identity.AddClaim(new Claim(Found, fingerprint.Of(PersonKey.Of(person.Applicant.DocumentKind, person.Applicant.DocumentNumber))));
    }
}
