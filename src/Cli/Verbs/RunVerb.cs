using Lianban.Cli.Speaking;
using System.CommandLine;
using System.Runtime.InteropServices;
using Lianban.Cli.Running;

namespace Lianban.Cli.Verbs;

/// <summary><c>./run</c>: starts the platform and the stand-ins for a trial, says where they are, and ends both when it ends.</summary>
internal static class RunVerb
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    public static Command Make()
    {
        var port = new Option<int>("--port") { Description = Say.Both("run-port"), DefaultValueFactory = _ => 5080 };
        var sandboxPort = new Option<int>("--sandbox-port") { Description = Say.Both("run-sandbox-port"), DefaultValueFactory = _ => 5081 };
        var data = new Option<string?>("--data") { Description = Say.Both("run-data") };
        var verb = new Command("run", Say.Both("run-about")) { port, sandboxPort, data };
        verb.SetAction((parsed, cancel) => RunAsync(parsed.GetValue(port), parsed.GetValue(sandboxPort), parsed.GetValue(data), cancel));
        return verb;
    }

    private static async Task<int> RunAsync(int port, int sandboxPort, string? data, CancellationToken cancel)
    {
        if (port == sandboxPort) return Say.Cannot("port-twice", port);
        foreach (var (wanted, option) in new[] { (port, "--port"), (sandboxPort, "--sandbox-port") })
        {
            if (wanted is < 1 or > 65535) return Say.Cannot("port-impossible", wanted);
            if (!Ports.IsFree(wanted)) return Say.Cannot("port-taken", wanted, option);
        }
        var folder = new DataFolder(Path.GetFullPath(data ?? Path.Combine(Checkout.Find().Root, "data")));
        try
        {
            await using var system = await TrialSystem.StartAsync(new TrialSettings(folder, port, sandboxPort, TrialSettings.FirstMorning), cancel);
            Say.Line("run-ready", system.WebAddress, system.SandboxesAddress, folder.Root);
            foreach (var person in await DemoPeople.AskAsync(system.SandboxesAddress, cancel)) Console.WriteLine($"  {person.Name}　{person.About}");
            return await StayAsync(system, cancel);
        }
        catch (ProgramEndedException e)
        {
            Say.Cannot("run-not-started", e.Program, folder.Logs);
            Console.Error.WriteLine(e.LastWords);
            return 1;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Say.Cannot("run-data-unusable", folder.Root);
        }
        catch (OperationCanceledException)
        {
            return 0;
        }
    }

    // Until a person or the system asks to stop. A program that ends by itself (or is killed, to see what happens) is started again: its books are whole.
    private static async Task<int> StayAsync(TrialSystem system, CancellationToken cancel)
    {
        var stop = new TaskCompletionSource();
        using var asked = cancel.Register(() => stop.TrySetResult());
        using var hangup = PosixSignalRegistration.Create(PosixSignal.SIGHUP, signal => { signal.Cancel = true; stop.TrySetResult(); });
        while (true)
        {
            await Task.WhenAny(stop.Task, system.Web.EndedAsync(CancellationToken.None), system.Sandboxes.EndedAsync(CancellationToken.None));
            if (stop.Task.IsCompleted)
            {
                Say.Line("run-stopping");
                return 0;
            }
            var dead = system.Web.HasEnded ? system.Web : system.Sandboxes;
            Say.Cannot("run-ended", dead.Name, dead.LogFile);
            await Task.WhenAny(stop.Task, Task.Delay(Pause, TimeProvider.System, cancel));
            if (stop.Task.IsCompleted) continue;
            if (dead == system.Web) await system.StartWebAsync(cancel);
            else await system.StartSandboxesAsync(cancel);
        }
    }
}
