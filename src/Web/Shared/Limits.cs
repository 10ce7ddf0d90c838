using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.RateLimiting;

namespace Lianban.Web.Shared;

/// <summary>
/// The largest body that a page takes. The framework's own attribute is a filter besides, which comes after the form was read and logs that it is too late.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class MostBytesAttribute(long bytes) : Attribute, IRequestSizeLimitMetadata
{
    public long? MaxRequestBodySize => bytes;
}

/// <summary>How much one may send.</summary>
internal static class Limits
{
    /// <summary>Body of an ordinary page or message: 256 KB.</summary>
    public const long Page = 256 * 1024;

    /// <summary>One paper: 8 MB.</summary>
    public const long Paper = 8 * 1024 * 1024;

    /// <summary>Body of a page that takes both papers and the form.</summary>
    public const long Papers = 2 * Paper + Page;

    /// <summary>Sign-ins in one minute from one address; many people share one address in a hall.</summary>
    private const int SignInsAMinute = 120;

    public const string SignIn = "sign-in";

    public static void AddTooManyRequests(this IServiceCollection services) => services.AddRateLimiter(o =>
    {
        o.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        o.OnRejected = (context, _) =>
        {
            context.HttpContext.Response.Headers.RetryAfter = 60.ToString(CultureInfo.InvariantCulture);
            return ValueTask.CompletedTask;
        };
        o.AddPolicy(SignIn, http => RateLimitPartition.GetFixedWindowLimiter(
            http.Connection.RemoteIpAddress?.ToString() ?? "", _ => new FixedWindowRateLimiterOptions { PermitLimit = SignInsAMinute, Window = TimeSpan.FromMinutes(1) }));
    });
}
