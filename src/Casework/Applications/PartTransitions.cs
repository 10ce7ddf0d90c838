using System.Collections.Frozen;
using static Lianban.Casework.Applications.PartMove;
using static Lianban.Casework.Applications.PartState;

namespace Lianban.Casework.Applications;

/// <summary>What can happen to a part.</summary>
public enum PartMove { Ask, Delay, Stick, Receive, Review, WantCorrection, AnswerCorrection, Approve, FindInForce, Refuse, End, Revoke, CorrectToApproved, CorrectToRefused }

/// <summary>How a move is answered in a state.</summary>
public enum MoveAnswer
{
    /// <summary>It happens.</summary>
    Happens,
    /// <summary>Nothing new: known already, or overtaken by later news of the same round.</summary>
    KnownAlready,
    /// <summary>It comes before what it depends on; the sender repeats it.</summary>
    TooEarly,
    /// <summary>It contradicts the state.</summary>
    Contradicts,
}

/// <summary>The one table of a part's life. A pair that is not listed contradicts.</summary>
public static class PartTransitions
{
    private static readonly PartState[] BeforeAnswer = [Asking, Retrying, NeedsPerson];
    private static readonly PartState[] Undecided = [Asking, Retrying, NeedsPerson, Asked, InReview];
    private static readonly PartState[] WithDepartment = [Asked, InReview, NeedsApplicant];
    private static readonly PartState[] AfterDecision = [Approved, InForce, Refused, Revoked];

    private static readonly FrozenDictionary<(PartState, PartMove), (MoveAnswer Answer, PartState To)> Table = Build().ToFrozenDictionary();

    /// <summary>How the move is answered, and the state it leads to.</summary>
    public static (MoveAnswer Answer, PartState To) On(PartState state, PartMove move) =>
        Table.TryGetValue((state, move), out var found) ? found : (MoveAnswer.Contradicts, state);

    private static Dictionary<(PartState, PartMove), (MoveAnswer, PartState)> Build()
    {
        var table = new Dictionary<(PartState, PartMove), (MoveAnswer, PartState)>();
        void Happens(PartMove move, PartState to, params PartState[] from) { foreach (var f in from) table.Add((f, move), (MoveAnswer.Happens, to)); }
        void Known(PartMove move, params PartState[] states) { foreach (var s in states) table.Add((s, move), (MoveAnswer.KnownAlready, s)); }
        void Early(PartMove move, params PartState[] states) { foreach (var s in states) table.Add((s, move), (MoveAnswer.TooEarly, s)); }

        // asked and under review as well: a department that has lost the case gets it again under the same key; retrying: an operator does not want to wait
        Happens(Ask, Asking, Waiting, Retrying, NeedsPerson, Asked, InReview);
        Happens(Delay, Retrying, Asking);
        Known(Delay, [Retrying, NeedsPerson, .. WithDepartment, .. AfterDecision]);
        Happens(Stick, NeedsPerson, Asking, Retrying);
        Known(Stick, [NeedsPerson, .. WithDepartment, .. AfterDecision]);

        Happens(Receive, Asked, BeforeAnswer);
        Known(Receive, [.. WithDepartment, .. AfterDecision]);
        Happens(Review, InReview, [.. BeforeAnswer, Asked]);
        Known(Review, [InReview, NeedsApplicant, .. AfterDecision]);
        Happens(WantCorrection, NeedsApplicant, Undecided);
        Known(WantCorrection, NeedsApplicant);
        Happens(PartMove.AnswerCorrection, Asking, NeedsApplicant);

        // a department need not wait for the applicant: it may decide because nobody answered
        Happens(Approve, Approved, [.. Undecided, NeedsApplicant]);
        Known(Approve, Approved);
        // after a lawful correction the first decision may arrive once more: it is overtaken, not contradictory
        Known(Approve, Revoked);
        Happens(FindInForce, InForce, [.. Undecided, NeedsApplicant]);
        Known(FindInForce, InForce);
        Happens(Refuse, Refused, [.. Undecided, NeedsApplicant]);
        Known(Refuse, Refused);
        Happens(End, Ended, Waiting);

        // practice P8: the same document again is known before this table is asked; another document is another act, also when the state stays
        Happens(Revoke, Revoked, Approved, InForce, Revoked);
        Early(Revoke, [.. Undecided, NeedsApplicant]);
        Happens(CorrectToApproved, Approved, Approved, InForce, Refused, Revoked);
        Early(CorrectToApproved, [.. Undecided, NeedsApplicant]);
        Happens(CorrectToRefused, Refused, Approved, InForce, Refused);
        Early(CorrectToRefused, [.. Undecided, NeedsApplicant]);
        return table;
    }
}
