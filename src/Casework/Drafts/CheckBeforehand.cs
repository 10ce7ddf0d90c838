using Lianban.Casework.Applications;
using Lianban.Catalogue.Model;
using Lianban.Catalogue.Rules;
using Lianban.Platform.Results;
using Lianban.Platform.Time;

namespace Lianban.Casework.Drafts;

/// <summary>Checks a draft beforehand: for each basic service whether one can apply and why not, and what must be asked besides annex 4 (practice P9).</summary>
public sealed class CheckBeforehand
{
    private readonly IApplicationReads _applications;
    private readonly Definition _definition;
    private readonly BusinessClock _clock;

    internal CheckBeforehand(IApplicationReads applications, Definition definition, BusinessClock clock) =>
        (_applications, _definition, _clock) = (applications, definition, clock);

    public async Task<Beforehand> ExecuteAsync(SignedIn person, Draft draft, CancellationToken cancel)
    {
        var open = await _applications.OpenServicesAsync(person.Fingerprint, cancel);
        var facts = DraftFacts.Of(draft, _definition, _clock.Now);
        var context = new RuleContext(facts, _definition.Parameters, _clock.Today);
        var ticks = Ticks(draft, facts);
        return new Beforehand([.. _definition.Basic.Select(s => Check(s, draft, context, open))], ticks, AsksArea(draft, ticks), facts);
    }

    private static ServiceCheck Check(PublicService service, Draft draft, RuleContext context, IReadOnlyDictionary<string, Guid> open)
    {
        var conditions = Eligibility.Check(service, context).Select(c => new ConditionCheck(c.Condition, c.Verdict)).ToList();
        // practice P4: true or unknown → the part exists
        var parts = service.Parts.Select(p => new PartCheck(p, p.ExistsWhen is null || Evaluator.Evaluate(p.ExistsWhen, context) != Verdict.False)).ToList();
        Guid? running = open.TryGetValue(service.Code, out var application) ? application : null;
        int? stepUp = service.RealNameLevel is { } level && level > draft.RealNameLevel ? level : null;
        var chosen = draft.Services.Contains(service.Code);
        var why = running is not null ? new Refusal("SERVICE-RUNNING")
            : conditions.FirstOrDefault(c => c.Verdict == Verdict.False) is { } not ? new Refusal(not.Condition.Code)
            : parts.All(p => !p.Exists) ? new Refusal("SERVICE-NO-PART")
            : null;
        var answer = running is not null ? ServiceAnswer.Running
            : why is not null ? ServiceAnswer.CannotApply
            : conditions.Any(c => c.Verdict == Verdict.Unknown) ? ServiceAnswer.DepartmentDecides
            : ServiceAnswer.CanApply;
        return new ServiceCheck(service, chosen, answer, why, running, stepUp, conditions, parts);
    }

    private List<Question> Ticks(Draft draft, DraftFacts facts)
    {
        var chosen = _definition.Basic.Where(s => draft.Services.Contains(s.Code)).ToList();
        var needed = chosen.SelectMany(s => s.Conditions).SelectMany(c => RuleFacts.Of(c.Met)).ToHashSet();
        if (chosen.Any(s => RoutedBy(s) == QuestionCodes.UsualResidence) && !_definition.KnowsResidence(draft)) needed.Add(QuestionCodes.UsualResidence);
        var context = new RuleContext(facts, _definition.Parameters, _clock.Today);
        return [.. _definition.Form.BeforehandTicks.Where(t => needed.Contains(t.Code) && !facts.KnownWithoutAsking(t.Code)
            && (t.VisibleWhen is null || Evaluator.Evaluate(t.VisibleWhen, context) != Verdict.False))];
    }

    private string? RoutedBy(PublicService service) => _definition.Places.Routing.FirstOrDefault(r => r.Code == service.Routing)?.By;

    // Still unknown goes to the area that the person chose (practice P3): then that choice is needed.
    private bool AsksArea(Draft draft, List<Question> ticks)
    {
        if (draft.Services.Count == 0 || _definition.KnowsResidence(draft)) return false;
        var asksResidence = ticks.Any(t => t.Code == QuestionCodes.UsualResidence);
        return !asksResidence || (draft.Ticks.TryGetValue(QuestionCodes.UsualResidence, out var tick) && _definition.Places.Area(tick.Value) is null);
    }
}
