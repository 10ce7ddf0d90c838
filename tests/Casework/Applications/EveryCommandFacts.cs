using Lianban.Casework.Applications;
using Lianban.Catalogue.Model;
using Xunit;
using static Lianban.Tests.Casework.Applications.Given;
using static Lianban.Tests.Casework.Applications.SmallDefinition;

namespace Lianban.Tests.Casework.Applications;

/// <summary>
/// Every command in every state of a part, as <c>Decide</c> answers it. The table was written by hand from the definition of the states, practice P4 and P8, and
/// the published protocol; a cell names the events that happen, <c>-</c> nothing new, or the refusal.
/// </summary>
public class EveryCommandFacts
{
    private const string Stale = "MESSAGE-STALE-ROUND", Contradicts = "MESSAGE-CONTRADICTS", Early = "MESSAGE-TOO-EARLY", Unknown = "MESSAGE-UNKNOWN-CASE", NotAsked = "CORRECTION-NOT-ASKED",
        NothingToRetry = "OPERATOR-NOTHING-TO-RETRY", NothingToAsk = "OPERATOR-NOTHING-TO-ASK", StillOpen = "FORGET-STILL-OPEN", Nothing = "-";

    private static readonly PartState[] States =
    [
        PartState.Waiting, PartState.Asking, PartState.Retrying, PartState.NeedsPerson, PartState.Asked, PartState.InReview, PartState.NeedsApplicant,
        PartState.Approved, PartState.InForce, PartState.Refused, PartState.Ended, PartState.Revoked,
    ];

