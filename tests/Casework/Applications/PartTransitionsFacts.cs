using Lianban.Casework.Applications;
using Xunit;

namespace Lianban.Tests.Casework.Applications;

/// <summary>Every pair of state and move, written out by hand beside the product's own table.</summary>
public class PartTransitionsFacts
{
    // rows: states; columns: moves in the order of PartMove. A state's letter: it happens and leads there. '.' known already, '<' too early, '!' contradicts.
    // W waiting, A asking, R retrying, P needs person, Q asked, V in review, N needs applicant, + approved, = in force, - refused, E ended, X revoked
    private static readonly Dictionary<PartState, string> Expected = new()
    {
        //                            ask dly stk rcv rev cor ans app inf ref end rvk c+  c-
        [PartState.Waiting] /*    */= "A   !   !   !   !   !   !   !   !   !   E   !   !   !",
        [PartState.Asking] /*     */= "!   R   P   Q   V   N   !   +   =   -   !   <   <   <",
        [PartState.Retrying] /*   */= "A   .   P   Q   V   N   !   +   =   -   !   <   <   <",
        [PartState.NeedsPerson] /**/= "A   .   .   Q   V   N   !   +   =   -   !   <   <   <",
        [PartState.Asked] /*      */= "A   .   .   .   V   N   !   +   =   -   !   <   <   <",
        [PartState.InReview] /*   */= "A   .   .   .   .   N   !   +   =   -   !   <   <   <",
        [PartState.NeedsApplicant]  = "!   .   .   .   .   .   A   +   =   -   !   <   <   <",
        [PartState.Approved] /*   */= "!   .   .   .   .   !   !   .   !   !   !   X   +   -",
        [PartState.InForce] /*    */= "!   .   .   .   .   !   !   !   .   !   !   X   +   -",
        [PartState.Refused] /*    */= "!   .   .   .   .   !   !   !   !   .   !   !   +   -",
        [PartState.Ended] /*      */= "!   !   !   !   !   !   !   !   !   !   !   !   !   !",
        [PartState.Revoked] /*    */= "!   .   .   .   .   !   !   .   !   !   !   X   +   !",
    };

    private static readonly Dictionary<char, PartState> Letters = new()
    {
        ['W'] = PartState.Waiting, ['A'] = PartState.Asking, ['R'] = PartState.Retrying, ['P'] = PartState.NeedsPerson, ['Q'] = PartState.Asked, ['V'] = PartState.InReview,
        ['N'] = PartState.NeedsApplicant, ['+'] = PartState.Approved, ['='] = PartState.InForce, ['-'] = PartState.Refused, ['E'] = PartState.Ended, ['X'] = PartState.Revoked,
    };

    public static TheoryData<PartState, PartMove> EveryPair()
    {
        var pairs = new TheoryData<PartState, PartMove>();
        foreach (var state in Enum.GetValues<PartState>()) foreach (var move in Enum.GetValues<PartMove>()) pairs.Add(state, move);
        return pairs;
    }

    [Theory]
    [MemberData(nameof(EveryPair))]
    public void Every_pair_of_state_and_move_is_answered_as_written(PartState state, PartMove move)
    {
        var sign = Expected[state].Split(' ', StringSplitOptions.RemoveEmptyEntries)[(int)move][0];
        var (answer, to) = PartTransitions.On(state, move);
        Assert.Equal(sign switch { '.' => MoveAnswer.KnownAlready, '<' => MoveAnswer.TooEarly, '!' => MoveAnswer.Contradicts, _ => MoveAnswer.Happens }, answer);
        Assert.Equal(Letters.GetValueOrDefault(sign, state), to);
    }
}
