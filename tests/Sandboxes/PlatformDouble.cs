using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Lianban.Protocol;
using Lianban.Protocol.Signatures;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace Lianban.Tests.Sandboxes;

/// <summary>The platform as the stand-ins see it: takes callbacks, serves papers, signs its answers. Collects; decides nothing.</summary>
public sealed class PlatformDouble : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly MessageSigner signer;
    private readonly MessageVerifier verifier;

    public PlatformDouble(string keys, int port)
    {
        signer = KeyFiles.Signer(keys, "platform-1");
        verifier = new MessageVerifier(KeyDirectory.Load(keys), TimeProvider.System);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(k => k.Listen(IPAddress.Loopback, port));
        app = builder.Build();
        app.MapPost("/v1/callbacks/{department}", Callback);
        app.MapGet("/v1/papers/{application}/{service}/{code}", Paper);
    }

    /// <summary>Every callback in order of arrival, repeated ones included.</summary>
    public ConcurrentQueue<Envelope> Callbacks { get; } = new();

    /// <summary>Status with which callbacks are answered; may be changed at any time.</summary>
    public Func<Envelope, int> Answer { get; set; } = _ => 200;

    public ConcurrentDictionary<string, byte[]> Papers { get; } = new();

    /// <summary>Callbacks whose signature was not believed.</summary>
    public int Unbelieved { get; private set; }

    public bool SignsAnswers { get; set; } = true;

    public Task Start() => app.StartAsync();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    /// <summary>Waits for a callback of a case (key without round) of a kind.</summary>
    public async Task<Envelope> Told(string caseKey, string kind, Func<Envelope, bool>? which = null, int seconds = 10)
    {
        for (var i = 0; i < seconds * 50; i++)
        {
            if (Callbacks.FirstOrDefault(c => $"{c.Case.Application}/{c.Case.Service}/{c.Case.Part}" == caseKey && c.Kind == kind && (which?.Invoke(c) ?? true)) is { } told) return told;
            await Task.Delay(20);
        }
        throw new TimeoutException($"{kind} of {caseKey} was not called back; called back: {string.Join(", ", Callbacks.Where(c => caseKey.StartsWith(c.Case.Application, StringComparison.Ordinal)).Select(c => c.Kind))}");
    }

    private async Task Callback(HttpContext http, string department)
    {
        var (message, body) = await Read(http);
        if (!verifier.VerifyRequest(message, department).Ok) { Unbelieved++; http.Response.StatusCode = 401; return; }
        var envelope = JsonSerializer.Deserialize<Envelope>(body, ProtocolJson.Options)!;
        Callbacks.Enqueue(envelope);
        await Reply(http, message, Answer(envelope), JsonSerializer.SerializeToUtf8Bytes(new RecordedBody(false), ProtocolJson.Options));
    }

    private async Task Paper(HttpContext http, string application, string service, string code)
    {
        var (message, _) = await Read(http);
        if (!verifier.VerifyRequest(message).Ok) { Unbelieved++; http.Response.StatusCode = 401; return; }
        if (Papers.TryGetValue($"{application}/{service}/{code}", out var bytes)) await Reply(http, message, 200, bytes);
        else await Reply(http, message, 404, []);
    }

    private async Task Reply(HttpContext http, SignedMessage request, int status, byte[] body)
    {
        http.Response.StatusCode = status;
        if (SignsAnswers)
            foreach (var (name, value) in signer.Sign(SignedMessage.Of(status, _ => [], body, request), DateTimeOffset.UtcNow, Guid.NewGuid().ToString("N")))
                http.Response.Headers[name] = value;
        await http.Response.Body.WriteAsync(body);
    }

    private static async Task<(SignedMessage, byte[])> Read(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        return (SignedMessage.Of(http.Request.Method, http.Request.Host.Value!, http.Features.Get<IHttpRequestFeature>()!.RawTarget, n => http.Request.Headers[n], body.ToArray()), body.ToArray());
    }
}
