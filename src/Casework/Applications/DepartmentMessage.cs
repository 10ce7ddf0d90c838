namespace Lianban.Casework.Applications;

/// <summary>
/// What a department said, in our own codes: by answer, by callback or by status query, all alike. Connectors make it from the protocol's envelope.
/// </summary>
/// <param name="MessageId">Unique per department for ever; a repeat has the same id and content.</param>
/// <param name="ContentHash">SHA-256 (hexadecimal) of the message's body as received; the same id with another hash is contradictory.</param>
public sealed record DepartmentMessage(string Department, string MessageId, string ContentHash, PartKey Key, Said Said);

/// <summary>The content of a department's message.</summary>
public abstract record Said
{
    /// <summary>It has the case; its clock starts (business time).</summary>
    public sealed record Received(DateTimeOffset At, string Reference) : Said;

    /// <summary>A reviewer at the department has it.</summary>
    public sealed record InReview(DateTimeOffset Since, string Reference, string Reason) : Said;

    /// <summary>Approved. <paramref name="Result"/>: result data by name; a key <c>remark</c> holds one of our reason codes.</summary>
    public sealed record Approved(DateTimeOffset At, string Reference, IReadOnlyDictionary<string, string> Result) : Said;

    /// <summary>Refused with one of our reason codes.</summary>
    public sealed record Refused(DateTimeOffset At, string Reference, string Reason, IReadOnlyDictionary<string, string> Details) : Said;

    /// <summary>A correction is wanted of these question codes and paper codes.</summary>
    public sealed record CorrectionWanted(DateTimeOffset At, string Reference, string Reason, IReadOnlyList<string> Fields, IReadOnlyList<string> Papers) : Said;

    /// <summary>A follow-up step reached an outcome (<c>done</c> or one of the step's).</summary>
    public sealed record FollowUp(string Step, string Outcome, DateTimeOffset At, IReadOnlyDictionary<string, string> Details) : Said;

    /// <summary>A lawful revocation after approval (practice P8).</summary>
    public sealed record Revoked(DateTimeOffset At, string Reason, string Clause, string DocumentNumber) : Said;

    /// <summary>A lawful correction of the decision (practice P8).</summary>
    public sealed record ResultCorrected(DateTimeOffset At, bool NowApproved, string Reason, string Clause, string DocumentNumber, IReadOnlyDictionary<string, string> Result) : Said;

    /// <summary>The department has noted the notice about this document.</summary>
    public sealed record Noted(DateTimeOffset At, string DocumentNumber) : Said;
}
