using Lianban.Catalogue.Model;
using Lianban.Catalogue.Rules;
using Lianban.Platform.Time;

namespace Lianban.Casework.Drafts;

/// <summary>A consequence of a chosen service (practice P19).</summary>
public sealed record ToldConsequence(PublicService Service, Consequence Consequence, bool Confirmed);

/// <summary>The promised review may pass a month's cut-off (practice P7).</summary>
/// <param name="Month">YYYYMM, as chosen.</param>
/// <param name="Limit">The last day that still counts for the month.</param>
/// <param name="Due">Last day of the promised review, were it received now; <paramref name="Provisional"/> when its year has no calendar.</param>
public sealed record MonthWarning(PublicService Service, ServicePart Part, string Month, DateOnly Limit, DateOnly Due, bool Provisional);

/// <summary>What is told once before submission.</summary>
public sealed record Told(IReadOnlyList<ToldConsequence> Consequences, IReadOnlyList<MonthWarning> Months)
{
    /// <summary>Codes that need a confirmation of their own and have none yet.</summary>
    public IEnumerable<string> Unconfirmed => Consequences.Where(c => c.Consequence.NeedsConfirmation && !c.Confirmed).Select(c => c.Consequence.Code);
}

/// <summary>Tells the consequences of what is chosen: told unless their rule is false, so unknown is told; each code once.</summary>
public sealed class TellConsequences
{
    private readonly Definition _definition;
    private readonly BusinessClock _clock;

    internal TellConsequences(Definition definition, BusinessClock clock) => (_definition, _clock) = (definition, clock);

    public Told Execute(Draft draft)
    {
        var facts = DraftFacts.Of(draft, _definition, _clock.Now);
        var context = new RuleContext(facts, _definition.Parameters, _clock.Today);
        var told =
            from service in _definition.Basic
            where draft.Services.Contains(service.Code)
            from consequence in service.Consequences
            where consequence.AppliesWhen is null || Evaluator.Evaluate(consequence.AppliesWhen, context) != Verdict.False
            select new ToldConsequence(service, consequence, draft.Confirmed.Contains(consequence.Code));
        return new Told([.. told.DistinctBy(t => t.Consequence.Code)], [.. Months(draft, facts)]);
    }

    private IEnumerable<MonthWarning> Months(Draft draft, DraftFacts facts) =>
        draft.Answers.GetValueOrDefault(QuestionCodes.StartMonth)?.Value is { Length: 6 } month && _definition.FallbackArea(draft) is { } code && _definition.Places.Area(code) is { } area
            ? new StartMonths(_definition, _clock.Today).Warnings(month, draft, facts, area, _clock.Now)
            : [];
}
