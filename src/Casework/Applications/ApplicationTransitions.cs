using System.Collections.Frozen;
using static Lianban.Casework.Applications.ApplicationMove;
using static Lianban.Casework.Applications.ApplicationState;

namespace Lianban.Casework.Applications;

/// <summary>What can happen to an application as a whole.</summary>
public enum ApplicationMove
{
    /// <summary>The person submits it.</summary>
    Submit,
    /// <summary>Every case is decided.</summary>
    Review,
    /// <summary>Every follow-up step has ended and every notice is noted.</summary>
    Finish,
    /// <summary>A department revoked or corrected a decision (practice P8).</summary>
    Reopen,
    /// <summary>It is deleted on the person's behalf.</summary>
    Forget,
}

/// <summary>The one table of an application's life, beside <see cref="PartTransitions"/> for its parts. A pair that is not listed contradicts.</summary>
public static class ApplicationTransitions
{
    private static readonly FrozenDictionary<(ApplicationState, ApplicationMove), (MoveAnswer Answer, ApplicationState To)> Table =
        new Dictionary<(ApplicationState, ApplicationMove), (MoveAnswer, ApplicationState)>
        {
            [(NotSubmitted, Submit)] = (MoveAnswer.Happens, InProgress),
            // the same submission once more; other content under the same id is refused before this table is asked
            [(InProgress, Submit)] = (MoveAnswer.KnownAlready, InProgress),
            [(Reviewed, Submit)] = (MoveAnswer.KnownAlready, Reviewed),
            [(Finished, Submit)] = (MoveAnswer.KnownAlready, Finished),

            [(InProgress, Review)] = (MoveAnswer.Happens, Reviewed),
            [(Reviewed, Review)] = (MoveAnswer.KnownAlready, Reviewed),
            [(Finished, Review)] = (MoveAnswer.KnownAlready, Finished),
            [(Reviewed, Finish)] = (MoveAnswer.Happens, Finished),
            [(Finished, Finish)] = (MoveAnswer.KnownAlready, Finished),
            [(InProgress, Finish)] = (MoveAnswer.TooEarly, InProgress),

            // while it is in progress a revocation changes the part alone
            [(InProgress, Reopen)] = (MoveAnswer.KnownAlready, InProgress),
            [(Reviewed, Reopen)] = (MoveAnswer.Happens, InProgress),
            [(Finished, Reopen)] = (MoveAnswer.Happens, InProgress),

            [(InProgress, ApplicationMove.Forget)] = (MoveAnswer.TooEarly, InProgress),
            [(Reviewed, ApplicationMove.Forget)] = (MoveAnswer.TooEarly, Reviewed),
            [(Finished, ApplicationMove.Forget)] = (MoveAnswer.Happens, Forgotten),
            [(Forgotten, ApplicationMove.Forget)] = (MoveAnswer.KnownAlready, Forgotten),
        }.ToFrozenDictionary();

    /// <summary>How the move is answered, and the state it leads to.</summary>
    public static (MoveAnswer Answer, ApplicationState To) On(ApplicationState state, ApplicationMove move) =>
        Table.TryGetValue((state, move), out var found) ? found : (MoveAnswer.Contradicts, state);

    /// <summary>Whether the move happens.</summary>
    public static bool Happens(ApplicationState state, ApplicationMove move) => On(state, move).Answer == MoveAnswer.Happens;
}
