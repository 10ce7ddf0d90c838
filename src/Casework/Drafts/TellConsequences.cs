using Lianban.Catalogue.Model;

namespace Lianban.Casework.Drafts;

/// <summary>A consequence of a chosen service (practice P19).</summary>
public sealed record ToldConsequence(PublicService Service, Consequence Consequence, bool Confirmed);

/// <summary>The promised review may pass a month's cut-off (practice P7). <paramref name="Limit"/>: the last day that still counts for the month.</summary>
/// <param name="Month">YYYYMM, as chosen.</param>
/// <param name="Due">Last day of the promised review, were it received today; <paramref name="Provisional"/> when its year has no calendar.</param>
public sealed record MonthWarning(PublicService Service, string Month, DateOnly Limit, DateOnly Due, bool Provisional);

/// <summary>What is told once before submission.</summary>
public sealed record Told(IReadOnlyList<ToldConsequence> Consequences, IReadOnlyList<MonthWarning> Months)
{
    /// <summary>Codes that need a confirmation of their own and have none yet.</summary>
    public IEnumerable<string> Unconfirmed => Consequences.Where(c => c.Consequence.NeedsConfirmation && !c.Confirmed).Select(c => c.Consequence.Code).Distinct();
}

/// <summary>Tells the consequences of what is chosen.</summary>
public sealed class TellConsequences
{
    public Told Execute(Draft draft) => throw new NotImplementedException();
}
