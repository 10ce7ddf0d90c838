using System.Security.Claims;
using Lianban.Sandboxes.People;
using Microsoft.AspNetCore;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace Lianban.Sandboxes.SignIn;

/// <summary>
/// The stand-in of the province's portal: an OpenID Connect provider at <c>/sign-in</c>, authorization code with proof key. One chooses a demo person
/// instead of a password; <c>acr_values=level-N</c> asks for a real-name level and shows a step-up where the person's is lower.
/// </summary>
internal static class SignInDoor
{
    /// <summary>Own name, so that it never meets the platform's cookies on the same host.</summary>
    private const string Cookie = "lianban-portal";
    private const string Client = "lianban";
    private const string LevelPrefix = "level-";

    public static void AddSignIn(this IServiceCollection services, Settings settings, Uri address)
    {
        var keys = SignInKeys.Load(settings.Folder);
        var redirect = new Uri(settings.Platform, "/signin-oidc").AbsoluteUri;
        services.AddOpenIddict().AddServer(server =>
        {
            server.SetIssuer(new Uri(address, "/sign-in"))
                .SetConfigurationEndpointUris("sign-in/.well-known/openid-configuration").SetJsonWebKeySetEndpointUris("sign-in/.well-known/jwks")
                .SetAuthorizationEndpointUris("sign-in/authorize").SetTokenEndpointUris("sign-in/token")
                .AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange().RegisterScopes(Scopes.OpenId, Scopes.Profile, Scopes.Phone)
                .SetAuthorizationCodeLifetime(TimeSpan.FromMinutes(2)).SetAccessTokenLifetime(TimeSpan.FromMinutes(5)).SetIdentityTokenLifetime(TimeSpan.FromMinutes(5))
                .AddSigningKey(keys.Signing).AddEncryptionKey(keys.Encryption).EnableDegradedMode();
            server.UseAspNetCore().EnableAuthorizationEndpointPassthrough().DisableTransportSecurityRequirement();
            server.AddEventHandler<ValidateAuthorizationRequestContext>(b => b.UseInlineHandler(context =>
            {
                if (context.ClientId != Client || context.RedirectUri != redirect) context.Reject(Errors.InvalidClient);
                return default;
            }));
            server.AddEventHandler<ValidateTokenRequestContext>(b => b.UseInlineHandler(context =>
            {
                if (context.ClientId != Client || settings.ClientSecret is { } secret && !Same(secret, context.ClientSecret)) context.Reject(Errors.InvalidClient);
                return default;
            }));
        });
    }

    public static void MapSignIn(this WebApplication app) => app.MapMethods("/sign-in/authorize", ["GET", "POST"], Authorize);

    private static IResult Authorize(HttpContext http, Register register)
    {
        var request = http.GetOpenIddictServerRequest()!;
        var wanted = Level(request.AcrValues);
        var chosen = http.Request.HasFormContentType ? http.Request.Form["person"].ToString() : "";
        if (chosen.Length == 0 && wanted > 0) chosen = request.LoginHint ?? http.Request.Cookies[Cookie] ?? "";
        if (chosen.Length == 0 || register.ById(chosen) is not { } person)
            return SignInPage.Choose(Parameters(request), register.All(500));
        var stepped = http.Request.HasFormContentType && http.Request.Form["step-up"] == "done";
        if (wanted > person.RealNameLevel && !stepped) return SignInPage.StepUp(Parameters(request), person, wanted);

        http.Response.Cookies.Append(Cookie, person.Id, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, Path = "/sign-in", Secure = http.Request.IsHttps });
        return Results.SignIn(new ClaimsPrincipal(Identity(person, Math.Max(wanted, person.RealNameLevel), request)),
            authenticationScheme: OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
    }

    private static ClaimsIdentity Identity(Person person, int level, OpenIddictRequest request)
    {
        var identity = new ClaimsIdentity("sign-in", Claims.Name, Claims.Role);
        identity.SetClaim(Claims.Subject, person.Id).SetClaim(Claims.Name, person.Name).SetClaim("document_kind", person.DocumentKind)
            .SetClaim("document_number", person.Number).SetClaim("real_name_level", level).SetClaim("acr", LevelPrefix + level);
        if (person.Mobile is { } mobile) identity.SetClaim("mobile", mobile);
        identity.SetScopes(request.GetScopes());
        identity.SetDestinations(static _ => [Destinations.IdentityToken]);
        return identity;
    }

    /// <summary>Everything the client sent, to be carried through the pages.</summary>
    private static IEnumerable<KeyValuePair<string, string>> Parameters(OpenIddictRequest request) =>
        request.GetParameters().Where(static p => p.Key is not ("person" or "step-up")).Select(static p => KeyValuePair.Create(p.Key, (string?)p.Value ?? ""));

    private static int Level(string? acr) => (acr ?? "").Split(' ').Where(static v => v.StartsWith(LevelPrefix, StringComparison.Ordinal))
        .Select(static v => int.TryParse(v.AsSpan(LevelPrefix.Length), System.Globalization.NumberStyles.None, null, out var n) ? n : 0).DefaultIfEmpty(0).Max();

    private static bool Same(string secret, string? given) => System.Security.Cryptography.CryptographicOperations.FixedTimeEquals(
        System.Text.Encoding.UTF8.GetBytes(secret), System.Text.Encoding.UTF8.GetBytes(given ?? ""));
}
