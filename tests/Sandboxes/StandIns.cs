using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Lianban.Protocol;
using Lianban.Protocol.Signatures;
using Xunit;

namespace Lianban.Tests.Sandboxes;

/// <summary>The stand-ins as a child process on a free port with keys of their own, and a platform that they call back.</summary>
public sealed class StandIns : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("stand-ins-").FullName;
    private readonly MessageSigner signer;
    private readonly MessageVerifier verifier;
    private readonly int port = FreePort(), platformPort = FreePort();
    private Process? process;

    public StandIns()
    {
        foreach (var party in new[] { "platform", "human-resources", "medical-insurance", "taxation", "housing-fund", "data-sharing" }) KeyFiles.Create(Keys, party + "-1");
        KeyFiles.Create(Path.Combine(folder, "strangers"), "platform-1");
        signer = KeyFiles.Signer(Keys, "platform-1");
        verifier = new MessageVerifier(KeyDirectory.Load(Keys), TimeProvider.System);
        Platform = new PlatformDouble(Keys, platformPort);
        Http = new HttpClient(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri($"http://localhost:{port}"), Timeout = TimeSpan.FromSeconds(20) };
    }

    public string Keys => Path.Combine(folder, "keys");

    public PlatformDouble Platform { get; }

    public HttpClient Http { get; }

    public Uri Redirect => new($"http://127.0.0.1:{platformPort}/signin-oidc");

    public MessageSigner Stranger => KeyFiles.Signer(Path.Combine(folder, "strangers"), "platform-1");

    public async ValueTask InitializeAsync()
    {
        await Platform.Start();
        await Start();
    }

    public async ValueTask DisposeAsync()
    {
        Kill();
        await Platform.DisposeAsync();
        Http.Dispose();
        Directory.Delete(folder, true);
    }

    /// <summary>Starts the program and waits until it is ready; how long that took.</summary>
    public async Task<TimeSpan> Start()
    {
        var watch = Stopwatch.StartNew();
        var start = new ProcessStartInfo("dotnet", [Program(), "--urls", $"http://localhost:{port}"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in new Dictionary<string, string>
        {
            ["Sandboxes__Data"] = Path.Combine(folder, "books"), ["Sandboxes__Keys"] = Keys, ["Sandboxes__Platform"] = $"http://127.0.0.1:{platformPort}",
            ["Sandboxes__BusinessStart"] = "2026-04-29T09:00+08:00",
        }) start.Environment[name] = value;
        process = Process.Start(start)!;
        process.OutputDataReceived += (_, e) => Log.AppendLine(e.Data);
        process.ErrorDataReceived += (_, e) => Log.AppendLine(e.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        for (; watch.Elapsed < TimeSpan.FromSeconds(30); await Task.Delay(15))
        {
            if (process.HasExited) throw new InvalidOperationException("it ended: " + Log);
            try { if ((await Http.GetAsync("/health")).IsSuccessStatusCode) return watch.Elapsed; }
            catch (HttpRequestException) { /* not yet */ }
        }
        throw new TimeoutException("not ready: " + Log);
    }

    public StringBuilder Log { get; } = new();

    /// <summary>kill -9.</summary>
    public void Kill()
    {
        process?.Kill();
        process?.WaitForExit();
    }

    /// <summary>Submits, and believes the answer only when it is well signed.</summary>
    public Task<(int Status, Envelope? Answer, ProtocolProblem? Problem)> Submit(Envelope envelope) => Send(envelope.Department, HttpMethod.Post, "/v1/cases", envelope);

    public async Task<(int Status, Envelope? Answer, ProtocolProblem? Problem)> Send(string department, HttpMethod method, string path, Envelope? envelope, MessageSigner? other = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(Http.BaseAddress!, $"/{department}{path}"));
        if (envelope is not null) request.Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(envelope, ProtocolJson.Options));
        var signed = await (other ?? signer).SignRequestAsync(request, DateTimeOffset.UtcNow, envelope?.MessageId ?? Guid.NewGuid().ToString("N"));
        using var response = await Http.SendAsync(request);
        var body = await response.Content.ReadAsByteArrayAsync();
        var status = (int)response.StatusCode;
        if (status != 503) Assert.True(verifier.VerifyResponse(SignedMessage.Of(response, body, signed), department).Ok, "the answer is not well signed");
        return status == 200
            ? (status, JsonSerializer.Deserialize<Envelope>(body, ProtocolJson.Options), null)
            : (status, null, JsonSerializer.Deserialize<ProtocolProblem>(body, ProtocolJson.Options));
    }

    /// <summary>Asks for the status of a key.</summary>
    public async Task<StatusBody> Status(string department, CaseKey key) =>
        (await Send(department, HttpMethod.Get, $"/v1/cases/{key}", null)).Answer!.Read<StatusBody>();

    /// <summary>A query of the data-sharing platform.</summary>
    public async Task<SharedRecords> Query(string kind, string number, params string[] items)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Http.BaseAddress!, "/data-sharing/v1/query"));
        request.Content = JsonContent.Create(new SharedQuery("flexible-employment", "1", kind, number, items), options: ProtocolJson.Options);
        var signed = await signer.SignRequestAsync(request, DateTimeOffset.UtcNow, Guid.NewGuid().ToString("N"));
        using var response = await Http.SendAsync(request);
        response.EnsureSuccessStatusCode();
        var body = await response.Content.ReadAsByteArrayAsync();
        Assert.True(verifier.VerifyResponse(SignedMessage.Of(response, body, signed), "data-sharing").Ok);
        return JsonSerializer.Deserialize<SharedRecords>(body, ProtocolJson.Options)!;
    }

    /// <summary>The control door: POST when there is something to say, else GET.</summary>
    public async Task<JsonElement> Control(string path, object? say = null)
    {
        using var response = say is null ? await Http.GetAsync("/control/" + path) : await Http.PostAsJsonAsync("/control/" + path, say);
        Assert.True(response.IsSuccessStatusCode, $"{path}: {(int)response.StatusCode}");
        return (await response.Content.ReadFromJsonAsync<JsonElement>()).Clone();
    }

    public Task<JsonElement> Switch(string department, string name, object? value, string? service = null) => Control("switches", new { department, service, name, value });

    public Task Reset() => Control("switches/reset", new { });

    /// <summary>The row of a case part in the ledger.</summary>
    public async Task<JsonElement> Row(CaseKey key) =>
        (await Control("ledger?application=" + key.Application)).GetProperty("rows").EnumerateArray().Single(r => r.GetProperty("case").GetString() == Without(key));

    /// <summary>Somebody new who was never insured.</summary>
    public async Task<JsonElement> Somebody()
    {
        var id = (await Control("people", new { count = 1 })).GetProperty("ids")[0].GetString();
        return (await Control("people?generated=20000")).EnumerateArray().First(p => p.GetProperty("id").GetString() == id);
    }

    /// <summary>Moves business time forward.</summary>
    public async Task Advance(TimeSpan by)
    {
        var now = (await Control("clock")).GetProperty("now").GetDateTimeOffset();
        await Control("clock/advance", new { to = now + by });
    }

    public static string Without(CaseKey key) => $"{key.Application}/{key.Service}/{key.Part}";

    private static string Program()
    {
        var here = new DirectoryInfo(AppContext.BaseDirectory);
        var configuration = here.Parent!.Name;
        while (!File.Exists(Path.Combine(here.FullName, "Lianban.slnx"))) here = here.Parent!;
        return Path.Combine(here.FullName, "src", "Sandboxes", "bin", configuration, "net10.0", "Lianban.Sandboxes.dll");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
