using System.Collections.Immutable;
using Lianban.Catalogue.Model;

namespace Lianban.Casework.Applications;

/// <summary>One application: its form, its cases, their prerequisites, rounds, clocks and outcomes. Immutable; grown by <see cref="Evolution"/>.</summary>
/// <param name="Version">Number of events so far.</param>
/// <param name="Answers">The submitted answers with later corrections.</param>
/// <param name="OpenNotices">Notices to departments (practice P8) that are not noted yet: part and document number.</param>
public sealed record Application(
    Guid Id, int Version, string Number, DateTimeOffset SubmittedAt, Submission Submission, ImmutableDictionary<string, Answer> Answers,
    ImmutableList<Paper> Papers, ImmutableList<Case> Cases, ApplicationState State, ImmutableList<OpenNotice> OpenNotices)
{
    /// <summary>The part, or null.</summary>
    public Part? Part(string service, string part) => Cases.Find(c => c.Service == service)?.Parts.Find(p => p.Code == part);

    /// <summary>All parts with their cases.</summary>
    public IEnumerable<(Case Case, Part Part)> Parts => Cases.SelectMany(c => c.Parts.Select(p => (c, p)));
}

/// <summary>One chosen service.</summary>
public sealed record Case(string Service, string Department, string Area, string Unit, ImmutableList<Part> Parts)
{
    /// <summary>The case's state, derived from its parts: what needs somebody comes first.</summary>
    public CaseState State
    {
        get
        {
            if (Parts.Exists(p => p.WaitsForApplicant)) return CaseState.NeedsApplicant;
            if (Parts.Exists(p => p.State == PartState.NeedsPerson)) return CaseState.NeedsPerson;
            if (Parts.Exists(p => p.State == PartState.Retrying)) return CaseState.Retrying;
            if (Parts.Exists(p => p.State is PartState.Asking or PartState.Asked or PartState.InReview)) return CaseState.WithDepartment;
            if (Parts.Exists(p => p.State == PartState.Waiting)) return CaseState.Waiting;
            var good = Parts.Count(p => p.IsMet);
            return good == Parts.Count ? CaseState.Completed : good == 0 ? CaseState.Returned : CaseState.PartlyCompleted;
        }
    }

    /// <summary>Every part is decided.</summary>
    public bool Decided => Parts.TrueForAll(p => p.Decided);

    /// <summary>Every part is decided and its follow-up steps have ended: the person may apply for the service again.</summary>
    public bool Closed => Parts.TrueForAll(p => p.Decided && p.FollowUpsEnded);
}

/// <summary>One part of a case.</summary>
/// <param name="Since">Business time of the last change of state.</param>
/// <param name="Asks">What is asked of the applicant now, in a correction or by a follow-up step; null → nothing.</param>
/// <param name="Steps">Follow-up steps reported so far, in order of report.</param>
/// <param name="FollowUpsEnded">No step is left; true also where the decision leaves none.</param>
/// <param name="Documents">Numbers of the documents by which the decision was revoked or corrected.</param>
public sealed record Part(
    string Code, ImmutableList<PartReference> After, PartState State, int Round, DateTimeOffset Since, DateTimeOffset? ReceivedAt, DateTimeOffset? Due,
    bool Provisional, bool Overdue, string? Reference, string? Reason, ImmutableDictionary<string, string> Details,
    ImmutableDictionary<string, string> Result, CorrectionAsked? Asks, PartReference? EndedBy, ImmutableList<ReportedStep> Steps, bool FollowUpsEnded, ImmutableList<string> Documents)
{
    /// <summary>A part that has just been opened.</summary>
    public static Part Opened(OpenedPart opened, DateTimeOffset at) =>
        new(opened.Code, [.. opened.After], PartState.Waiting, 0, at, null, null, false, false, null, null, ImmutableDictionary<string, string>.Empty,
            ImmutableDictionary<string, string>.Empty, null, null, [], true, []);

    /// <summary>Decided: nothing more is expected of the review.</summary>
    public bool Decided => State is PartState.Approved or PartState.InForce or PartState.Refused or PartState.Ended or PartState.Revoked;

    /// <summary>Meets what waits for it.</summary>
    public bool IsMet => State is PartState.Approved or PartState.InForce;

    /// <summary>Something is asked of the applicant.</summary>
    public bool WaitsForApplicant => Asks is not null;

    /// <summary>Sent to the department at least once.</summary>
    public bool WasAsked => Round > 0;
}

/// <summary>What the applicant is asked: question codes and paper codes, and the step that asks, null → a correction.</summary>
public sealed record CorrectionAsked(string Reason, IReadOnlyList<string> Fields, IReadOnlyList<string> Papers, string? Step);

/// <summary>A reported follow-up step.</summary>
public sealed record ReportedStep(string Step, string Outcome, DateTimeOffset At);

/// <summary>A notice that the department has not noted yet.</summary>
/// <param name="Stuck">The department will not take it; an operator must act.</param>
public sealed record OpenNotice(string Service, string Part, int Round, PartReference Changed, string Outcome, string DocumentNumber, bool Stuck)
{
    /// <summary>Whether it is the notice to this part about this document.</summary>
    internal bool Is(string service, string part, string document) => Service == service && Part == part && DocumentNumber == document;
}
