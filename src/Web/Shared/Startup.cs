using System.Text.Encodings.Web;
using System.Text.Unicode;
using Lianban.Platform.Results;
using Lianban.Platform.Text;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Lianban.Web.Shared;

/// <summary>What the pages need, in the order of <c>Program.cs</c>.</summary>
internal static class Startup
{
    /// <summary>Says in one sentence why the program does not start; exit code 78 (EX_CONFIG).</summary>
    public static int Refuse(Refusal why)
    {
        Console.Error.WriteLine(why.Sentence());
        return 78;
    }

    private static volatile bool serving;

    /// <summary>Serves until it is stopped, or says in one sentence that an address cannot be had.</summary>
    public static async Task<int> ServeAsync(this WebApplication app)
    {
        var addresses = (app.Configuration["urls"] ?? "").Split(';').Where(u => !u.StartsWith("http://unix:", StringComparison.Ordinal));
        app.Lifetime.ApplicationStarted.Register(() => serving = true);
        try
        {
            await app.RunAsync();
            return 0;
        }
        catch (Exception e) when (e is IOException or System.Net.Sockets.SocketException)
        {
            return Refuse(new Refusal("START-ADDRESS", string.Join(' ', addresses)));
        }
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

    /// <summary>One line for each entry; the framework's own only when something is wrong: its lines would repeat every address.</summary>
    public static void Quieten(this ILoggingBuilder logging)
    {
        logging.AddSimpleConsole(o => o.SingleLine = true);
        logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning).AddFilter("System.Net.Http", LogLevel.Warning);
        // what keeps the host from starting is said in one sentence, see ServeAsync; later it logs what fails in the background
        logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", level => serving && level >= LogLevel.Warning);
    }

    public static void AddPages(this IServiceCollection services, WebSettings settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton(Texts.For(typeof(Startup).Assembly, "citizen"));
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddSingleton<FormStyles>().AddSingleton<StaticFiles>().AddSingleton<FieldViews>().AddSingleton<KeptForms>();
        services.AddRazorPages(o => o.RootDirectory = "/").AddMvcOptions(o =>
        {
            o.ModelValidatorProviders.Clear();
            o.Filters.Add<HandledMethods>();
        });
        services.Configure<FormOptions>(o =>
        {
            o.MemoryBufferThreshold = (int)Limits.Papers; // uploads stay in memory, never in the temporary folder
            o.MultipartBodyLengthLimit = Limits.Papers; // a paper that is too large is refused at its field, with everything else kept
            o.BufferBodyLengthLimit = Limits.Papers;
            o.ValueCountLimit = 400;
            o.KeyLengthLimit = 200;
        });
        services.AddAntiforgery(o =>
        {
            o.Cookie.Name = "lianban-form";
            o.Cookie.SecurePolicy = settings.SecureCookies;
            o.FormFieldName = "_form";
            o.SuppressXFrameOptionsHeader = true;
        });
        services.AddResponseCompression(o =>
        {
            o.EnableForHttps = true; // antiforgery tokens are masked anew in each response, so BREACH learns nothing from them
            o.Providers.Add<BrotliCompressionProvider>();
            o.Providers.Add<GzipCompressionProvider>();
        });
        services.Configure<BrotliCompressionProviderOptions>(o => o.Level = System.IO.Compression.CompressionLevel.Optimal); // a sixth less than the fastest, for a fraction of a millisecond
        services.AddTooManyRequests();
    }
}
