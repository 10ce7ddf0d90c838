using System.Collections.Immutable;
using Lianban.Catalogue.Calendar;
using Lianban.Catalogue.Model;

namespace Lianban.Casework.Applications;

/// <summary>A department said something: by answer, by callback or by status query, all alike and in any order.</summary>
/// <remarks>
/// Refuses with MESSAGE-UNKNOWN-CASE, MESSAGE-STALE-ROUND (older round), MESSAGE-CONTRADICTS, MESSAGE-TOO-EARLY (repeat it later), MESSAGE-NOT-UNDERSTOOD.
/// </remarks>
public sealed record HearDepartment(DepartmentMessage Message) : Command(Message.Key.Application)
{
    internal override Decision Decide(Application? state, DecisionFacts facts, DateTimeOffset now)
    {
        var key = Message.Key;
        if (state?.Cases.Find(c => c.Service == key.Service) is not { } of || of.Department != Message.Department || state.Part(key.Service, key.Part) is not { } part
            || !part.WasAsked || key.Round > part.Round)
            return Decision.Refuse("MESSAGE-UNKNOWN-CASE");
        // what follows a decision speaks of the part, whatever round it was decided in
        if (key.Round < part.Round && Message.Said is not (Said.FollowUp or Said.Revoked or Said.ResultCorrected or Said.Noted))
            return IsOldNews(part) ? Decision.Nothing : Decision.Refuse("MESSAGE-STALE-ROUND");
        var service = facts.Definition.Service(key.Service);
        return Message.Said switch
        {
            Said.Received said => Move(part, PartMove.Receive, () => Received(said, of, facts.Definition, now)),
            Said.InReview said => Move(part, PartMove.Review, () => new PartInReview(key.Service, key.Part, key.Round, said.Reason)),
            Said.Approved said => Differs(part, said.Reference) ? Contradicts
                : Move(part, PartMove.Approve, Late(part, said.At, now, () => new PartApproved(key.Service, key.Part, key.Round, said.At, said.Reference, said.Result, said.Result.GetValueOrDefault("remark")))),
            Said.Refused said => Refused(service, part, said, now),
            Said.CorrectionWanted said => CorrectionWanted(service, facts.Definition, part, said),
            Said.FollowUp said => FollowUp(facts.Definition, part, said),
            Said.Revoked said => Revoked(state, part, said),
            Said.ResultCorrected said => Corrected(state, part, said),
            Said.Noted said => Noted(state, said),
            _ => NotUnderstood,
        };
    }

    private static Decision Contradicts => Decision.Refuse("MESSAGE-CONTRADICTS");
    private static Decision NotUnderstood => Decision.Refuse("MESSAGE-NOT-UNDERSTOOD");

    // the acknowledgement or the very request that led to the next round may be repeated; it changes nothing
    private bool IsOldNews(Part part) => Message.Said is Said.Received or Said.InReview or Said.CorrectionWanted || part.State == PartState.Approved;

    private static bool Differs(Part part, string reference) => part.State is PartState.Approved && part.Reference != reference;

    private static Decision Move(Part part, PartMove move, params Func<Event>[] happens) => PartTransitions.On(part.State, move).Answer switch
    {
        MoveAnswer.Happens => Decision.Of([.. happens.Select(h => h())]),
        MoveAnswer.KnownAlready => Decision.Nothing,
        MoveAnswer.TooEarly => Decision.Refuse("MESSAGE-TOO-EARLY"),
        _ => Contradicts,
    };

    private PartReceived Received(Said.Received said, Case of, Definition definition, DateTimeOffset now)
    {
        // a department's clock that runs ahead must not lengthen its own day
        var at = said.At <= now ? said.At : now;
        var due = Deadlines.Due(at, definition.LifeEvent.PromisedTime.WorkingDays, definition.Places.Area(of.Area)!, definition.Calendar);
        return new PartReceived(Message.Key.Service, Message.Key.Part, Message.Key.Round, at, said.Reference, due.Due, due.Provisional);
    }

    // a decision after the promised day is late, also when the sweep had not marked it yet; a department's clock that runs behind does not hide it for ever: the sweep does not ask it
    private Func<Event>[] Late(Part part, DateTimeOffset decided, DateTimeOffset now, Func<Event> decision) =>
        part is { Overdue: false, Asks: null, Due: { } due } && (decided <= now ? decided : now) > due
            ? [() => new PartOverdue(Message.Key.Service, Message.Key.Part, Message.Key.Round, due), decision] : [decision];

