using System.Globalization;
using Lianban.Platform.Results;

namespace Lianban.Web.Shared;

/// <summary>What <c>Lianban:*</c> says of this program.</summary>
/// <param name="Demo">Only for demonstrations: shows the demo page, allows http and a moved business time.</param>
/// <param name="ForwardedHttps">A trusted proxy on this machine ends TLS and says so in <c>X-Forwarded-Proto</c>.</param>
/// <param name="BusinessStart">Business time at the very first start of a demonstration.</param>
/// <param name="KeyFile">The key that wraps all others, mode 0600.</param>
/// <param name="Keys">Folder with our signing key and the partners' public ones.</param>
internal sealed record WebSettings(
    string Data, string Catalogue, bool Demo, bool ForwardedHttps, string? Sandboxes, DateTimeOffset? BusinessStart, string KeyFile, string Keys, bool HttpsAddress)
{
    /// <summary>Why the program must not start, or null. Without https the session cookie could be read on the way; business time moves in demonstrations only.</summary>
    public Refusal? Refusal =>
        !Demo && !HttpsAddress && !ForwardedHttps ? new Refusal("START-NEEDS-HTTPS")
        : !Demo && BusinessStart is not null ? new Refusal("START-BUSINESS-TIME") : null;

    public CookieSecurePolicy SecureCookies => Demo ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;

    public static WebSettings Read(IConfiguration configuration)
    {
        var own = configuration.GetSection("Lianban");
        var addresses = string.Join(';', configuration["urls"], configuration["https_ports"] is { Length: > 0 } ? "https:" : "",
            string.Join(';', configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(e => e["Url"])));
        return new WebSettings(
            Path.GetFullPath(own["Data"] ?? "data"), Path.GetFullPath(own["Catalogue"] ?? "catalogue"), own.GetValue("Demo", false), own.GetValue("ForwardedHttps", false),
            own["Sandboxes"], DateTimeOffset.TryParse(own["BusinessStart"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var start) ? start : null,
            Path.GetFullPath(own["KeyFile"] ?? "wrapping.key"), Path.GetFullPath(own["Keys"] ?? "keys"),
            addresses.Split(';').Any(a => a.StartsWith("https:", StringComparison.OrdinalIgnoreCase)));
    }
}