    // the declaration of pension contributions: it waits for the registration, has no follow-up steps, and the application holds both
    private static readonly Dictionary<string, (Func<Given, Command> Command, string[] Cells)> Table = new()
    {
        //                          Waiting  Asking  Retrying  NeedsPerson  Asked  InReview  NeedsApplicant  Approved  InForce  Refused  Ended  Revoked
        ["received"] = (g => Hear(g, Received()),
            [Unknown, "PartReceived", "PartReceived", "PartReceived", Nothing, Nothing, Nothing, Nothing, Nothing, Nothing, Unknown, Nothing]),
        ["in review"] = (g => Hear(g, new Said.InReview(default, "ref", "TO-REVIEWER")),
            [Unknown, "PartInReview", "PartInReview", "PartInReview", "PartInReview", Nothing, Nothing, Nothing, Nothing, Nothing, Unknown, Nothing]),
        ["approved"] = (g => Hear(g, Approved()),
            [Unknown, "PartApproved", "PartApproved", "PartApproved", "PartApproved", "PartApproved", "PartApproved", Nothing, Contradicts, Contradicts, Unknown, Nothing]),
        ["approved under another reference"] = (g => Hear(g, Approved("other")),
            [Unknown, "PartApproved", "PartApproved", "PartApproved", "PartApproved", "PartApproved", "PartApproved", Contradicts, Contradicts, Contradicts, Unknown, Nothing]),
        ["refused"] = (g => Hear(g, Refuses()),
            [Unknown, "PartRefused", "PartRefused", "PartRefused", "PartRefused", "PartRefused", "PartRefused", Contradicts, Contradicts, Nothing, Unknown, Contradicts]),
        ["in force"] = (g => Hear(g, Refuses("ALREADY-IN-FORCE")),
            [Unknown, "PartRefused", "PartRefused", "PartRefused", "PartRefused", "PartRefused", "PartRefused", Contradicts, Nothing, Contradicts, Unknown, Contradicts]),
        ["correction wanted"] = (g => Hear(g, Wants("name")),
            [Unknown, "CorrectionWanted", "CorrectionWanted", "CorrectionWanted", "CorrectionWanted", "CorrectionWanted", Nothing, Contradicts, Contradicts, Contradicts, Unknown, Contradicts]),
        ["revoked"] = (g => Hear(g, new Said.Revoked(default, "REVOKED", "clause", "doc")),
            [Unknown, Early, Early, Early, Early, Early, Early, "PartRevoked ApplicationReopened", "PartRevoked ApplicationReopened", Contradicts, Unknown, "PartRevoked ApplicationReopened"]),
        ["corrected to approved"] = (g => Hear(g, Correction(true)),
            [Unknown, Early, Early, Early, Early, Early, Early, "PartResultCorrected ApplicationReopened", "PartResultCorrected ApplicationReopened", "PartResultCorrected ApplicationReopened", Unknown, "PartResultCorrected ApplicationReopened"]),
        ["corrected to refused"] = (g => Hear(g, Correction(false)),
            [Unknown, Early, Early, Early, Early, Early, Early, "PartResultCorrected ApplicationReopened", "PartResultCorrected ApplicationReopened", "PartResultCorrected ApplicationReopened", Unknown, Contradicts]),
        ["noted, and no notice is open"] = (g => Hear(g, new Said.Noted(default, "doc")),
            [Unknown, Nothing, Nothing, Nothing, Nothing, Nothing, Nothing, Nothing, Nothing, Nothing, Unknown, Nothing]),
        ["the same document again"] = (g => Hear(g, new Said.Revoked(default, "REVOKED", "clause", "first")),
            [Unknown, Early, Early, Early, Early, Early, Early, "PartRevoked ApplicationReopened", "PartRevoked ApplicationReopened", Contradicts, Unknown, Nothing]),
        ["a notice that nobody sent is refused"] = (g => new NoteNoticeTrouble(Key(g), "doc", "CASE-UNKNOWN"),
            [.. Enumerable.Repeat(Nothing, 12)]),
        ["not reached"] = (g => new NoteDeliveryTrouble(Key(g), "DEPARTMENT-UNREACHABLE", false),
            [Nothing, "PartDelayed", Nothing, Nothing, Nothing, Nothing, Nothing, Nothing, Nothing, Nothing, Nothing, Nothing]),
        ["rejected for good"] = (g => new NoteDeliveryTrouble(Key(g), "DEPARTMENT-REJECTED", true),
            [Nothing, "PartStuck", "PartStuck", Nothing, Nothing, Nothing, Nothing, Nothing, Nothing, Nothing, Nothing, Nothing]),
        ["the promised day is over"] = (g => { g.Now = g.Now.AddDays(9); return new NoteOverdue(Key(g)); },
            [Nothing, Nothing, Nothing, Nothing, "PartOverdue", "PartOverdue", Nothing, Nothing, Nothing, Nothing, Nothing, Nothing]),
        ["the department has lost it"] = (g => new SendAgain(Key(g)),
            [Nothing, Nothing, Nothing, Nothing, "PartAsked", "PartAsked", Nothing, Nothing, Nothing, Nothing, Nothing, Nothing]),
        ["the correction is answered"] = (g => new AnswerCorrection(g.State.Id, Contribution, "pension", Key(g).Round, new Dictionary<string, Answer> { ["name"] = A("王五") }, []),
            [NotAsked, NotAsked, NotAsked, NotAsked, NotAsked, NotAsked, "CorrectionAnswered", NotAsked, NotAsked, NotAsked, NotAsked, NotAsked]),
        ["an operator retries"] = (g => new RetryStuck(g.State.Id),
            [NothingToRetry, NothingToRetry, "OperatorActed PartAsked", "OperatorActed PartAsked", NothingToRetry, NothingToRetry, NothingToRetry, NothingToRetry, NothingToRetry, NothingToRetry, NothingToRetry, NothingToRetry]),
        ["an operator asks"] = (g => new AskDepartment(g.State.Id),
            ["OperatorActed", "OperatorActed", "OperatorActed", "OperatorActed", "OperatorActed", "OperatorActed", "OperatorActed", NothingToAsk, NothingToAsk, NothingToAsk, NothingToAsk, NothingToAsk]),
        ["it is submitted again"] = (g => new SubmitApplication(Form(g.State.Id, "h", Registration, Contribution)),
            [.. Enumerable.Repeat(Nothing, 12)]),
        ["other content is submitted"] = (g => new SubmitApplication(Form(g.State.Id, "other", Registration, Contribution)),
            [.. Enumerable.Repeat("SUBMIT-DIFFERENT-CONTENT", 12)]),
        ["it is to be forgotten"] = (g => new Forget(g.State.Id),
            [StillOpen, StillOpen, StillOpen, StillOpen, StillOpen, StillOpen, StillOpen, "ApplicationForgotten", "ApplicationForgotten", "ApplicationForgotten", "ApplicationForgotten", "ApplicationForgotten"]),
    };

