using Lianban.Casework.Applications;
using Lianban.Platform.Results;

namespace Lianban.Casework.Drafts;

/// <summary>What came of submitting.</summary>
public abstract record SubmitOutcome
{
    /// <summary>Submitted, now or before: the same draft always has the same receipt.</summary>
    public sealed record Submitted(Receipt Receipt) : SubmitOutcome;

    /// <summary>Something must be put right first; the draft is kept.</summary>
    public sealed record NotYet(DraftProblems Problems) : SubmitOutcome;

    /// <summary>Another tab saved after the page was shown; nothing was submitted.</summary>
    public sealed record Conflict(Draft Stored) : SubmitOutcome;

    /// <summary>Refused as a whole: DRAFT-GONE, DECLARATION-MISSING, DECLARATION-NAME, SYSTEM-BUSY and the other codes of <see cref="ISubmitApplication"/>; the draft is kept.</summary>
    public sealed record Refused(Refusal Refusal) : SubmitOutcome;
}

/// <summary>Everything that keeps a draft from being submitted.</summary>
/// <param name="Services">Service code → why it cannot be applied for: a condition's code, SERVICE-RUNNING, SERVICE-NO-PART, REAL-NAME-LEVEL; field <c>services</c> when none is chosen.</param>
/// <param name="Fields">Questions, ticks, the area and the notice (field <c>notice</c>) that are missing or wrong.</param>
/// <param name="Papers">Paper codes that are missing.</param>
/// <param name="Unconfirmed">Consequence codes that need a confirmation of their own.</param>
public sealed record DraftProblems(
    IReadOnlyList<FieldProblem> Services, IReadOnlyList<FieldProblem> Fields, IReadOnlyList<FieldProblem> Papers, IReadOnlyList<string> Unconfirmed)
{
    public bool Any => Services.Count + Fields.Count + Papers.Count + Unconfirmed.Count > 0;
}
