using System.Net.Http.Json;
using System.Text.Json;
using Lianban.Cli.Running;
using Lianban.Cli.Visiting;

namespace Lianban.Tests.TestKit;

/// <summary>
/// Both programs, really running: free ports, a data folder of their own, business time from <see cref="TrialSettings.FirstMorning"/> unless told.
/// Everything ends and is deleted with it; set <c>LIANBAN_KEEP=1</c> to keep the folder (the logs are in it).
/// </summary>
public sealed class RunningSystem : IAsyncDisposable
{
    private static readonly JsonSerializerOptions json = new(JsonSerializerDefaults.Web);
    private readonly TrialSystem system;

    private RunningSystem(TrialSystem system, DataFolder data)
    {
        (this.system, Data) = (system, data);
        Http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = WebAddress };
        Control = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new Uri(system.SandboxesAddress, "control/") };
    }

    /// <summary>The data folder.</summary>
    public DataFolder Data { get; }

    /// <summary>The address for people.</summary>
    public Uri WebAddress => system.WebAddress;

    /// <summary>The address of the stand-ins.</summary>
    public Uri SandboxesAddress => system.SandboxesAddress;

    /// <summary>The platform's process.</summary>
    public ChildProgram Web => system.Web;

    /// <summary>The stand-ins' process.</summary>
    public ChildProgram Sandboxes => system.Sandboxes;

    /// <summary>A bare client of the platform, for raw requests.</summary>
    public HttpClient Http { get; }

    /// <summary>A client of the stand-ins' control door; relative addresses such as <c>switches</c>.</summary>
    public HttpClient Control { get; }

    /// <summary>Starts both programs and waits until they are well.</summary>
    /// <param name="web">Further settings of the platform, e.g. <c>Lianban__…</c>.</param>
    /// <param name="sandboxes">Further settings of the stand-ins, e.g. <c>Sandboxes__…</c>.</param>
    public static async Task<RunningSystem> StartAsync(
        DateTimeOffset? businessStart = null, IReadOnlyDictionary<string, string>? web = null, IReadOnlyDictionary<string, string>? sandboxes = null)
    {
        var data = new DataFolder(Directory.CreateTempSubdirectory("lianban-").FullName);
        var settings = new TrialSettings(data, Ports.FindFree(), Ports.FindFree(), businessStart ?? TrialSettings.FirstMorning, web, sandboxes);
        return new RunningSystem(await TrialSystem.StartAsync(settings), data);
    }

    /// <summary>A new person at a browser; not signed in yet.</summary>
    public Visitor Visitor() => new(WebAddress);

    /// <summary>Kills the platform (kill -9) and waits until it is dead.</summary>
    public Task KillWebAsync() => system.Web.KillAsync();

    /// <summary>Kills the stand-ins (kill -9) and waits until they are dead.</summary>
    public Task KillSandboxesAsync() => system.Sandboxes.KillAsync();

    /// <summary>Starts the platform again and waits until it is well.</summary>
    public Task StartWebAsync() => system.StartWebAsync();

    /// <summary>Starts the stand-ins again and waits until they are well.</summary>
    public Task StartSandboxesAsync() => system.StartSandboxesAsync();

    /// <summary>Sets a fault switch of a department, for all its services unless one is named; the value as JSON has it (true, a number, a text), null takes it away.</summary>
    public Task SwitchAsync(string department, string name, object? value, string? service = null) =>
        PostControlAsync<JsonElement>("switches", new { department, service, name, value });

    /// <summary>Takes all switches back.</summary>
    public async Task ResetSwitchesAsync() => (await Control.PostAsync("switches/reset", null)).EnsureSuccessStatusCode();

    /// <summary>The stand-ins' books, of one application (32 hexadecimal digits) or of all.</summary>
    public Task<JsonElement> LedgerAsync(string? application = null) =>
        Control.GetFromJsonAsync<JsonElement>(application is null ? "ledger" : $"ledger?application={application}");

    /// <summary>Posts to the control door and reads the answer.</summary>
    public async Task<T> PostControlAsync<T>(string path, object body)
    {
        using var answer = await Control.PostAsJsonAsync(path, body, json);
        if (!answer.IsSuccessStatusCode) throw new InvalidOperationException($"control/{path}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        return (await answer.Content.ReadFromJsonAsync<T>(json))!;
    }

    /// <summary>Waits until something holds, asking every 100 ms.</summary>
    /// <exception cref="TimeoutException">It does not hold in time; the message names it.</exception>
    public static async Task UntilAsync(string what, Func<Task<bool>> holds, int seconds = 30)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
        while (!await holds())
        {
            if (limit.IsCancellationRequested) throw new TimeoutException($"not within {seconds} s: {what}");
            await Task.Delay(100, CancellationToken.None);
        }
    }

    /// <summary>Everything that both programs printed.</summary>
    public string Logs() => string.Join('\n', Directory.EnumerateFiles(Data.Logs).Order().Select(f => $"--- {Path.GetFileName(f)}\n{ReadShared(f)}"));

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        Control.Dispose();
        await system.DisposeAsync();
        // A folder that somebody else took away must not hide what the test has to say.
        if (Environment.GetEnvironmentVariable("LIANBAN_KEEP") != "1" && Directory.Exists(Data.Root)) Directory.Delete(Data.Root, recursive: true);
    }

    private static string ReadShared(string file)
    {
        using var reader = new StreamReader(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return reader.ReadToEnd();
    }
}