    public static TheoryData<string, PartState> EveryPair()
    {
        var pairs = new TheoryData<string, PartState>();
        foreach (var command in Table.Keys) foreach (var state in States) pairs.Add(command, state);
        return pairs;
    }

    [Theory]
    [MemberData(nameof(EveryPair))]
    public void Every_command_is_answered_in_every_state_as_written(string command, PartState state)
    {
        var given = In(state);
        Assert.Equal(state, given.Part(Contribution, "pension").State);
        var decision = Table[command].Command(given).Decide(given.State, new DecisionFacts(given.Definition, null, new HashSet<string>()), given.Now);
        var answer = decision.Refusal?.Code ?? (decision.Events.Count == 0 ? Nothing : string.Join(' ', decision.Events.Select(e => e.GetType().Name)));
        Assert.Equal(Table[command].Cells[Array.IndexOf(States, state)], answer);
    }

    [Fact]
    public void Every_command_stands_in_the_table()
    {
        var given = In(PartState.Asked);
        var all = typeof(Command).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Command))).Select(t => t.Name).Order();
        Assert.Equal(all, Table.Values.Select(t => t.Command(given).GetType().Name).Distinct().Order());
        var said = typeof(Said).GetNestedTypes().Where(t => t.IsSubclassOf(typeof(Said)) && t != typeof(Said.FollowUp)).Select(t => t.Name).Order(); // steps: see ApplicationFacts
        Assert.Equal(said, Table.Values.Select(t => t.Command(given)).OfType<HearDepartment>().Select(h => h.Message.Said.GetType().Name).Distinct().Order());
    }

    [Theory]
    [MemberData(nameof(EveryPair))]
    public void A_refused_command_and_one_that_brings_nothing_new_change_nothing(string command, PartState state)
    {
        var given = In(state);
        var (before, events) = (given.State, given.Events.Count);
        given.Do(Table[command].Command(given));
        if (Table[command].Cells[Array.IndexOf(States, state)] is not (Nothing or Stale or Contradicts or Early or Unknown or NotAsked or NothingToRetry or NothingToAsk or StillOpen or "SUBMIT-DIFFERENT-CONTENT")) return;
        Assert.Same(before, given.State);
        Assert.Equal(events, given.Events.Count);
    }

    // the declaration, led into a state the way it gets there in life; the registration is decided wherever the part is past waiting
    private static Given In(PartState state)
    {
        var given = Applicant(Registration, Contribution).Says(Contribution, "medical", Approved());
        if (state == PartState.Waiting) return given;
        if (state == PartState.Ended) return given.Says(Registration, Refuses());
        given.Says(Registration, Approved());
        return state switch
        {
            PartState.Asking => given,
            PartState.Retrying => given.Do(new NoteDeliveryTrouble(Key(given), "DEPARTMENT-UNREACHABLE", false)),
            PartState.NeedsPerson => given.Do(new NoteDeliveryTrouble(Key(given), "DEPARTMENT-REJECTED", true)),
            PartState.Asked => given.Says(Contribution, "pension", Received()),
            PartState.InReview => given.Says(Contribution, "pension", Received()).Says(Contribution, "pension", new Said.InReview(default, "ref", "TO-REVIEWER")),
            PartState.NeedsApplicant => given.Says(Contribution, "pension", Wants("name")),
            PartState.Approved => given.Says(Contribution, "pension", Approved()),
            PartState.InForce => given.Says(Contribution, "pension", Refuses("ALREADY-IN-FORCE")),
            PartState.Refused => given.Says(Contribution, "pension", Refuses()),
            _ => given.Says(Contribution, "pension", Approved()).Says(Contribution, "pension", new Said.Revoked(default, "REVOKED", "clause", "first")),
        };
    }

    private static PartKey Key(Given given) => new(given.State.Id, Contribution, "pension", Math.Max(1, given.Part(Contribution, "pension").Round));

    private static HearDepartment Hear(Given given, Said said) => new(new DepartmentMessage("taxation", "another", "hash", Key(given), said));

    private static Said.ResultCorrected Correction(bool approved) => new(default, approved, "REVOKED", "clause", "doc", new Dictionary<string, string>());
}
