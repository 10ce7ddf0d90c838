using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Lianban.Connectors.SignIn;

/// <summary>Sign-in with the province's portal: OpenID Connect, authorization code with proof key, and stepping up to a higher real-name level.</summary>
public static class PortalSignIn
{
    /// <summary>Name of the scheme; the session's own cookie scheme is the default one.</summary>
    public const string Scheme = "portal";

    /// <summary>Where a sign-in ends that failed or was broken off; a page of Web.</summary>
    public const string FailedPath = "/sign-in/failed";

    private const string LevelItem = "level";

    /// <summary>Adds the scheme beside a cookie scheme that is already the default.</summary>
    public static AuthenticationBuilder AddPortalSignIn(this AuthenticationBuilder authentication, PortalSettings settings) =>
        authentication.AddOpenIdConnect(Scheme, options => Configure(options, settings));

    private static AuthenticationProperties Properties(string returnTo, int? level)
    {
        var properties = new AuthenticationProperties { RedirectUri = returnTo };
        if (level is { } needed) properties.Items[LevelItem] = needed.ToString(CultureInfo.InvariantCulture);
        return properties;
    }

    /// <summary>Sends the browser to the portal.</summary>
    /// <param name="http">The request.</param>
    /// <param name="returnTo">Local path to come back to, with nothing lost.</param>
    /// <param name="level">The real-name level that is needed, or null for any.</param>
    /// <returns>False: the portal does not answer, nothing was sent; the page says so.</returns>
    public static async Task<bool> ChallengeAsync(HttpContext http, string returnTo, int? level = null)
    {
        try
        {
            await http.ChallengeAsync(Scheme, Properties(returnTo, level)).ConfigureAwait(false);
            return true;
        }
        catch (Exception fault) when (fault is InvalidOperationException or HttpRequestException or IOException && !http.Response.HasStarted)
        {
            // The handler reads the portal's addresses first, and throws when they cannot be read.
            return false;
        }
    }

    private static void Configure(OpenIdConnectOptions options, PortalSettings settings)
    {
        options.Authority = settings.Authority.AbsoluteUri;
        options.RequireHttpsMetadata = !settings.Demo;
        options.ClientId = settings.ClientId;
        options.ClientSecret = settings.ClientSecret;
        options.ResponseType = OpenIdConnectResponseType.Code;
        // By query, so that the way back is a GET: Lax cookies come along, and form-action 'self' is not touched.
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        options.UsePkce = true;
        options.CallbackPath = "/signin-oidc";
        options.MapInboundClaims = false;
        options.SaveTokens = false;
        options.GetClaimsFromUserInfoEndpoint = false;
        options.DisableTelemetry = true;
        options.BackchannelTimeout = TimeSpan.FromSeconds(10);
        options.BackchannelHttpHandler = new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false };
        options.TokenValidationParameters.NameClaimType = PortalClaims.Name;
        options.Scope.Clear();
        foreach (var scope in (string[])["openid", "profile", "phone"]) options.Scope.Add(scope);
        foreach (var cookie in (CookieBuilder[])[options.CorrelationCookie, options.NonceCookie])
        {
            cookie.SameSite = SameSiteMode.Lax;
            cookie.HttpOnly = true;
            cookie.SecurePolicy = settings.Demo ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
        }
        options.CorrelationCookie.Name = "lianban-portal-way-";
        options.NonceCookie.Name = "lianban-portal-once-";
        options.Events.OnRedirectToIdentityProvider = AskForLevel;
        options.Events.OnTokenValidated = KeepWhatIsNeeded;
        options.Events.OnRemoteFailure = context =>
        {
            // The portal's words stay there: they may name the person.
            context.Response.Redirect(FailedPath);
            context.HandleResponse();
            return Task.CompletedTask;
        };
    }

    private static Task AskForLevel(RedirectContext context)
    {
        if (context.Properties.Items.TryGetValue(LevelItem, out var level)) context.ProtocolMessage.AcrValues = $"level-{level}";
        return Task.CompletedTask;
    }

    private static Task KeepWhatIsNeeded(TokenValidatedContext context)
    {
        if (PortalPerson.Of(context.Principal) is not { } person)
        {
            context.Fail("The portal's token lacks a claim.");
            return Task.CompletedTask;
        }
        if (context.Properties?.Items.TryGetValue(LevelItem, out var text) == true
            && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var needed) && person.RealNameLevel < needed)
        {
            context.Fail("The portal's level is lower than was asked for.");
            return Task.CompletedTask;
        }
        var claims = context.Principal!.Claims.Where(c => PortalClaims.Kept.Contains(c.Type)).DistinctBy(c => c.Type);
        context.Principal = new ClaimsPrincipal(new ClaimsIdentity(claims, Scheme, PortalClaims.Name, null));
        return Task.CompletedTask;
    }
}
