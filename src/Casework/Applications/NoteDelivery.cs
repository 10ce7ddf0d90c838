namespace Lianban.Casework.Applications;

/// <summary>A delivery did not succeed. <paramref name="Final"/> → repeating will not help, an operator must act.</summary>
public sealed record NoteDeliveryTrouble(PartKey Key, string Reason, bool Final) : Command(Key.Application)
{
    internal override Decision Decide(Application? state, DecisionFacts facts, DateTimeOffset now)
    {
        if (state?.Part(Key.Service, Key.Part) is not { } part || part.Round != Key.Round) return Decision.Nothing;
        var move = Final ? PartMove.Stick : PartMove.Delay;
        if (PartTransitions.On(part.State, move).Answer != MoveAnswer.Happens) return Decision.Nothing;
        return Decision.Of(Final ? new PartStuck(Key.Service, Key.Part, Key.Round, Reason) : new PartDelayed(Key.Service, Key.Part, Key.Round, Reason));
    }
}

/// <summary>The department will not take a notice.</summary>
public sealed record NoteNoticeTrouble(PartKey Key, string DocumentNumber, string Reason) : Command(Key.Application)
{
    internal override Decision Decide(Application? state, DecisionFacts facts, DateTimeOffset now) =>
        state?.OpenNotices.Find(n => n.Is(Key.Service, Key.Part, DocumentNumber)) is { Stuck: false }
            ? Decision.Of(new NoticeStuck(Key.Service, Key.Part, DocumentNumber, Reason)) : Decision.Nothing;
}

/// <summary>The promised day has passed (found by the sweep). Nothing is decided by silence.</summary>
public sealed record NoteOverdue(PartKey Key) : Command(Key.Application)
{
    internal override Decision Decide(Application? state, DecisionFacts facts, DateTimeOffset now) =>
        state?.Part(Key.Service, Key.Part) is { Decided: false, Overdue: false, Due: { } due } part && part.Round == Key.Round && part.Asks is null && due < now
            ? Decision.Of(new PartOverdue(Key.Service, Key.Part, Key.Round, due))
            : Decision.Nothing;
}

/// <summary>The department does not know the key (any more): it gets the case again under the same key.</summary>
public sealed record SendAgain(PartKey Key) : Command(Key.Application)
{
    internal override Decision Decide(Application? state, DecisionFacts facts, DateTimeOffset now) =>
        state?.Part(Key.Service, Key.Part) is { State: PartState.Asked or PartState.InReview } part && part.Round == Key.Round
            ? Decision.Of(new PartAsked(Key.Service, Key.Part, Key.Round))
            : Decision.Nothing;
}
