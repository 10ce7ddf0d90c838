using System.Diagnostics;
using System.Text;
using Lianban.Platform.Storage;

namespace Lianban.Cli.Running;

/// <summary>One of the two programs as a child process. Its output goes to a log file; it ends when this process ends.</summary>
public sealed class ChildProgram : IAsyncDisposable
{
    private readonly Process process;
    private readonly Task pumps;

    private ChildProgram(string name, Uri address, Process process, string log)
    {
        (Name, Address, this.process, LogFile) = (name, address, process, log);
        OwnerOnly.MakeFile(log);
        var writer = TextWriter.Synchronized(new StreamWriter(log, append: true, new UTF8Encoding(false)) { AutoFlush = true });
        pumps = Task.WhenAll(Pump(process.StandardOutput, writer), Pump(process.StandardError, writer)).ContinueWith(_ => writer.Dispose(), TaskScheduler.Default);
    }

    /// <summary><c>Web</c> or <c>Sandboxes</c>.</summary>
    public string Name { get; }

    /// <summary>Where it listens, e.g. <c>http://localhost:5080/</c>.</summary>
    public Uri Address { get; }

    /// <summary>Everything it printed, of earlier starts too.</summary>
    public string LogFile { get; }

    /// <summary>Its process id.</summary>
    public int Id => process.Id;

    /// <summary>Whether it has ended.</summary>
    public bool HasEnded => process.HasExited;

    /// <summary>Ends with its exit code when the program ends.</summary>
    public async Task<int> EndedAsync(CancellationToken cancel = default)
    {
        await process.WaitForExitAsync(cancel);
        return process.ExitCode;
    }

    /// <summary>Starts a program of this checkout.</summary>
    /// <exception cref="FileNotFoundException">It has not been built.</exception>
    public static ChildProgram Start(Checkout checkout, string project, Uri address, IReadOnlyDictionary<string, string> settings, string logs)
    {
        var assembly = checkout.Assembly(project);
        if (!File.Exists(assembly)) throw new FileNotFoundException($"not built yet: dotnet build Lianban.slnx -c {checkout.Configuration}", assembly);
        OwnerOnly.Folder(logs);
        var start = new ProcessStartInfo("dotnet", [assembly])
        {
            WorkingDirectory = checkout.Folder(project), RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment["DOTNET_STARTUP_HOOKS"] = typeof(ChildProgram).Assembly.Location;
        start.Environment["ASPNETCORE_URLS"] = address.GetLeftPart(UriPartial.Authority);
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Demo";
        start.Environment["DOTNET_EnableDiagnostics"] = "0"; // a killed program would leave its debugging pipes in the temporary folder
        foreach (var (key, value) in settings) start.Environment[key] = value;
        var process = Process.Start(start) ?? throw new InvalidOperationException($"{project} did not start");
        return new ChildProgram(project, address, process, Path.Combine(logs, $"{project.ToLowerInvariant()}.log"));
    }

    /// <summary>Ends it at once (kill -9): nothing is flushed, nothing said.</summary>
    public async Task KillAsync()
    {
        if (!process.HasExited) process.Kill();
        await process.WaitForExitAsync();
        await pumps;
    }

    /// <summary>Asks it to stop, and kills it when it has not within ten seconds.</summary>
    public async Task StopAsync()
    {
        process.StandardInput.Close();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
        await pumps;
    }

    /// <summary>The last lines of its log, for a person who wonders why it ended.</summary>
    public string LastWords(int lines = 20) =>
        File.Exists(LogFile) ? string.Join('\n', File.ReadLines(LogFile).TakeLast(lines)) : "";

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        process.Dispose();
    }

    private static async Task Pump(StreamReader from, TextWriter to)
    {
        while (await from.ReadLineAsync() is { } line) await to.WriteLineAsync(line);
    }
}
