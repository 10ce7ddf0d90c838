using System.Diagnostics;
using Lianban.Catalogue.Loading;
using Lianban.Catalogue.Model;
using Lianban.Simulation;
using Lianban.Tests.TestKit;

namespace Lianban.Tests.Simulation;

/// <summary>Many seeds of the whole platform in virtual time, with crashes, lost requests and answers, repeats, reordering, outages and wrong clocks.</summary>
public class SeedFacts(ITestOutputHelper output)
{
    private const double Days = 2;
    private static readonly Definition Definition = CatalogueLoader.Load(Repository.At("catalogue"));

    [Fact]
    public void Two_hundred_seeds_keep_every_promise()
    {
        var began = Stopwatch.GetTimestamp();
        var results = Enumerable.Range(1, 200).AsParallel().Select(seed => World.Play((ulong)seed, Days, Definition)).ToList();
        var minutes = Stopwatch.GetElapsedTime(began).TotalMinutes;
        output.WriteLine(FormattableString.Invariant($"{results.Sum(r => r.Days) / minutes:0} simulated days a minute, {results.Sum(r => r.Steps):0} steps, {results.Sum(r => r.Applications)} applications, {results.Sum(r => r.Kills)} kills"));
        Assert.Empty(results.Where(r => r.Broken is not null).Select(r => $"seed {r.Seed}: {r.Broken}"));
    }

    [Fact]
    public void The_same_seed_gives_the_same_trace_and_another_seed_another()
    {
        var first = World.Play(7, Days, Definition);
        Assert.Equal(first, World.Play(7, Days, Definition));
        Assert.NotEqual(first.Trace, World.Play(8, Days, Definition).Trace);
    }
}
