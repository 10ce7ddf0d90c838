namespace Lianban.Web.Shared;

/// <summary>Large type: a preference of the browser, kept in a cookie for a year; nothing personal.</summary>
internal static class Display
{
    private const string Cookie = "lianban-display";

    public static bool IsElder(this HttpContext http) => http.Request.Cookies[Cookie] == "elder";

    /// <summary>Turns large type on or off.</summary>
    public static void SetElder(this HttpContext http, bool on)
    {
        if (on) http.Response.Cookies.Append(Cookie, "elder", new CookieOptions { MaxAge = TimeSpan.FromDays(365), SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, Path = "/" });
        else http.Response.Cookies.Delete(Cookie);
    }

    public static void MapDisplay(this WebApplication app) => app.MapGet("/display", (HttpContext http, string? mode, string? to) =>
    {
        http.SetElder(mode == "elder");
        return Results.LocalRedirect(IsOwn(to) ? to! : "/");
    }).AllowAnonymous();

    /// <summary>A path of this site: no scheme, no host, no backslash.</summary>
    public static bool IsOwn(string? path) =>
        path is { Length: > 0 and < 500 } && path[0] == '/' && (path.Length == 1 || path[1] is not '/' and not '\\') && !path.Any(char.IsControl) && Uri.IsWellFormedUriString(path, UriKind.Relative);
}
