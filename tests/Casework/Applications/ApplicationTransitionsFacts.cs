using Lianban.Casework.Applications;
using Xunit;

namespace Lianban.Tests.Casework.Applications;

/// <summary>Every pair of an application's state and move, written out by hand beside the product's own table.</summary>
public class ApplicationTransitionsFacts
{
    // columns: submit, review, finish, reopen, forget. A letter: it happens and leads there. '.' known already, '<' too early, '!' contradicts.
    private static readonly Dictionary<ApplicationState, string> Expected = new()
    {
        [ApplicationState.NotSubmitted] = "P ! ! ! !",
        [ApplicationState.InProgress] = ". R < . <",
        [ApplicationState.Reviewed] = ". . F P <",
        [ApplicationState.Finished] = ". . . P X",
        [ApplicationState.Forgotten] = "! ! ! ! .",
    };

    private static readonly Dictionary<char, ApplicationState> Letters = new()
    {
        ['P'] = ApplicationState.InProgress, ['R'] = ApplicationState.Reviewed, ['F'] = ApplicationState.Finished, ['X'] = ApplicationState.Forgotten,
    };

    public static TheoryData<ApplicationState, ApplicationMove> EveryPair()
    {
        var pairs = new TheoryData<ApplicationState, ApplicationMove>();
        foreach (var state in Enum.GetValues<ApplicationState>()) foreach (var move in Enum.GetValues<ApplicationMove>()) pairs.Add(state, move);
        return pairs;
    }

    [Theory]
    [MemberData(nameof(EveryPair))]
    public void Every_pair_of_state_and_move_is_answered_as_written(ApplicationState state, ApplicationMove move)
    {
        var sign = Expected[state].Split(' ')[(int)move][0];
        var (answer, to) = ApplicationTransitions.On(state, move);
        Assert.Equal(sign switch { '.' => MoveAnswer.KnownAlready, '<' => MoveAnswer.TooEarly, '!' => MoveAnswer.Contradicts, _ => MoveAnswer.Happens }, answer);
        Assert.Equal(Letters.GetValueOrDefault(sign, state), to);
    }
}
