using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.Extensions.Primitives;

namespace Lianban.Web.Shared;

/// <summary>
/// A form that was posted after the session had ended: kept in memory for a few minutes until the person has signed in again, so that nothing typed is
/// lost. Bounded in number and size; a browser finds its own by an unguessable cookie; the page that takes it checks that the draft is the person's.
/// </summary>
internal sealed class KeptForms(TimeProvider system)
{
    private const string Cookie = "lianban-kept";
    private const int Most = 500, AtOnce = 4, LongestValues = 64 * 1024;
    private static readonly TimeSpan Time = TimeSpan.FromMinutes(20);
    private readonly ConcurrentDictionary<string, (string Path, IFormCollection Form, DateTimeOffset Until)> kept = new();
    private readonly SemaphoreSlim reading = new(AtOnce, AtOnce);

    /// <summary>Keeps the posted form when it came from a page of this site; of too many the oldest goes.</summary>
    public async Task KeepAsync(HttpContext http)
    {
        var own = http.Request.Headers["Sec-Fetch-Site"].ToString() is "same-origin" || http.Request.Headers.Origin == $"{http.Request.Scheme}://{http.Request.Host}";
        if (!own || !http.Request.HasFormContentType || !await reading.WaitAsync(TimeSpan.Zero)) return;
        try
        {
            foreach (var (old, value) in kept)
                if (value.Until < system.GetUtcNow()) kept.TryRemove(old, out _);
            var form = await http.Request.ReadFormAsync(http.RequestAborted);
            var fields = form.Where(f => f.Key != "_form").ToDictionary(f => f.Key, f => new StringValues(f.Value.ToArray()));
            if (fields.Sum(f => f.Key.Length + f.Value.Sum(v => v?.Length ?? 0)) > LongestValues) return;
            // the oldest gives way: who has just typed is nearest to signing in again
            while (kept.Count >= Most && kept.MinBy(k => k.Value.Until).Key is { } oldest) kept.TryRemove(oldest, out _);
            var name = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
            kept[name] = (http.Request.Path, new FormCollection(fields), system.GetUtcNow() + Time);
            http.Response.Cookies.Append(Cookie, name, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, MaxAge = Time, Path = "/" });
        }
        catch (Exception e) when (e is BadHttpRequestException or InvalidDataException or IOException or NotSupportedException)
        {
            // A body that cannot be read holds nothing to keep.
        }
        finally
        {
            reading.Release();
        }
    }

    /// <summary>Takes what this browser posted to this page before it signed in again; null when there is nothing.</summary>
    public IFormCollection? Take(HttpContext http)
    {
        if (http.Request.Cookies[Cookie] is not { } name || !kept.TryGetValue(name, out var form) || form.Path != http.Request.Path.Value) return null;
        http.Response.Cookies.Delete(Cookie);
        return kept.TryRemove(name, out form) && form.Until >= system.GetUtcNow() ? form.Form : null;
    }
}
