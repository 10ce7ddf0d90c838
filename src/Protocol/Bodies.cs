namespace Lianban.Protocol;

/// <summary>Body of <see cref="MessageKinds.Submit"/>: only the fields and papers that this service needs.</summary>
/// <param name="Place">Code of the area whose unit decides, e.g. <c>huancui</c>.</param>
/// <param name="Unit">Code of the reviewing unit, e.g. <c>huancui-human-resources</c>.</param>
/// <param name="Channel"><c>online</c> or <c>counter</c>.</param>
/// <param name="Fields">Field code → value, already in this department's own code tables.</param>
/// <param name="Papers">Papers by reference; fetched from <c>GET /v1/papers/{application}/{service}/{code}</c>, signed by the department.</param>
/// <param name="Prerequisites">Outcome of each prerequisite of this part that was in this application.</param>
public sealed record SubmitBody(
    string Place, string Unit, string Channel, IReadOnlyDictionary<string, string> Fields, IReadOnlyList<PaperReference> Papers,
    IReadOnlyList<PrerequisiteOutcome> Prerequisites)
{
    /// <summary>Never prints a personal value.</summary>
    public override string ToString() => "***";
}

/// <summary>A paper by reference. <paramref name="Sha256"/> is the lower-case hexadecimal hash of the bytes that will be served.</summary>
public sealed record PaperReference(string Code, string MediaType, long Bytes, string Sha256);

/// <summary>Outcome of a prerequisite: <c>approved</c> or <c>inForce</c>, with the reference of the department that decided it.</summary>
public sealed record PrerequisiteOutcome(string Service, string Part, string Outcome, string? Reference = null);

/// <summary>Body of <see cref="MessageKinds.Received"/>: the department has the case; its clock starts at <paramref name="ReceivedAt"/> (business time).</summary>
public sealed record ReceivedBody(DateTimeOffset ReceivedAt, string Reference);

/// <summary>Body of <see cref="MessageKinds.Approved"/>. <paramref name="Result"/> are result data by name, e.g. <c>personalNumber</c>.</summary>
public sealed record ApprovedBody(DateTimeOffset DecidedAt, string Reference, IReadOnlyDictionary<string, string> Result);

/// <summary>Body of <see cref="MessageKinds.Refused"/>: the department's own reason code and its detail values (e.g. the employer's name).</summary>
public sealed record RefusedBody(DateTimeOffset DecidedAt, string Reference, string Reason, IReadOnlyDictionary<string, string> Details);

/// <summary>Body of <see cref="MessageKinds.CorrectionWanted"/>: only these fields and papers are asked again.</summary>
public sealed record CorrectionWantedBody(
    DateTimeOffset AskedAt, string Reference, string Reason, IReadOnlyList<string> Fields, IReadOnlyList<string> Papers);

/// <summary>Body of <see cref="MessageKinds.InReview"/>: a reviewer at the department has it, and why; a decision will follow.</summary>
public sealed record InReviewBody(DateTimeOffset Since, string Reference, string Reason);

/// <summary>Body of <see cref="MessageKinds.FollowUp"/>: one step after approval. <paramref name="Outcome"/> is <c>done</c> or an outcome code of the step.</summary>
public sealed record FollowUpBody(string Step, string Outcome, DateTimeOffset At, IReadOnlyDictionary<string, string> Details);

/// <summary>Body of <see cref="MessageKinds.Revoked"/>: a lawful revocation after approval, with the department's own document number.</summary>
public sealed record RevokedBody(DateTimeOffset DecidedAt, string Reason, string Clause, string DocumentNumber);

/// <summary>Body of <see cref="MessageKinds.ResultCorrected"/>: a lawful correction of a decision; <paramref name="Decision"/> is <c>approved</c> or <c>refused</c>.</summary>
public sealed record ResultCorrectedBody(
    DateTimeOffset DecidedAt, string Decision, string Reason, string Clause, string DocumentNumber, IReadOnlyDictionary<string, string> Result);

/// <summary>Body of <see cref="MessageKinds.Status"/>: everything the department has said of this key so far, oldest first; empty and not known when it has no such case.</summary>
public sealed record StatusBody(bool Known, IReadOnlyList<Envelope> Messages);

/// <summary>Body of the two prerequisite notices: which prerequisite changed, how, and under which document.</summary>
public sealed record PrerequisiteChangedBody(string Service, string Part, string Outcome, string DocumentNumber);

/// <summary>Body of <see cref="MessageKinds.Withdraw"/>.</summary>
public sealed record WithdrawBody(DateTimeOffset AskedAt);

/// <summary>Body of <see cref="MessageKinds.Noted"/>, <see cref="MessageKinds.WithdrawalGranted"/>, <see cref="MessageKinds.WithdrawalTooLate"/>.</summary>
public sealed record AcknowledgedBody(DateTimeOffset At);

/// <summary>Body of <see cref="MessageKinds.Recorded"/>; <paramref name="Duplicate"/> is true when this message id was recorded before.</summary>
public sealed record RecordedBody(bool Duplicate);

/// <summary>Every refusal of a message, on either side: a stable code, a sentence in Chinese and English. Media type <c>application/problem+json</c>.</summary>
public sealed record ProtocolProblem(string Code, string Zh, string En);
