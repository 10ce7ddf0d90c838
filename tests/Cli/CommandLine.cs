using System.Diagnostics;
using System.Net;
using System.Runtime.InteropServices;
using System.Text;
using Lianban.Cli.Running;
using Lianban.Tests.TestKit;

namespace Lianban.Tests.Cli;

/// <summary>What a program printed and how it ended.</summary>
internal sealed record Ended(int Code, string Out, string Error)
{
    public string All => Out + Error;
}

/// <summary>Runs the scripts and the built tool as a person would, from a folder that is not the repository.</summary>
internal sealed partial class CommandLine : IAsyncDisposable
{
    private readonly Process process;
    private readonly StringBuilder heard = new();
    private readonly Task said;
    private readonly Task<string> complained;

    private CommandLine(Process process) => (this.process, said, complained) = (process, HearAsync(process.StandardOutput), process.StandardError.ReadToEndAsync());

    /// <summary>What it has printed so far.</summary>
    private string Heard
    {
        get { lock (heard) return heard.ToString(); }
    }

    /// <summary>The built tool, without the script that builds it first.</summary>
    public static string Tool { get; } = typeof(Checkout).Assembly.Location;

    /// <summary>Starts a program in a folder of its own.</summary>
    public static CommandLine Start(string program, IEnumerable<string> arguments, string? path = null)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = Path.GetTempPath(), RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        if (path is not null) start.Environment["PATH"] = path;
        var process = Process.Start(start)!;
        process.StandardInput.Close();
        return new CommandLine(process);
    }

    /// <summary>Runs a script of the repository to its end.</summary>
    public static async Task<Ended> ScriptAsync(string script, string[] arguments, string? path = null, int seconds = 300)
    {
        await using var running = Start(Repository.At(script), arguments, path);
        return await running.EndedAsync(seconds);
    }

    /// <summary>Runs the built tool to its end.</summary>
    public static async Task<Ended> ToolAsync(params string[] arguments)
    {
        await using var running = StartTool(arguments);
        return await running.EndedAsync(60);
    }

    public static CommandLine StartTool(params string[] arguments) => Start("dotnet", [Tool, .. arguments]);

    public async Task<Ended> EndedAsync(int seconds)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
        await process.WaitForExitAsync(limit.Token);
        await said;
        return new Ended(process.ExitCode, Heard, await complained);
    }

    /// <summary>Waits until it has printed this.</summary>
    public Task SaysAsync(string words) => RunningSystem.UntilAsync($"it says {words}", () => Task.FromResult(Heard.Contains(words, StringComparison.Ordinal)), 180);

    /// <summary>Asks every address until it answers 200.</summary>
    public async Task AnswersAsync(params Uri[] addresses)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        foreach (var address in addresses)
            await RunningSystem.UntilAsync($"{address} answers", async () =>
            {
                if (process.HasExited) throw new InvalidOperationException($"ended with {process.ExitCode}:\n{Heard}{await complained}");
                try { return (await http.GetAsync(address)).StatusCode == HttpStatusCode.OK; }
                catch (HttpRequestException) { return false; }
            }, 180);
    }

    /// <summary>What Ctrl-C does.</summary>
    public Task<Ended> InterruptAsync()
    {
        _ = Signal(process.Id, 2);
        return EndedAsync(30);
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private async Task HearAsync(StreamReader from)
    {
        while (await from.ReadLineAsync() is { } line)
            lock (heard) heard.Append(line).Append('\n');
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Signal(int process, int signal);
}
