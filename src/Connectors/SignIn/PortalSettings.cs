using Lianban.Connectors.Exchange;
using Microsoft.Extensions.Configuration;

namespace Lianban.Connectors.SignIn;

/// <summary>The province's portal as an OpenID Connect provider.</summary>
/// <param name="Authority">Issuer's address, e.g. <c>http://localhost:5081/sign-in</c>.</param>
/// <param name="ClientId">Ours there.</param>
/// <param name="ClientSecret">Null: a public client, proof key only.</param>
/// <param name="Demo">http is allowed, and cookies follow the request's scheme; never in production.</param>
public sealed record PortalSettings(Uri Authority, string ClientId, string? ClientSecret, bool Demo)
{
    /// <summary>Never prints the secret.</summary>
    public override string ToString() => $"{ClientId} at {Authority}";

    /// <summary>Reads <c>Lianban:SignIn:Authority</c> (else <c>Lianban:Sandboxes</c> with <c>/sign-in</c>), <c>ClientId</c>, <c>ClientSecret</c> and <c>Lianban:Demo</c>.</summary>
    /// <exception cref="SettingException">No address, or not https outside a demonstration.</exception>
    public static PortalSettings Read(IConfiguration configuration)
    {
        var own = configuration.GetSection("Lianban");
        var demo = own.GetValue("Demo", false);
        var text = own["SignIn:Authority"] ?? (own["Sandboxes"] is { Length: > 0 } sandboxes ? $"{sandboxes.TrimEnd('/')}/sign-in" : null);
        if (!Uri.TryCreate(text, UriKind.Absolute, out var authority) || !(authority.Scheme == "https" || (demo && authority.Scheme == "http")))
            throw new SettingException("Lianban:SignIn:Authority");
        return new(authority, own["SignIn:ClientId"] ?? "lianban", own["SignIn:ClientSecret"], demo);
    }
}
