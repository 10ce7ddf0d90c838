using System.Collections.Immutable;
using Lianban.Catalogue.Model;

namespace Lianban.Casework.Applications;

/// <summary>Grows an application by one event. Pure; never refuses: what was recorded has happened.</summary>
internal static class Evolution
{
    private static readonly ImmutableDictionary<string, string> Nothing = ImmutableDictionary<string, string>.Empty;

    /// <summary>The application after the event. <paramref name="at"/>: business time at which it was recorded.</summary>
    public static Application Evolve(Application? state, Guid id, Event happened, DateTimeOffset at, Definition definition)
    {
        if (happened is ApplicationSubmitted submitted)
            return new Application(id, 1, submitted.Number, at, submitted.Submission, submitted.Submission.Answers.ToImmutableDictionary(),
                [.. submitted.Submission.Papers], [], Moved(ApplicationState.NotSubmitted, ApplicationMove.Submit), []);
        if (state is null) throw new InvalidOperationException($"{EventTypes.Of(happened).Name} before the submission");
        state = state with { Version = state.Version + 1 };
        return happened switch
        {
            CaseOpened e => state with { Cases = state.Cases.Add(new Case(e.Service, e.Department, e.Area, e.Unit, [.. e.Parts.Select(p => Part.Opened(p, at))])) },
            CorrectionAnswered e => WithAnswers(On(state, e, p => Answered(p, e, at)), e),
            PrerequisiteChanged e => state with
            {
                OpenNotices = Without(state.OpenNotices, e.Service, e.Part, e.DocumentNumber).Add(new OpenNotice(e.Service, e.Part, e.Round, e.Changed, e.Outcome, e.DocumentNumber, false)),
            },
            PrerequisiteNoted e => state with { OpenNotices = Without(state.OpenNotices, e.Service, e.Part, e.DocumentNumber) },
            NoticeStuck e => state with { OpenNotices = state.OpenNotices.ConvertAll(n => n.Is(e.Service, e.Part, e.DocumentNumber) ? n with { Stuck = true } : n) },
            ApplicationReviewed => state with { State = Moved(state.State, ApplicationMove.Review) },
            ApplicationFinished => state with { State = Moved(state.State, ApplicationMove.Finish) },
            ApplicationReopened => state with { State = Moved(state.State, ApplicationMove.Reopen) },
            ApplicationForgotten => state with { State = Moved(state.State, ApplicationMove.Forget) },
            PartEvent e => On(state, e, p => Grow(p, e, at, Steps(definition, e))),
            _ => state,
        };
    }

    private static ImmutableList<OpenNotice> Without(ImmutableList<OpenNotice> notices, string service, string part, string document) => notices.RemoveAll(n => n.Is(service, part, document));

    private static ApplicationState Moved(ApplicationState from, ApplicationMove move) => ApplicationTransitions.On(from, move).To;

    // the state after a move stands in one place: the table
    private static PartState To(Part part, PartMove move) => PartTransitions.On(part.State, move).To;

