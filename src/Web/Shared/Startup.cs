using System.Text.Encodings.Web;
using System.Text.Unicode;
using Lianban.Platform.Results;
using Lianban.Platform.Text;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Lianban.Web.Shared;

/// <summary>What the program registers, in the order of <c>Program.cs</c>.</summary>
internal static class Startup
{
    /// <summary>Says in one sentence why the program does not start; exit code 78 (EX_CONFIG).</summary>
    public static int Refuse(Refusal why)
    {
        Console.Error.WriteLine(why.Sentence());
        return 78;
    }

    /// <summary>Slow or oversized requests end early: bodies at most <see cref="Limits.Page"/> unless a page asks for more.</summary>
    public static void LimitRequests(this IWebHostBuilder host) => host.ConfigureKestrel(k =>
    {
        k.AddServerHeader = false;
        k.Limits.MaxRequestBodySize = Limits.Page;
        k.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        k.Limits.KeepAliveTimeout = TimeSpan.FromSeconds(60);
        k.Limits.MinRequestBodyDataRate = new MinDataRate(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(10));
        k.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
    });

    public static void AddPages(this IServiceCollection services, WebSettings settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(Texts.For(typeof(Startup).Assembly, "citizen"));
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddSingleton<FormStyles>();
        services.AddSingleton<StaticFiles>();
        services.AddRazorPages(o => o.RootDirectory = "/Citizen").AddMvcOptions(o => o.ModelValidatorProviders.Clear());
        services.AddAntiforgery(o =>
        {
            o.Cookie.Name = "lianban-form";
            o.Cookie.SecurePolicy = Secure(settings);
            o.FormFieldName = "_form";
            o.SuppressXFrameOptionsHeader = true;
        });
        services.AddResponseCompression(o =>
        {
            o.EnableForHttps = true; // antiforgery tokens are masked anew in each response, so BREACH learns nothing from them
            o.Providers.Add<BrotliCompressionProvider>();
            o.Providers.Add<GzipCompressionProvider>();
        });
        services.AddTooManyRequests();
    }

    public static void AddSignedIn(this IServiceCollection services, WebSettings settings)
    {
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(o =>
        {
            o.Cookie.Name = "lianban-session";
            o.Cookie.SecurePolicy = Secure(settings);
            o.Cookie.HttpOnly = true;
            o.LoginPath = "/sign-in";
            o.ReturnUrlParameter = "to";
            o.ExpireTimeSpan = TimeSpan.FromHours(2);
        });
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
    }

    public static void AddOffice(this IServiceCollection services, WebSettings settings)
    {
    }

    private static CookieSecurePolicy Secure(WebSettings settings) => settings.Demo ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
}
