using Lianban.Platform.Results;

namespace Lianban.Web.Shared;

/// <summary>What <c>Lianban:*</c> says of this program.</summary>
/// <param name="Demo">Only for demonstrations: shows the demo page, allows http and a moved business time.</param>
/// <param name="ForwardedHttps">A trusted proxy on this machine ends TLS and says so in <c>X-Forwarded-Proto</c>.</param>
internal sealed record WebSettings(string Data, string Catalogue, bool Demo, bool ForwardedHttps, string? Sandboxes, bool HttpsAddress)
{
    /// <summary>Why the program must not start, or null. Without https the session cookie could be read on the way.</summary>
    public Refusal? Refusal => Demo || HttpsAddress || ForwardedHttps ? null : new Refusal("START-NEEDS-HTTPS");

    public static WebSettings Read(IConfiguration configuration)
    {
        var own = configuration.GetSection("Lianban");
        var addresses = string.Join(';', configuration["urls"], configuration["https_ports"] is { Length: > 0 } ? "https:" : "",
            string.Join(';', configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(e => e["Url"])));
        return new WebSettings(
            Path.GetFullPath(own["Data"] ?? "data"), Path.GetFullPath(own["Catalogue"] ?? "catalogue"), own.GetValue("Demo", false), own.GetValue("ForwardedHttps", false),
            own["Sandboxes"], addresses.Split(';').Any(a => a.StartsWith("https:", StringComparison.OrdinalIgnoreCase)));
    }
}
