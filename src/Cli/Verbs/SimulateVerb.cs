using System.Collections.Concurrent;
using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Lianban.Catalogue.Loading;
using Lianban.Cli.Running;
using Lianban.Cli.Speaking;
using Lianban.Simulation;

namespace Lianban.Cli.Verbs;

/// <summary>
/// <c>./lianban simulate --seeds A..B --days D</c>: plays the platform in virtual time, once for each seed; prints simulated days a minute and every seed that
/// broke a promise. Exit code 1 when one did. The same seed gives the same trace on any machine.
/// </summary>
internal static class SimulateVerb
{
    public static Command Make()
    {
        var seeds = new Option<string>("--seeds") { Description = Say.Both("simulate-seeds"), DefaultValueFactory = _ => "1..200" };
        var days = new Option<double>("--days") { Description = Say.Both("simulate-days"), DefaultValueFactory = _ => 5 };
        var traces = new Option<bool>("--traces") { Description = Say.Both("simulate-traces") };
        var verb = new Command("simulate", Say.Both("simulate-about")) { seeds, days, traces };
        verb.SetAction((parsed, cancel) => Task.FromResult(Play(parsed.GetValue(seeds)!, parsed.GetValue(days), parsed.GetValue(traces), cancel)));
        return verb;
    }

    private static int Play(string range, double days, bool traces, CancellationToken cancel)
    {
        if (Seeds(range) is not var (from, to) || days is not (> 0 and <= 3660)) return Say.Cannot("simulate-unclear", range, days);
        var definition = CatalogueLoader.Load(Checkout.Find().Catalogue);
        var results = new ConcurrentBag<RunResult>();
        var began = Stopwatch.GetTimestamp();
        Parallel.For((long)from, (long)to + 1, new ParallelOptions { CancellationToken = cancel, MaxDegreeOfParallelism = Environment.ProcessorCount }, seed =>
        {
            var result = World.Play((ulong)seed, days, definition);
            results.Add(result);
            if (traces) Console.WriteLine($"{result.Seed} {result.Trace}");
            if (result.Broken is { } broken) Console.WriteLine($"{result.Seed}: {broken}");
        });
        var (lived, minutes) = (results.Sum(r => r.Days), Stopwatch.GetElapsedTime(began).TotalMinutes);
        var broke = results.Count(r => r.Broken is not null);
        Say.Line("simulate-done", results.Count, Math.Round(lived), Math.Round(lived / minutes), results.Sum(r => r.Applications), results.Sum(r => r.Kills), broke);
        return broke == 0 ? 0 : 1;
    }

    private static (ulong From, ulong To)? Seeds(string range) => range.Split("..") switch
    {
        [var one] when Number(one) is { } seed => (seed, seed),
        [var a, var b] when Number(a) is { } from && Number(b) is { } to && from <= to && to - from < 1_000_000 => (from, to),
        _ => null,
    };

    private static ulong? Number(string text) => ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < long.MaxValue ? number : null;
}
