using Lianban.Casework.Applications;
using Lianban.Casework.Applications.Writing;
using Lianban.Casework.Audit;
using Lianban.Catalogue.Model;
using Lianban.Simulation.Books;

namespace Lianban.Simulation;

/// <summary>A run has broken a promise.</summary>
public sealed class BrokenException(string promise) : Exception(promise);

/// <summary>What must hold after every commit, and at any moment, whatever fails.</summary>
internal sealed class Invariants(DurableBooks books, Definition definition, Ledger ledger)
{
    /// <summary>Looks at the applications that a commit touched.</summary>
    /// <param name="touched">With the number of the first new event.</param>
    public void AfterCommit(IReadOnlyDictionary<Guid, int> touched)
    {
        foreach (var (id, from) in touched) Check(id, from);
    }

    /// <summary>What was acknowledged is there.</summary>
    public void NothingLost(IEnumerable<(Guid Application, string Number)> acknowledged)
    {
        foreach (var (application, number) in acknowledged)
            Hold(books.Applications.TryGetValue(application, out var row) && row.Number == number, $"{application:n} was acknowledged and is lost");
    }

    private void Check(Guid id, int from)
    {
        var events = books.Events[id];
        var row = books.Applications[id];
        Hold(EventChain.FirstBroken(events, row.Head) is null, $"{id:n}: the chain is broken");
        Application? state = null;
        for (var i = 0; i < events.Count; i++)
        {
            var happened = ledger.Open(events[i]);
            if (i + 1 >= from && state is not null && happened is PartAsked asked) InOrder(id, state, asked);
            state = Evolution.Evolve(state, id, happened, events[i].BusinessAt, definition);
        }
        Hold(state!.State == row.State && state.Version == row.Version, $"{id:n}: the row is not what the events say");
        Hold(books.OpenCases.Count(c => c.Value == id) <= state.Cases.Count, $"{id:n}: more open cases than cases");
        foreach (var (of, part) in state.Parts)
        {
            var stored = books.Parts[(id, of.Service, part.Code)];
            Hold(stored.State == part.State && stored.Round == part.Round, $"{stored.Key}: the row is not what the events say");
            Hold(stored.Owner == Projection.Owner(of, part, definition), $"{stored.Key}: another owner than the events say");
            GoesOn(stored, part, state);
        }
    }

    // no case before its prerequisites
    private static void InOrder(Guid id, Application state, PartAsked asked)
    {
        if (state.Part(asked.Service, asked.Part) is not { State: PartState.Waiting } part) return;
        foreach (var before in part.After)
            Hold(state.Part(before.Service, before.Part) is null or { IsMet: true }, $"{id:n}: {asked.Service}/{asked.Part} was asked before {before.Service}/{before.Part}");
    }

    // every open part has one owner, and something that wakes it
    private void GoesOn(Casework.Applications.Storage.PartRow row, Part part, Application state)
    {
        var (owned, wakes) = part switch
        {
            { WaitsForApplicant: true } => (row.Owner == "applicant", true),
            { State: PartState.Waiting } => (row.Owner == "platform", part.After.Any(a => state.Part(a.Service, a.Part) is { Decided: false })),
            { State: PartState.Asking or PartState.Retrying } => (row.Owner == "platform", books.Outbox.ContainsKey(Intents.SubmitKey(row.Key))),
            { State: PartState.NeedsPerson } => (row.Owner == "operator", true),
            { State: PartState.Asked or PartState.InReview } => (row.Owner is not null, row.AskAt is not null),
            { State: PartState.Approved, FollowUpsEnded: false } => (row.Owner is not null, row.AskAt is not null),
            _ => (row.Owner is null, true),
        };
        Hold(owned, $"{row.Key} is {part.State} and belongs to {row.Owner ?? "nobody"}");
        Hold(wakes, $"{row.Key} is {part.State} and nothing wakes it");
    }

    private static void Hold(bool promise, string otherwise)
    {
        if (!promise) throw new BrokenException(otherwise);
    }
}
