using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Lianban.Cli.Running;

namespace Lianban.Cli.Verbs;

/// <summary>The operator's side of the platform's door: HTTP over a Unix socket in the data folder. Whoever may open the folder is the operator.</summary>
internal sealed class OperatorDoor : IDisposable
{
    private readonly HttpClient http;

    public OperatorDoor(DataFolder data)
    {
        var socket = new UnixDomainSocketEndPoint(data.OperatorSocket);
        http = new HttpClient(new SocketsHttpHandler
        {
            UseProxy = false,
            ConnectCallback = async (_, cancel) =>
            {
                var connection = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                await connection.ConnectAsync(socket, cancel);
                return new NetworkStream(connection, ownsSocket: true);
            },
        }) { BaseAddress = new Uri("http://localhost/operator/") };
    }

    /// <summary>Shows an application by id or number.</summary>
    public Task<OperatorAnswer> ShowAsync(string application, CancellationToken cancel) => SendAsync(HttpMethod.Get, application, null, cancel);

    /// <summary>Does one of the verbs <c>retry</c>, <c>ask</c>, <c>forget</c>.</summary>
    public Task<OperatorAnswer> DoAsync(string application, string verb, CancellationToken cancel) => SendAsync(HttpMethod.Post, application, verb, cancel);

    /// <summary>Verifies every application's chain of events.</summary>
    public Task<OperatorAnswer> VerifyAsync(CancellationToken cancel) => AskAsync(HttpMethod.Get, "verify", cancel);

    public void Dispose() => http.Dispose();

    private Task<OperatorAnswer> SendAsync(HttpMethod method, string application, string? verb, CancellationToken cancel) =>
        AskAsync(method, $"applications/{Uri.EscapeDataString(application)}{(verb is null ? "" : "/" + verb)}", cancel);

    private async Task<OperatorAnswer> AskAsync(HttpMethod method, string path, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(method, path);
        using var answer = await http.SendAsync(request, cancel);
        await using var body = await answer.Content.ReadAsStreamAsync(cancel);
        using var json = await JsonDocument.ParseAsync(body, cancellationToken: cancel);
        return new OperatorAnswer(answer.StatusCode, json.RootElement.Clone());
    }
}

/// <summary>What the platform answered; a refusal carries <c>code</c>, <c>zh</c> and <c>en</c>.</summary>
internal sealed record OperatorAnswer(HttpStatusCode Status, JsonElement Body)
{
    public bool Refused => (int)Status >= 400;
    public string Word(string name) => Body.ValueKind == JsonValueKind.Object && Body.TryGetProperty(name, out var value) ? value.ToString() : "";
}
