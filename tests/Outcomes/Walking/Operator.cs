using System.Diagnostics;
using System.Net.Sockets;
using System.Net.Http.Json;
using System.Text.Json;
using Lianban.Cli.Running;

namespace Lianban.Tests.Outcomes.Walking;

/// <summary>What <c>./lianban case …</c> printed and how it ended.</summary>
public sealed record Spoken(int Exit, string Out, string Error);

/// <summary>The operator: the command line tool as a program, and the same door directly where many answers are needed.</summary>
public sealed class Operator(DataFolder data) : IDisposable
{
    private readonly HttpClient http = new(new SocketsHttpHandler
    {
        UseProxy = false,
        ConnectCallback = async (_, cancel) =>
        {
            var connection = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            await connection.ConnectAsync(new UnixDomainSocketEndPoint(data.OperatorSocket), cancel);
            return new NetworkStream(connection, ownsSocket: true);
        },
    }) { BaseAddress = new Uri("http://localhost/operator/") };

    /// <summary>Runs <c>lianban case VERB APPLICATION</c>.</summary>
    public async Task<Spoken> CaseAsync(string verb, string application)
    {
        var start = new ProcessStartInfo("dotnet", [Checkout.Find().Assembly("Cli"), "case", verb, application, "--data", data.Root]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var (said, wrong) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return new Spoken(process.ExitCode, await said, await wrong);
    }

    /// <summary>The application as the door shows it.</summary>
    public Task<JsonElement> ShowAsync(string application) => http.GetFromJsonAsync<JsonElement>($"applications/{application}");

    /// <summary>Business time, and what was refused.</summary>
    public Task<JsonElement> StatusAsync() => http.GetFromJsonAsync<JsonElement>("status");

    /// <summary>How many messages were ever refused for a code that begins so.</summary>
    public async Task<long> RefusedAsync(string code) =>
        (await StatusAsync()).GetProperty("refused").EnumerateArray().Where(r => r.GetProperty("code").GetString()!.StartsWith(code, StringComparison.Ordinal)).Sum(r => r.GetProperty("count").GetInt64());

    public void Dispose() => http.Dispose();
}
