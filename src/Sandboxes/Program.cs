using System.Net;
using Lianban.Protocol;
using Lianban.Sandboxes;
using Lianban.Sandboxes.Books;
using Lianban.Sandboxes.Callbacks;
using Lianban.Sandboxes.Clock;
using Lianban.Sandboxes.Control;
using Lianban.Sandboxes.DataSharing;
using Lianban.Sandboxes.Departments;
using Lianban.Sandboxes.Pages;
using Lianban.Sandboxes.People;
using Lianban.Sandboxes.SignIn;
using Lianban.Sandboxes.Wire;

// The stand-ins of every outside system: four departments, the portal's sign-in, data sharing. One program, one port, books of its own.
try
{
    var builder = WebApplication.CreateSlimBuilder(args);
    if (builder.Configuration["urls"] is null) builder.WebHost.UseUrls("http://localhost:5081");
    builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning).AddFilter("OpenIddict", LogLevel.Warning);
    builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = 256 * 1024);
    var settings = Settings.From(builder.Configuration);
    var address = new Uri((builder.Configuration["urls"] ?? "http://localhost:5081").Split(';')[0]);

    builder.Services.ConfigureHttpJsonOptions(static json =>
    {
        json.SerializerOptions.Encoder = ProtocolJson.Options.Encoder;
        json.SerializerOptions.DefaultIgnoreCondition = ProtocolJson.Options.DefaultIgnoreCondition;
    });
    builder.Services.AddSingleton(settings).AddSingleton(TimeProvider.System).AddSingleton<Ledger>().AddSingleton<BusinessTime>().AddSingleton<Register>()
        .AddSingleton<SignedWire>().AddSingleton<DepartmentDoor.Front>()
        .AddSingleton(new HttpClient(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false, UseCookies = false, ConnectTimeout = TimeSpan.FromSeconds(3) })
        {
            Timeout = TimeSpan.FromSeconds(10), MaxResponseContentBufferSize = 16 * 1024 * 1024, DefaultRequestVersion = HttpVersion.Version11,
        });
    builder.Services.AddSingleton<CallbackSender>().AddHostedService(static s => s.GetRequiredService<CallbackSender>()).AddHostedService<DueWork>().AddHostedService<PaperFetcher>();
    builder.Services.AddSignIn(settings, address);

    var app = builder.Build();
    await app.Services.GetRequiredService<Register>().Seed();
    app.Services.GetRequiredService<BusinessTime>();
    app.Services.GetRequiredService<SignedWire>();
    app.MapGet("/health", static () => Results.Text("ok"));
    app.MapOverview();
    app.MapControl();
    app.MapDepartments();
    app.MapSharing();
    app.MapSignIn();
    await app.RunAsync();
    return 0;
}
catch (Exception failure) when (failure is SettingsException or IOException)
{
    Console.Error.WriteLine(failure.Message);
    return 2;
}
