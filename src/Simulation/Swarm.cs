using Lianban.Simulation.Actors;
using Lianban.Simulation.Books;
using Lianban.Simulation.Scheduling;

namespace Lianban.Simulation;

/// <summary>The configuration of one run, itself chosen by the seed: some runs are calm and crowded, some lonely and full of faults.</summary>
internal sealed record Swarm(int Nodes, StoreFaults Store, WireFaults Wire, TimeSpan TroubleEvery, TimeSpan LongestOutage, double PeopleADay, TimeSpan MostSkew)
{
    public static Swarm Of(Dice dice) => new(
        1 + dice.Below(3),
        new StoreFaults(Rate(dice, 0.05), Rate(dice, 0.05), Rate(dice, 0.01)),
        new WireFaults(Rate(dice, 0.3), Rate(dice, 0.3), Rate(dice, 0.3), dice.One([TimeSpan.FromMilliseconds(50), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(40)])),
        dice.One([TimeSpan.FromMinutes(40), TimeSpan.FromHours(4), TimeSpan.FromHours(30)]),
        dice.One([TimeSpan.FromMinutes(10), TimeSpan.FromHours(8), TimeSpan.FromDays(3)]),
        dice.One([1.0, 4, 12]),
        dice.One([TimeSpan.Zero, TimeSpan.FromSeconds(2), TimeSpan.FromMinutes(10)]));

    public int People(double days) => Math.Max(2, (int)(PeopleADay * days));

    public TimeSpan Skew(Dice dice) => MostSkew * (2 * dice.Next() - 1);

    // a third of the runs know this fault not at all
    private static double Rate(Dice dice, double most) => dice.Below(3) == 0 ? 0 : most * dice.Next();
}
