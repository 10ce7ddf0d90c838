using Lianban.Catalogue.Model;

namespace Lianban.Casework.Applications;

/// <summary>What follows of itself: waiting parts start or end, the application becomes reviewed and finished. Pure.</summary>
internal static class Aftermath
{
    /// <summary>The events with everything that follows from them, and the application after all of it.</summary>
    public static (IReadOnlyList<Event> Events, Application State) Of(
        Application? before, Guid id, IReadOnlyList<Event> events, Definition definition, DateTimeOffset now)
    {
        var all = new List<Event>(events.Count + 4);
        var state = before;
        foreach (var happened in events) Take(happened);
        while (Next(state!) is { } follows) Take(follows);
        return (all, state!);

        void Take(Event happened)
        {
            state = Evolution.Evolve(state, id, happened, now, definition);
            all.Add(happened);
        }
    }

    private static Event? Next(Application state)
    {
        foreach (var (of, part) in state.Parts)
        {
            if (part.State != PartState.Waiting || part.After.Count == 0) continue;
            var awaited = part.After.ConvertAll(a => (At: a, Part: state.Part(a.Service, a.Part)));
            // only what depends on a refusal ends; a refusal that means "already in force" lets the dependent go on (practice P4)
            if (awaited.Find(a => a.Part is { Decided: true, IsMet: false }) is { Part: not null } failed) return new PartEnded(of.Service, part.Code, failed.At);
            if (awaited.TrueForAll(a => a.Part is null or { IsMet: true })) return new PartAsked(of.Service, part.Code, 1);
        }

        if (ApplicationTransitions.Happens(state.State, ApplicationMove.Review)) return state.Cases.TrueForAll(c => c.Decided) ? new ApplicationReviewed() : null;
        var ended = state.Cases.TrueForAll(c => c.Closed) && state.OpenNotices.IsEmpty;
        return ended && ApplicationTransitions.Happens(state.State, ApplicationMove.Finish) ? new ApplicationFinished() : null;
    }
}
