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

    /// <summary>Which words the page has: <c>failed</c>, <c>expired</c>, <c>down</c>.</summary>
    public string Why { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(string? to, string? why, int? level, string? failed)
    {
        if (Display.IsOwn(to)) To = to!;
        if (failed == "failed" || why == "expired")
        {
            Why = failed ?? "expired";
            return Page();
        }
        if (await PortalSignIn.ChallengeAsync(HttpContext, To, level is > 0 and < 10 ? level : null)) return new EmptyResult();
        Why = "down";
        Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        Response.Headers.RetryAfter = "60";
        return Page();
    }
}
