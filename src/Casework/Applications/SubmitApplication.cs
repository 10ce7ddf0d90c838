using Lianban.Catalogue.Model;
using Lianban.Catalogue.Rules;

namespace Lianban.Casework.Applications;

/// <summary>The wish to submit: one form, one set of papers, any of the services.</summary>
public sealed record SubmitApplication(Submission Submission) : Command(Submission.Id)
{
    internal override Decision Decide(Application? state, DecisionFacts facts, DateTimeOffset now)
    {
        if (state is not null && !ApplicationTransitions.Happens(state.State, ApplicationMove.Submit))
            return state.Submission.BodyHash == Submission.BodyHash ? Decision.Nothing : Decision.Refuse("SUBMIT-DIFFERENT-CONTENT");
        if (Submission.Services.Count == 0) return Decision.Refuse("SUBMIT-NO-SERVICE");
        foreach (var code in Submission.Services)
        {
            if (facts.Definition.Find(code) is not { Kind: ServiceKind.Basic }) return Decision.Refuse("SUBMIT-UNKNOWN-SERVICE");
            if (facts.OpenServices.Contains(code)) return Decision.Refuse("SUBMIT-ALREADY-OPEN", facts.Definition.Service(code).Name.Zh);
        }

        List<Event> events = [new ApplicationSubmitted(facts.NewNumber ?? throw new InvalidOperationException("no number"), Submission)];
        var opened = new List<(string Service, OpenedPart Part)>();
        foreach (var service in facts.Definition.Basic.Where(s => Submission.Services.Contains(s.Code)))
        {
            var parts = PartsOf(service, facts.Definition, now);
            if (parts.Count == 0) return Decision.Refuse("SUBMIT-NOTHING-TO-DO", service.Name.Zh);
            var area = Routing.AreaFor(service, Submission, facts.Definition);
            if (facts.Definition.Places.UnitFor(service.Department, area) is not { } unit) return Decision.Refuse("SUBMIT-NO-UNIT", service.Name.Zh);
            events.Add(new CaseOpened(service.Code, service.Department, area, unit.Code, parts));
            opened.AddRange(parts.Select(p => (service.Code, p)));
        }

        events.AddRange(opened.Where(o => o.Part.After.Count == 0).Select(o => new PartAsked(o.Service, o.Part.Code, 1)));
        return new Decision(events, null);
    }

    // practice P4: true or unknown → the part exists; a prerequisite counts only when it is in this application
    private List<OpenedPart> PartsOf(PublicService service, Definition definition, DateTimeOffset now)
    {
        var context = new RuleContext(new SubmittedFacts(Submission), definition.Parameters, DateOnly.FromDateTime(now.DateTime));
        return [.. service.Parts
            .Where(p => p.ExistsWhen is null || Evaluator.Evaluate(p.ExistsWhen, context) != Verdict.False)
            .Select(p => new OpenedPart(p.Code, [.. p.After.Where(a => Submission.Services.Contains(a.Service))]))];
    }
}

/// <summary>The facts that were stored with the submission, the ticks, what was chosen and what was answered.</summary>
internal sealed class SubmittedFacts(Submission submission) : IFacts
{
    private const string Chosen = "chosen.", Answered = "answer.";

    public string? this[string fact] =>
        fact.StartsWith(Chosen, StringComparison.Ordinal) ? submission.Services.Contains(fact[Chosen.Length..]) ? "true" : "false"
        : fact.StartsWith(Answered, StringComparison.Ordinal) ? submission.Answers.GetValueOrDefault(fact[Answered.Length..])?.Value
        : submission.Facts.FirstOrDefault(f => f.Name == fact)?.Value;
}
