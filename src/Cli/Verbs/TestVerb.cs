using Lianban.Cli.Speaking;
using System.CommandLine;
using System.Diagnostics;
using Lianban.Cli.Running;
using Lianban.Cli.Testing;

namespace Lianban.Cli.Verbs;

/// <summary><c>./test</c>: installs what the tests need, builds everything, runs every suite, and ends with one line <c>N passed, N failed, N skipped</c>.</summary>
internal static class TestVerb
{
    private static readonly TimeSpan mostTime = TimeSpan.FromMinutes(20);
    // These start whole systems or browsers and measure time: each has the machine for itself, after the quick ones.
    private static readonly string[] alone = ["Simulation", "Cli", "Web", "Faults", "Outcomes", "Journeys"];

    public static Command Make()
    {
        var everything = new Option<bool>("--long") { Description = Say.Both("test-long") };
        var only = new Option<string?>("--only") { Description = Say.Both("test-only") };
        var verb = new Command("test", Say.Both("test-about")) { everything, only };
        verb.SetAction((parsed, cancel) => RunAsync(parsed.GetValue(everything), parsed.GetValue(only), cancel));
        return verb;
    }

    private static async Task<int> RunAsync(bool isLong, string? only, CancellationToken cancel)
    {
        var began = Stopwatch.GetTimestamp();
        var checkout = Checkout.Find();
        var suites = Suite.All(checkout).Where(s => only is null || s.Name.Equals(only, StringComparison.OrdinalIgnoreCase)).ToList();
        if (suites.Count == 0) return Say.Cannot("test-no-suite", only);
        if (!await TestTools.EnsureAsync(cancel)) return Say.Cannot("test-tools-missing", TestTools.Line);
        Say.Line("test-building");
        if (await BuildAsync(checkout, cancel) is { } complaint)
        {
            Console.Error.WriteLine(complaint);
            return Say.Cannot("test-not-built");
        }
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        if (!isLong) time.CancelAfter(mostTime - Stopwatch.GetElapsedTime(began));
        var results = new List<SuiteResult>();
        var quick = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount };
        await Parallel.ForEachAsync(suites.Where(s => !alone.Contains(s.Name)), quick, async (suite, _) => await PlayAsync(suite));
        foreach (var suite in alone.SelectMany(name => suites.Where(s => s.Name == name))) await PlayAsync(suite);
        return Sum(results, Stopwatch.GetElapsedTime(began), isLong);

        async Task PlayAsync(Suite suite)
        {
            var result = await suite.RunAsync(isLong, time.Token);
            lock (results)
            {
                results.Add(result);
                Tell(result, suite.Log);
            }
        }
    }

    private static void Tell(SuiteResult result, string log)
    {
        Console.WriteLine(FormattableString.Invariant($"{result.Suite,-14} {result.Passed,5} passed {result.Failed,3} failed {result.Skipped,3} skipped {result.Took.TotalMinutes,6:0.0} min"));
        foreach (var failure in result.Failures) Console.WriteLine($"    {failure}");
        if (result.Failed > 0) Console.WriteLine($"    {log}");
    }

    private static int Sum(List<SuiteResult> results, TimeSpan took, bool isLong)
    {
        var (passed, failed, skipped) = (results.Sum(r => r.Passed), results.Sum(r => r.Failed), results.Sum(r => r.Skipped));
        Console.WriteLine(FormattableString.Invariant($"{took.TotalMinutes:0.0} min"));
        if (!isLong && took > mostTime)
        {
            Say.Line("test-too-long", mostTime.TotalMinutes);
            failed = Math.Max(failed, 1);
        }
        Console.WriteLine($"{passed} passed, {failed} failed, {skipped} skipped");
        return failed == 0 && passed > 0 ? 0 : 1;
    }

    // Null when all is built; else what the compiler said.
    private static async Task<string?> BuildAsync(Checkout checkout, CancellationToken cancel)
    {
        var start = new ProcessStartInfo("dotnet", ["build", Path.Combine(checkout.Root, "Lianban.slnx"), "-c", checkout.Configuration, "-v", "q", "--nologo"]) { RedirectStandardOutput = true };
        using var build = Process.Start(start)!;
        var said = await build.StandardOutput.ReadToEndAsync(cancel);
        await build.WaitForExitAsync(cancel);
        return build.ExitCode == 0 ? null : string.Join('\n', said.Split('\n').Where(l => l.Contains(" error ")).Distinct().Take(20));
    }
}
