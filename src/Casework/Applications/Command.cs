using Lianban.Catalogue.Model;
using Lianban.Platform.Results;

namespace Lianban.Casework.Applications;

/// <summary>A wish to change an application. <see cref="Decide"/> is pure: no clock, no input or output, no chance.</summary>
public abstract record Command(Guid Application)
{
    /// <summary>Decides what happens, or why nothing does.</summary>
    /// <param name="now">Business time.</param>
    internal abstract Decision Decide(Application? state, DecisionFacts facts, DateTimeOffset now);
}

/// <summary>What a decision may look at besides the state.</summary>
/// <param name="NewNumber">A receipt number kept for a submission.</param>
/// <param name="OpenServices">Services of this person with an open case in another application.</param>
internal sealed record DecisionFacts(Definition Definition, string? NewNumber, IReadOnlySet<string> OpenServices);

/// <summary>Events, or a refusal; both empty → nothing new (a repeat of what is known).</summary>
internal sealed record Decision(IReadOnlyList<Event> Events, Refusal? Refusal)
{
    /// <summary>Nothing new.</summary>
    public static readonly Decision Nothing = new([], null);

    /// <summary>These things happen.</summary>
    public static Decision Of(params IReadOnlyList<Event> events) => new(events, null);

    /// <summary>Refused with a code and values for its sentence.</summary>
    public static Decision Refuse(string code, params IReadOnlyList<string> values) => new([], new Refusal(code, values));
}