    private Decision Refused(PublicService service, Part part, Said.Refused said, DateTimeOffset now)
    {
        if (service.Reason(said.Reason) is not { } reason) return NotUnderstood;
        var inForce = reason.Effect == ReasonEffect.InForce;
        return Move(part, inForce ? PartMove.FindInForce : PartMove.Refuse,
            Late(part, said.At, now, () => new PartRefused(Message.Key.Service, Message.Key.Part, Message.Key.Round, said.At, said.Reference, said.Reason, said.Details, inForce)));
    }

    private Decision CorrectionWanted(PublicService service, Definition definition, Part part, Said.CorrectionWanted said)
    {
        var fields = Needs.FieldsOf(service, definition).Select(q => q.Code).ToHashSet();
        var papers = Needs.PapersOf(service, definition).Select(e => e.Code).ToHashSet();
        if (said.Fields.Count + said.Papers.Count == 0 || !fields.IsSupersetOf(said.Fields) || !papers.IsSupersetOf(said.Papers)) return NotUnderstood;
        return Move(part, PartMove.WantCorrection,
            () => new CorrectionWanted(Message.Key.Service, Message.Key.Part, Message.Key.Round, said.Reason, said.Fields, said.Papers));
    }

    private Decision FollowUp(Definition definition, Part part, Said.FollowUp said)
    {
        var steps = FollowUps.Of(definition, Message.Key.Service, Message.Key.Part);
        var step = steps.FirstOrDefault(s => s.Code == said.Step);
        if (step is null || said.Outcome != FollowUps.Done && step.Outcomes.All(o => o.Code != said.Outcome)) return NotUnderstood;
        if (!part.Decided) return Decision.Refuse("MESSAGE-TOO-EARLY");
        if (part.State == PartState.Revoked) return Decision.Nothing;
        if (part.State != PartState.Approved) return Contradicts;
        var known = part.Steps.Find(s => s.Step == said.Step);
        if (known?.Outcome == said.Outcome && (known.At == said.At || said.Outcome == FollowUps.Done)) return Decision.Nothing;
        if (known is not null && said.At < known.At) return Decision.Nothing; // later news of the same step came first
        // steps may be told in any order: one before the end is news also after it, one after the end is not possible
        if (known is { Outcome: FollowUps.Done } || FollowUps.End(steps, part) is { } end && steps.ToList().IndexOf(step) >= end) return Contradicts;
        return Decision.Of(new FollowUpReported(Message.Key.Service, Message.Key.Part, said.Step, said.Outcome, said.At, said.Details));
    }

    private Decision Revoked(Application state, Part part, Said.Revoked said) => Reopen(state, part, PartMove.Revoke, said.DocumentNumber, "revoked",
        new PartRevoked(Message.Key.Service, Message.Key.Part, said.At, said.Reason, said.Clause, said.DocumentNumber));

    private Decision Corrected(Application state, Part part, Said.ResultCorrected said) =>
        Reopen(state, part, said.NowApproved ? PartMove.CorrectToApproved : PartMove.CorrectToRefused, said.DocumentNumber, said.NowApproved ? "approved" : "refused",
            new PartResultCorrected(Message.Key.Service, Message.Key.Part, said.At, said.NowApproved, said.Reason, said.Clause, said.DocumentNumber, said.Result));

    // practice P8: tells the departments whose result depended on it; each of them decides for itself
    private Decision Reopen(Application state, Part part, PartMove move, string document, string outcome, Event change)
    {
        if (part.Documents.Contains(document)) return Decision.Nothing;
        var here = new PartReference(Message.Key.Service, Message.Key.Part);
        var told = state.Parts.Where(p => p.Part.WasAsked && p.Part.After.Contains(here))
            .Select(p => (Func<Event>)(() => new PrerequisiteChanged(p.Case.Service, p.Part.Code, p.Part.Round, here, outcome, document)));
        Func<Event>[] reopened = ApplicationTransitions.Happens(state.State, ApplicationMove.Reopen) ? [() => new ApplicationReopened(here.Service, here.Part, document)] : [];
        return Move(part, move, [() => change, .. reopened, .. told]);
    }

    private Decision Noted(Application state, Said.Noted said) =>
        state.OpenNotices.Exists(n => n.Is(Message.Key.Service, Message.Key.Part, said.DocumentNumber))
            ? Decision.Of(new PrerequisiteNoted(Message.Key.Service, Message.Key.Part, said.DocumentNumber)) : Decision.Nothing;
}
