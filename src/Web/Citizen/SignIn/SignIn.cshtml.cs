using Lianban.Connectors.SignIn;
using Lianban.Web.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Lianban.Web.Citizen.SignIn;

/// <summary>To the province's portal and back to the page one came from; with a level, to step up (practice P25).</summary>
[AllowAnonymous, EnableRateLimiting(Limits.SignIn)]
internal sealed class SignInModel : PageModel
{
    public string To { get; private set; } = "/services";
    public bool Failed { get; private set; }

    public IActionResult OnGet(string? to, string? why, int? level, string? failed)
    {
        if (Display.IsOwn(to)) To = to!;
        Failed = failed == "failed";
        if (Failed || why == "expired") return Page();
        return Challenge(PortalSignIn.Properties(To, level is > 0 and < 10 ? level : null), PortalSignIn.Scheme);
    }
}
