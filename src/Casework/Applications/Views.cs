namespace Lianban.Casework.Applications;

/// <summary>One application as its owner or an operator sees it; decrypted, so personal.</summary>
public sealed record ApplicationView(
    Guid Id, string Number, ApplicationState State, DateTimeOffset SubmittedAt, Submission Submission, IReadOnlyList<CaseView> Cases, IReadOnlyList<TimelineEntry> Timeline);

/// <summary>One case: who has it, since when, until when.</summary>
public sealed record CaseView(string Service, string Department, string Area, string Unit, CaseState State, IReadOnlyList<PartView> Parts);

/// <summary>One part. <paramref name="Owner"/>: a department code, <c>applicant</c>, <c>operator</c>, <c>platform</c>, or an owner of a follow-up step; null when nothing is left to do.</summary>
/// <param name="Since">When it came into this state (business time).</param>
/// <param name="Due">End of the promised day; null while it has not been received.</param>
/// <param name="Provisional">The due date reaches into a year whose calendar is not published (暂定).</param>
/// <param name="Reason">One of our reason codes, or a delivery code while retrying.</param>
/// <param name="Details">Values for the reason's sentence.</param>
/// <param name="WaitsFor">Prerequisite parts it waits for.</param>
/// <param name="CorrectionFields">Question codes asked again.</param>
/// <param name="CorrectionPapers">Paper codes asked again.</param>
public sealed record PartView(
    string Code, PartState State, int Round, string? Owner, DateTimeOffset Since, DateTimeOffset? Due, bool Provisional, bool Overdue, string? Reason,
    IReadOnlyDictionary<string, string> Details, IReadOnlyList<Lianban.Catalogue.Model.PartReference> WaitsFor, IReadOnlyList<string> CorrectionFields,
    IReadOnlyList<string> CorrectionPapers, IReadOnlyDictionary<string, string> Result, IReadOnlyList<FollowUpView> FollowUps, bool FollowUpsEnded);

/// <summary>One follow-up step: null outcome → not yet.</summary>
public sealed record FollowUpView(string Step, string Owner, string? Outcome, DateTimeOffset? At);

/// <summary>One line of the timeline. <paramref name="What"/> is the event's type, e.g. <c>part-received</c>; texts are the page's.</summary>
public sealed record TimelineEntry(
    int N, DateTimeOffset At, DateTimeOffset RecordedAt, string What, string? Service, string? Part, string? Reason, string? Step, string? Outcome, DateTimeOffset? Due, bool Provisional);

/// <summary>One line of "my applications".</summary>
public sealed record ApplicationSummary(Guid Id, string Number, ApplicationState State, DateTimeOffset SubmittedAt, IReadOnlyList<string> Services);
