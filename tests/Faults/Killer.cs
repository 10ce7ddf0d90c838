using System.Diagnostics;
using Lianban.Tests.TestKit;

namespace Lianban.Tests.Faults;

/// <summary>Kills the two programs (kill -9), each half of the times, in an order and after pauses that the seed decides, and starts them again at once.</summary>
internal sealed class Killer(RunningSystem system, Random chance, int kills)
{
    private readonly bool[] order = Shuffled(chance, kills);
    private int next;

    /// <summary>How often the platform was killed.</summary>
    public int Web { get; private set; }

    /// <summary>How often the stand-ins were killed.</summary>
    public int Sandboxes { get; private set; }

    /// <summary>How many kills came when nothing was under way any more.</summary>
    public int Idle { get; private set; }

    /// <summary>Waits for a random moment, kills, and starts again; ends when the program is well.</summary>
    /// <param name="longest">The longest pause before the kill, in milliseconds; it ends early when little is left under way.</param>
    /// <param name="underWay">How much is under way.</param>
    public async Task OnceAsync(int longest, Func<int> underWay, CancellationToken cancel)
    {
        var (pause, left) = (TimeSpan.FromMilliseconds(chance.Next(longest)), chance.Next(1, 5));
        for (var began = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(began) < pause && underWay() > left;) await Task.Delay(5, cancel);
        if (underWay() == 0) Idle++;
        if (order[next++])
        {
            await system.KillWebAsync();
            Web++;
            await system.StartWebAsync();
        }
        else
        {
            await system.KillSandboxesAsync();
            Sandboxes++;
            await system.StartSandboxesAsync();
        }
    }

    private static bool[] Shuffled(Random chance, int kills)
    {
        bool[] order = [.. Enumerable.Range(0, kills).Select(k => k % 2 == 0)];
        chance.Shuffle(order);
        return order;
    }
}
