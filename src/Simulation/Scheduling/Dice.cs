using Lianban.Platform.Ids;

namespace Lianban.Simulation.Scheduling;

/// <summary>All chance of one run, from its seed (xoshiro-like splitmix64): the same seed gives the same throws on every machine and runtime.</summary>
public sealed class Dice(ulong seed) : Chance
{
    private ulong _state = seed;

    /// <summary>64 bits.</summary>
    public ulong Bits()
    {
        _state += 0x9E3779B97F4A7C15;
        var z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <inheritdoc/>
    public override double Next() => (Bits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>From 0 (included) to <paramref name="below"/> (excluded).</summary>
    public int Below(int below) => (int)(Next() * below);

    /// <summary>True with this probability.</summary>
    public bool Chance(double probability) => Next() < probability;

    /// <summary>One of these.</summary>
    public T One<T>(IReadOnlyList<T> of) => of[Below(of.Count)];

    /// <summary>A span of time between two others.</summary>
    public TimeSpan Between(TimeSpan least, TimeSpan most) => least + (most - least) * Next();

    /// <summary>Another source that does not disturb this one.</summary>
    public Dice Split() => new(Bits());

    /// <summary>An identifier.</summary>
    public Guid Id()
    {
        var bytes = new byte[16];
        BitConverter.TryWriteBytes(bytes, Bits());
        BitConverter.TryWriteBytes(bytes.AsSpan(8), Bits());
        return new Guid(bytes);
    }
}
