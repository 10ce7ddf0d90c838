using System.Globalization;
using Lianban.Platform.Storage;

namespace Lianban.Cli.Running;

/// <summary>How a trial system is started.</summary>
/// <param name="BusinessStart">Business time of a new data folder; an old one keeps its own.</param>
/// <param name="Web">Further settings of the platform, as environment variables.</param>
/// <param name="Sandboxes">Further settings of the stand-ins, as environment variables.</param>
public sealed record TrialSettings(
    DataFolder Data, int Port, int SandboxPort, DateTimeOffset BusinessStart, IReadOnlyDictionary<string, string>? Web = null, IReadOnlyDictionary<string, string>? Sandboxes = null)
{
    /// <summary>Where demonstrations begin: a Wednesday morning, two days before the May holidays.</summary>
    public static readonly DateTimeOffset FirstMorning = new(2026, 4, 29, 9, 0, 0, TimeSpan.FromHours(8));
}

/// <summary>A program ended before it was ready. The message names it; the log's last lines say why.</summary>
public sealed class ProgramEndedException(string program, string lastWords) : Exception($"{program} ended:\n{lastWords}")
{
    public string Program { get; } = program;

    /// <summary>The end of its log.</summary>
    public string LastWords { get; } = lastWords;
}

/// <summary>The platform and the stand-ins, side by side as child processes, with keys and data under one folder. Either can be killed and started again.</summary>
public sealed class TrialSystem : IAsyncDisposable
{
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(60);
    private readonly Checkout checkout = Checkout.Find();
    private readonly TrialSettings settings;
    private readonly HttpClient http = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = TimeSpan.FromSeconds(5) };

    private TrialSystem(TrialSettings settings)
    {
        this.settings = settings;
        WebAddress = new Uri($"http://localhost:{settings.Port}/");
        SandboxesAddress = new Uri($"http://localhost:{settings.SandboxPort}/");
    }

    /// <summary>The address for people.</summary>
    public Uri WebAddress { get; }

    /// <summary>The address of the stand-ins.</summary>
    public Uri SandboxesAddress { get; }

    /// <summary>The platform's process; another one after a restart.</summary>
    public ChildProgram Web { get; private set; } = null!;

    /// <summary>The stand-ins' process; another one after a restart.</summary>
    public ChildProgram Sandboxes { get; private set; } = null!;

    /// <summary>Makes the keys, starts both programs and waits until both say that they are well.</summary>
    /// <exception cref="ProgramEndedException">One of them ended first.</exception>
    public static async Task<TrialSystem> StartAsync(TrialSettings settings, CancellationToken cancel = default)
    {
        KeyMaterial.Prepare(settings.Data);
        OwnerOnly.Folder(settings.Data.Web);
        OwnerOnly.Folder(settings.Data.Sandboxes);
        var system = new TrialSystem(settings);
        try
        {
            system.Sandboxes = system.Launch("Sandboxes", system.SandboxesAddress, system.SandboxesSettings());
            system.Web = system.Launch("Web", system.WebAddress, system.WebSettings());
            await Task.WhenAll(system.ReadyAsync(system.Sandboxes, cancel), system.ReadyAsync(system.Web, cancel));
            return system;
        }
        catch
        {
            await system.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts the platform again after it was killed or stopped.</summary>
    public async Task StartWebAsync(CancellationToken cancel = default)
    {
        Web = Launch("Web", WebAddress, WebSettings());
        await ReadyAsync(Web, cancel);
    }

    /// <summary>Starts the stand-ins again after they were killed or stopped.</summary>
    public async Task StartSandboxesAsync(CancellationToken cancel = default)
    {
        Sandboxes = Launch("Sandboxes", SandboxesAddress, SandboxesSettings());
        await ReadyAsync(Sandboxes, cancel);
    }

    public async ValueTask DisposeAsync()
    {
        if (Web is not null) await Web.DisposeAsync();
        if (Sandboxes is not null) await Sandboxes.DisposeAsync();
        http.Dispose();
    }

    private ChildProgram Launch(string project, Uri address, Dictionary<string, string> environment) =>
        ChildProgram.Start(checkout, project, address, environment, settings.Data.Logs);

    private async Task ReadyAsync(ChildProgram program, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(patience);
        while (!program.HasEnded)
        {
            try
            {
                using var answer = await http.GetAsync(new Uri(program.Address, "health"), limit.Token);
                if (answer.IsSuccessStatusCode) return;
            }
            catch (HttpRequestException)
            {
                // not listening yet
            }
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, limit.Token);
        }
        await program.KillAsync();
        throw new ProgramEndedException(program.Name, program.LastWords());
    }

    private Dictionary<string, string> WebSettings() => With(settings.Web, new()
    {
        ["Lianban__Data"] = settings.Data.Web,
        ["Lianban__Catalogue"] = checkout.Catalogue,
        ["Lianban__Demo"] = "true",
        ["Lianban__BusinessStart"] = Instant(settings.BusinessStart),
        ["Lianban__Sandboxes"] = Authority(SandboxesAddress),
        ["Lianban__KeyFile"] = settings.Data.WrappingKey,
        ["Lianban__Keys"] = settings.Data.WebKeys,
    });

    private Dictionary<string, string> SandboxesSettings() => With(settings.Sandboxes, new()
    {
        ["Sandboxes__Data"] = settings.Data.Sandboxes,
        ["Sandboxes__Keys"] = settings.Data.SandboxesKeys,
        ["Sandboxes__Platform"] = Authority(WebAddress),
        ["Sandboxes__BusinessStart"] = Instant(settings.BusinessStart),
    });

    private static Dictionary<string, string> With(IReadOnlyDictionary<string, string>? more, Dictionary<string, string> own)
    {
        foreach (var (key, value) in more ?? new Dictionary<string, string>()) own[key] = value;
        return own;
    }

    private static string Authority(Uri address) => address.GetLeftPart(UriPartial.Authority);
    private static string Instant(DateTimeOffset at) => at.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
}
