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
/// <param name="Services">Service code → why it cannot be applied for (condition code, already open, level too low); the key is <c>services</c> when none is chosen.</param>
/// <param name="Fields">Questions and ticks that are missing or wrong.</param>
/// <param name="Papers">Paper codes that are missing.</param>
/// <param name="Unconfirmed">Consequence codes that need a confirmation of their own.</param>
public sealed record DraftProblems(
    IReadOnlyList<FieldProblem> Services, IReadOnlyList<FieldProblem> Fields, IReadOnlyList<FieldProblem> Papers, IReadOnlyList<string> Unconfirmed)
{
    public bool Any => Services.Count + Fields.Count + Papers.Count + Unconfirmed.Count > 0;
}

/// <summary>Submits the draft as an application: checks everything again, then hands it over whole, then deletes the draft but not its key.</summary>
public sealed class SubmitDraft
{
    /// <param name="person">Who is signed in.</param>
    /// <param name="draft">The draft the page showed; after it was submitted, the application with this id.</param>
    /// <param name="version">The version the page showed.</param>
    /// <param name="declaredName">The name that was typed under the declaration; null: not ticked.</param>
    /// <param name="cancel">The request's end.</param>
    public Task<SubmitOutcome> ExecuteAsync(SignedIn person, Guid draft, int version, string? declaredName, CancellationToken cancel) => throw new NotImplementedException();
}
