using Lianban.Platform.Results;

namespace Lianban.Casework.Applications;

/// <summary>What submitting answers: the same id and content always get the same answer.</summary>
public sealed record Receipt(Guid Id, string Number, DateTimeOffset SubmittedAt);

/// <summary>Submits an application. Answers after the commit.</summary>
/// <remarks>Refuses with SUBMIT-DIFFERENT-CONTENT (same id, other content), SUBMIT-NO-SERVICE, SUBMIT-ALREADY-OPEN (value: service), SYSTEM-BUSY (queue too old: keep the draft).</remarks>
public interface ISubmitApplication
{
    Task<Result<Receipt>> ExecuteAsync(Submission submission, CancellationToken cancel);
}

/// <summary>Answers a correction (or a follow-up step that asks, e.g. another bank) and sends the next round.</summary>
/// <remarks>Refuses with CORRECTION-NOT-ASKED, CORRECTION-STALE-ROUND, CORRECTION-FIELD-LOCKED (value: question), CORRECTION-INCOMPLETE (value: question or paper).</remarks>
public interface IAnswerCorrection
{
    /// <param name="round">The round the page showed.</param>
    Task<Result<Receipt>> ExecuteAsync(
        Guid application, string service, string part, int round, IReadOnlyDictionary<string, Answer> answers, IReadOnlyList<Paper> papers, CancellationToken cancel);
}

/// <summary>Reads applications. Null where there is none, or it is not this person's, or it was deleted.</summary>
public interface IApplicationReads
{
    Task<ApplicationView?> ShowAsync(Guid application, string personFingerprint, CancellationToken cancel);
    Task<ApplicationView?> ShowToOperatorAsync(Guid application, CancellationToken cancel);
    Task<IReadOnlyList<ApplicationSummary>> OfPersonAsync(string personFingerprint, CancellationToken cancel);
    /// <summary>Services of a person that have an open case, with the application they are in.</summary>
    Task<IReadOnlyDictionary<string, Guid>> OpenServicesAsync(string personFingerprint, CancellationToken cancel);
    /// <summary>Id of the application with this receipt number, or null.</summary>
    Task<Guid?> FindByNumberAsync(string number, CancellationToken cancel);
}

/// <summary>The operator's verbs: <c>retry</c> sends a stuck part again, <c>ask</c> asks the department's status now. Refuses with OPERATOR-NOTHING-TO-RETRY / OPERATOR-NOTHING-TO-ASK.</summary>
public interface IOperatorVerbs
{
    Task<Result<int>> RetryAsync(Guid application, CancellationToken cancel);
    Task<Result<int>> AskAsync(Guid application, CancellationToken cancel);
}

/// <summary>Deletes a person's application: destroys its key; the chain still verifies. Refuses with FORGET-STILL-OPEN while a case is open.</summary>
public interface IForgetApplication
{
    Task<Result<Guid>> ExecuteAsync(Guid application, CancellationToken cancel);
}
