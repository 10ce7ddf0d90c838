using Lianban.Catalogue.Model;

namespace Lianban.Casework.Applications;

/// <summary>Something that happened to an application. Names and versions stand in <see cref="EventTypes"/>; old versions are read for ever.</summary>
public abstract record Event;

/// <summary>An event about one part of one case.</summary>
public abstract record PartEvent(string Service, string Part) : Event;

/// <summary>The person submitted; the receipt number is given.</summary>
public sealed record ApplicationSubmitted(string Number, Submission Submission) : Event;

/// <summary>A chosen service became a case of a reviewing unit.</summary>
public sealed record CaseOpened(string Service, string Department, string Area, string Unit, IReadOnlyList<OpenedPart> Parts) : Event;

/// <summary>A part that exists, with the prerequisite parts in this application.</summary>
public sealed record OpenedPart(string Code, IReadOnlyList<PartReference> After);

/// <summary>Queued for the department under this round's key; the outbox row is in the same transaction.</summary>
public sealed record PartAsked(string Service, string Part, int Round) : PartEvent(Service, Part);

/// <summary>The department was not reached; tried again by itself. Recorded once until it is reached.</summary>
public sealed record PartDelayed(string Service, string Part, int Round, string Reason) : PartEvent(Service, Part);

/// <summary>Delivery failed for good; an operator must act.</summary>
public sealed record PartStuck(string Service, string Part, int Round, string Reason) : PartEvent(Service, Part);

/// <summary>The department has it: its clock starts (practice P24).</summary>
public sealed record PartReceived(
    string Service, string Part, int Round, DateTimeOffset ReceivedAt, string Reference, DateTimeOffset Due, bool Provisional) : PartEvent(Service, Part);

/// <summary>A reviewer at the department has it, and why.</summary>
public sealed record PartInReview(string Service, string Part, int Round, string Reason) : PartEvent(Service, Part);

/// <summary>The promised day has passed without a decision.</summary>
public sealed record PartOverdue(string Service, string Part, int Round, DateTimeOffset Due) : PartEvent(Service, Part);

/// <summary>Approved; <paramref name="Remark"/> is one of our reason codes, or null.</summary>
public sealed record PartApproved(
    string Service, string Part, int Round, DateTimeOffset DecidedAt, string Reference, IReadOnlyDictionary<string, string> Result, string? Remark) : PartEvent(Service, Part);

/// <summary>Refused; <paramref name="InForce"/> → already in force here, which meets the prerequisite (practice P4).</summary>
public sealed record PartRefused(
    string Service, string Part, int Round, DateTimeOffset DecidedAt, string Reference, string Reason, IReadOnlyDictionary<string, string> Details, bool InForce) : PartEvent(Service, Part);

/// <summary>Only these fields and papers are asked again.</summary>
public sealed record CorrectionWanted(
    string Service, string Part, int Round, string Reason, IReadOnlyList<string> Fields, IReadOnlyList<string> Papers) : PartEvent(Service, Part);

/// <summary>The applicant answered; <paramref name="Round"/> is the new round.</summary>
public sealed record CorrectionAnswered(
    string Service, string Part, int Round, IReadOnlyDictionary<string, Answer> Answers, IReadOnlyList<Paper> Papers) : PartEvent(Service, Part);

/// <summary>Not handled, because this prerequisite was refused or ended.</summary>
public sealed record PartEnded(string Service, string Part, PartReference Because) : PartEvent(Service, Part);

/// <summary>A step after approval reached an outcome (practice P1).</summary>
public sealed record FollowUpReported(
    string Service, string Part, string Step, string Outcome, DateTimeOffset At, IReadOnlyDictionary<string, string> Details) : PartEvent(Service, Part);

/// <summary>A lawful revocation after approval (practice P8).</summary>
public sealed record PartRevoked(string Service, string Part, DateTimeOffset DecidedAt, string Reason, string Clause, string DocumentNumber) : PartEvent(Service, Part);

/// <summary>A lawful correction of a decision (practice P8).</summary>
public sealed record PartResultCorrected(
    string Service, string Part, DateTimeOffset DecidedAt, bool NowApproved, string Reason, string Clause, string DocumentNumber,
    IReadOnlyDictionary<string, string> Result) : PartEvent(Service, Part);

/// <summary>A prerequisite of this part was revoked or corrected; its department is told (the outbox row is in the same transaction).</summary>
public sealed record PrerequisiteChanged(string Service, string Part, int Round, PartReference Changed, string Outcome, string DocumentNumber) : PartEvent(Service, Part);

/// <summary>The department will not take that notice; an operator must act.</summary>
public sealed record NoticeStuck(string Service, string Part, string DocumentNumber, string Reason) : PartEvent(Service, Part);

/// <summary>The department has noted that notice.</summary>
public sealed record PrerequisiteNoted(string Service, string Part, string DocumentNumber) : PartEvent(Service, Part);

/// <summary>An operator acted: <c>retry</c> or <c>ask</c>.</summary>
public sealed record OperatorActed(string Service, string Part, string Verb) : PartEvent(Service, Part);

/// <summary>Every case is decided.</summary>
public sealed record ApplicationReviewed : Event;

/// <summary>Every case is decided and every follow-up step has ended.</summary>
public sealed record ApplicationFinished : Event;

/// <summary>Re-opened by a later revocation or correction (practice P8).</summary>
public sealed record ApplicationReopened(string Service, string Part, string DocumentNumber) : Event;

/// <summary>The key was destroyed on the person's behalf. Holds nothing; written in clear.</summary>
public sealed record ApplicationForgotten : Event;
