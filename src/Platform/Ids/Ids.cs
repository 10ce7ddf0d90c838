using System.Security.Cryptography;

namespace Lianban.Platform.Ids;

/// <summary>Where new identifiers come from; injected, so that a simulation can repeat them.</summary>
public abstract class Ids
{
    /// <summary>A new identifier, unguessable, roughly ordered by time (UUIDv7).</summary>
    public abstract Guid Next();

    /// <summary>The production source.</summary>
    public static Ids From(TimeProvider system) => new Version7(system);

    private sealed class Version7(TimeProvider system) : Ids
    {
#pragma warning disable RS0030 // the one place where identifiers are made
        public override Guid Next() => Guid.CreateVersion7(system.GetUtcNow());
#pragma warning restore RS0030
    }
}

/// <summary>Where chance comes from (jitter, probes); injected, so that a simulation can repeat it.</summary>
public abstract class Chance
{
    /// <summary>A number from 0 (included) to 1 (excluded).</summary>
    public abstract double Next();

    /// <summary>The production source.</summary>
    public static Chance System { get; } = new Secure();

    private sealed class Secure : Chance
    {
        public override double Next() => RandomNumberGenerator.GetInt32(int.MaxValue) / (double)int.MaxValue;
    }
}
