using Lianban.Connectors.SignIn;
using Lianban.Platform.Crypto;
using Lianban.Platform.Storage;
using Lianban.Web.Shared;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;

namespace Lianban.Web.Citizen.SignIn;

/// <summary>The session: its cookie holds a random name only, the sign-in itself is kept sealed in <c>desk.db</c>. Every page needs it unless it says otherwise.</summary>
internal static class SignInModule
{
    public static void AddSignedIn(this IServiceCollection services, WebSettings settings, IConfiguration configuration)
    {
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(o =>
        {
            o.Cookie.Name = "lianban-session";
            o.Cookie.SecurePolicy = settings.SecureCookies;
            o.Cookie.HttpOnly = true;
            o.Cookie.SameSite = SameSiteMode.Lax;
            o.LoginPath = "/sign-in";
            o.ReturnUrlParameter = "to";
            o.ExpireTimeSpan = DeskSignIns.Total; // the store ends idle sessions earlier
            o.SlidingExpiration = false;
            o.Events.OnSigningIn = context =>
            {
                PersonOfSession.Find(context.Principal!, context.HttpContext.RequestServices.GetRequiredService<Fingerprint>());
                return Task.CompletedTask;
            };
            o.Events.OnRedirectToLogin = AskToSignInAsync;
            o.Events.OnRedirectToAccessDenied = context => { context.Response.StatusCode = StatusCodes.Status403Forbidden; return Task.CompletedTask; };
        }).AddPortalSignIn(PortalSettings.Read(configuration));
        services.AddSingleton<IPostConfigureOptions<CookieAuthenticationOptions>>(s => new PostConfigureOptions<CookieAuthenticationOptions>(
            CookieAuthenticationDefaults.AuthenticationScheme, o => o.SessionStore = s.GetRequiredService<DeskSignIns>()));
        services.Configure<OpenIdConnectOptions>(PortalSignIn.Scheme, o => o.Events.OnTicketReceived = EndFormerSessionAsync);
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
    }

    // The framework would renew the session that the request's cookie names: a cookie that somebody planted, or copied, would be signed in with it, and the twelve
    // hours would count from the former sign-in. A handler of its own ends that session, so that the one that signs in finds none and begins a new one.
    private static async Task EndFormerSessionAsync(TicketReceivedContext context)
    {
        await using var scope = context.HttpContext.RequestServices.CreateAsyncScope();
        var handler = await scope.ServiceProvider.GetRequiredService<IAuthenticationHandlerProvider>().GetHandlerAsync(context.HttpContext, CookieAuthenticationDefaults.AuthenticationScheme);
        await ((IAuthenticationSignOutHandler)handler!).SignOutAsync(null);
    }

    // A form posted after the session ended is kept, and the person is told what happened instead of being sent away at once.
    private static async Task AskToSignInAsync(RedirectContext<CookieAuthenticationOptions> context)
    {
        var http = context.HttpContext;
        if (!HttpMethods.IsPost(http.Request.Method))
        {
            context.Response.Redirect(context.RedirectUri);
            return;
        }
        await http.RequestServices.GetRequiredService<KeptForms>().KeepAsync(http);
        context.Response.Redirect($"/sign-in?why=expired&to={Uri.EscapeDataString(http.Request.Path)}");
    }
}
