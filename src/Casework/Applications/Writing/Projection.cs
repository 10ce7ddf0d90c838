using Lianban.Casework.Applications.Storage;
using Lianban.Catalogue.Model;

namespace Lianban.Casework.Applications.Writing;

/// <summary>The current rows of an application. Pure; the rows equal a fold of the events at any time.</summary>
internal static class Projection
{
    /// <summary>Who must act next, or null when nothing is left: a department, <c>applicant</c>, <c>operator</c>, <c>platform</c>, or the owner of a follow-up step.</summary>
    public static string? Owner(Case of, Part part, Definition definition) => part switch
    {
        { WaitsForApplicant: true } => "applicant",
        { State: PartState.Waiting or PartState.Asking or PartState.Retrying } => "platform",
        { State: PartState.NeedsPerson } => "operator",
        { State: PartState.Asked or PartState.InReview } => of.Department,
        { State: PartState.Approved, FollowUpsEnded: false } => NextStep(of.Service, part, definition)?.Owner,
        _ => null,
    };

    /// <summary>The first step after the last one that was done, or null.</summary>
    public static FollowUpStep? NextStep(string service, Part part, Definition definition)
    {
        if (part.FollowUpsEnded) return null;
        var steps = FollowUps.Of(definition, service, part.Code);
        var last = -1;
        for (var i = 0; i < steps.Count; i++)
            if (part.Steps.Exists(s => s.Step == steps[i].Code && s.Outcome == FollowUps.Done)) last = i;
        return last + 1 < steps.Count ? steps[last + 1] : null;
    }

    /// <summary>A part's row. The department is asked again when nothing was heard for <paramref name="askAfter"/> of business time.</summary>
    public static PartRow RowOf(Guid id, Case of, Part part, Definition definition, DateTimeOffset now, TimeSpan askAfter) => new(
        id, of.Service, part.Code, of.Department, part.State, part.Round, Owner(of, part, definition), part.Since, part.Decided ? null : part.Due, part.Provisional, part.Overdue,
        part switch
        {
            { WaitsForApplicant: true } => null,
            { State: PartState.Asked or PartState.InReview } => now + askAfter,
            { State: PartState.Approved, FollowUpsEnded: false } => now + askAfter,
            _ => null,
        });

    /// <summary>A case's row.</summary>
    public static CaseRow RowOf(Guid id, Case of) => new(id, of.Service, of.Department, of.Area, of.Unit, of.State);

    /// <summary>The application's row.</summary>
    public static ApplicationRow RowOf(Application state, string? person, byte[] head) => new(
        state.Id, state.Number, state.Version, state.State, person, state.SubmittedAt, string.Join(' ', state.Submission.Services),
        state.Submission.Definition, head);
}
