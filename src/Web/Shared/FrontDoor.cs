using Microsoft.AspNetCore.HttpOverrides;

namespace Lianban.Web.Shared;

/// <summary>What every request passes first: the real scheme, compression, and the headers that keep the page to itself.</summary>
internal static class FrontDoor
{
    private const string Policy =
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; connect-src 'none'";

    public static void UseFrontDoor(this WebApplication app, WebSettings settings)
    {
        if (settings.ForwardedHttps) app.UseForwardedHeaders(new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedFor });
        app.Use((http, next) =>
        {
            var headers = http.Response.Headers;
            headers.ContentSecurityPolicy = Policy;
            headers.XContentTypeOptions = "nosniff";
            headers.XFrameOptions = "DENY";
            headers["Referrer-Policy"] = "no-referrer";
            headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            headers.CacheControl = "no-cache, no-store"; // both: antiforgery would log a warning for each form if it had to add one
            headers.Pragma = "no-cache";
            if (http.Request.IsHttps) headers.StrictTransportSecurity = "max-age=31536000";
            // Production behind a proxy: what did not come over https is not answered, but for the operator, who comes over no net at all.
            if (!settings.Demo && !http.Request.IsHttps && http.Request.Path != "/health" && !http.IsOverSocket())
            {
                http.Response.StatusCode = StatusCodes.Status400BadRequest;
                return Task.CompletedTask;
            }
            return next(http);
        });
        app.UseResponseCompression();
    }

    public static void UseOwnStaticFiles(this WebApplication app)
    {
        var files = app.Services.GetRequiredService<StaticFiles>();
        app.Use(next => http => files.ServeAsync(http, next));
    }
}