    private static Part Grow(Part part, PartEvent happened, DateTimeOffset at, IReadOnlyList<FollowUpStep> steps) => happened switch
    {
        PartAsked e => part with { State = To(part, PartMove.Ask), Round = e.Round, Since = at, Reason = null },
        PartDelayed e => part with { State = To(part, PartMove.Delay), Since = at, Reason = e.Reason },
        PartStuck e => part with { State = To(part, PartMove.Stick), Since = at, Reason = e.Reason },
        PartReceived e => part with
        {
            State = To(part, PartMove.Receive), Since = at, ReceivedAt = e.ReceivedAt, Reference = e.Reference, Due = e.Due, Provisional = e.Provisional, Overdue = false, Reason = null,
        },
        PartInReview e => part with { State = To(part, PartMove.Review), Since = at, Reason = e.Reason },
        PartOverdue => part with { Overdue = true },
        PartApproved e => part with
        {
            State = To(part, PartMove.Approve), Since = at, Reference = e.Reference, Reason = e.Remark, Result = e.Result.ToImmutableDictionary(), Asks = null,
            FollowUpsEnded = steps.Count == 0,
        },
        PartRefused e => part with
        {
            State = To(part, e.InForce ? PartMove.FindInForce : PartMove.Refuse), Since = at, Reference = e.Reference, Reason = e.Reason, Details = e.Details.ToImmutableDictionary(), Asks = null,
            FollowUpsEnded = true,
        },
        CorrectionWanted e => part with { State = To(part, PartMove.WantCorrection), Since = at, Reason = e.Reason, Asks = new CorrectionAsked(e.Reason, e.Fields, e.Papers, null) },
        PartEnded e => part with { State = To(part, PartMove.End), Since = at, EndedBy = e.Because },
        FollowUpReported e => Reported(part, e, steps, at),
        PartRevoked e => part with
        {
            State = To(part, PartMove.Revoke), Since = at, Reason = e.Reason, Asks = null, FollowUpsEnded = true, Documents = part.Documents.Add(e.DocumentNumber),
        },
        PartResultCorrected e => part with
        {
            State = To(part, e.NowApproved ? PartMove.CorrectToApproved : PartMove.CorrectToRefused), Since = at, Reason = e.Reason, Asks = null,
            Result = e.NowApproved ? e.Result.ToImmutableDictionary() : Nothing, Documents = part.Documents.Add(e.DocumentNumber),
            FollowUpsEnded = !e.NowApproved || steps.Count == 0 || part.FollowUpsEnded && part.State == PartState.Approved,
        },
        _ => part,
    };

    private static Part Reported(Part part, FollowUpReported e, IReadOnlyList<FollowUpStep> steps, DateTimeOffset at)
    {
        var outcome = steps.FirstOrDefault(s => s.Code == e.Step)?.Outcomes.FirstOrDefault(o => o.Code == e.Outcome);
        var done = e.Outcome == FollowUps.Done;
        // what a step asked is settled when a later one was done, told in whatever order
        var settled = steps.SkipWhile(s => s.Code != e.Step).Skip(1).Any(s => part.Steps.Exists(r => r.Step == s.Code && r.Outcome == FollowUps.Done));
        return part with
        {
            Steps = part.Steps.RemoveAll(s => s.Step == e.Step).Add(new ReportedStep(e.Step, e.Outcome, e.At)),
            Asks = outcome is { Asks.Count: > 0 } && !settled ? new CorrectionAsked(e.Outcome, outcome.Asks, [], e.Step) : done && part.Asks?.Step == e.Step ? null : part.Asks,
            FollowUpsEnded = part.FollowUpsEnded || outcome is { Ends: true } || done && steps[^1].Code == e.Step,
        };
    }

    // a correction goes to the department again, whose clock starts anew when it has it; an answer to a follow-up step leaves the decision standing
    private static Part Answered(Part part, CorrectionAnswered e, DateTimeOffset at) => part.State == PartState.NeedsApplicant
        ? part with { State = To(part, PartMove.AnswerCorrection), Round = e.Round, Since = at, Asks = null, Reason = null, Due = null, Provisional = false, Overdue = false }
        : part with { Round = e.Round, Asks = null };

    private static Application WithAnswers(Application state, CorrectionAnswered e) => state with
    {
        Answers = state.Answers.SetItems(e.Answers),
        Papers = state.Papers.RemoveAll(p => e.Papers.Any(n => n.Code == p.Code)).AddRange(e.Papers),
    };

    private static IReadOnlyList<FollowUpStep> Steps(Definition definition, PartEvent e) => FollowUps.Of(definition, e.Service, e.Part);

    private static Application On(Application state, PartEvent e, Func<Part, Part> change)
    {
        var ci = state.Cases.FindIndex(c => c.Service == e.Service);
        var old = state.Cases[ci];
        var pi = old.Parts.FindIndex(p => p.Code == e.Part);
        return state with { Cases = state.Cases.SetItem(ci, old with { Parts = old.Parts.SetItem(pi, change(old.Parts[pi])) }) };
    }
}
