using Lianban.Casework.Applications;
using Lianban.Catalogue.Model;
using Lianban.Platform.Text;
using Lianban.Platform.Time;
using Lianban.Web.Citizen.SignIn;
using Lianban.Web.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lianban.Web.Citizen.Applications;

/// <summary>One application: for each case who has it, since when, until when, what to do next; and everything that happened.</summary>
internal sealed class ShowModel(IApplicationReads reads, Definition definition, BusinessClock clock, Texts texts) : PageModel
{
    public Definition Definition => definition;
    public ApplicationView Application { get; private set; } = null!;

    private const string Applicant = "applicant";

    /// <summary>How many entries of the timeline stand open; older ones unfold.</summary>
    public const int Newest = 8;

    /// <summary>Newest first; what only concerns the machinery is left out, and that something is on its way once more is known of it.</summary>
    public IEnumerable<TimelineEntry> Timeline => Application.Timeline.Where(e => texts.Has("timeline." + e.What) && !IsOverheard(e)).OrderByDescending(e => e.N);

    public IEnumerable<(CaseView Case, PartView Part)> Corrections =>
        from c in Application.Cases from p in c.Parts where p.CorrectionFields.Count + p.CorrectionPapers.Count > 0 select (c, p);

    /// <summary>How long a step that is still to come is expected to take; null where nobody has supplied it: the body that does it tells (practice P1).</summary>
    public string? Expected(FollowUpStep? step) =>
        step?.ExpectedWorkingDays is { } name && definition.Parameters.Number(name, clock.Today) is { } days ? texts["show.step.expected", days] : null;

    /// <summary>How many of the cases did not come through, wholly or in part.</summary>
    public int NotPassed => Application.Cases.Count(c => c.Parts.Any(p => p.State is PartState.Refused or PartState.Ended or PartState.Revoked));

    /// <summary>The areas that deal with it, for their telephones.</summary>
    public IEnumerable<Area> Areas => Application.Cases.Select(c => c.Area).Distinct().Select(definition.Places.Area).OfType<Area>();

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        if (await reads.ShowAsync(id, User.Person().Fingerprint, cancel) is not { } view) return NotFound();
        Application = view;
        return Page();
    }

    private bool IsOverheard(TimelineEntry entry) =>
        entry.What == "part-asked" && Application.Timeline.Any(e => e.N > entry.N && e.Service == entry.Service && e.Part == entry.Part);

    /// <summary>What the instant of the state is called: when it was decided, or since when somebody has it.</summary>
    public string SinceLabel(PartView part) => texts[texts.Has($"show.since.{part.State}") ? $"show.since.{part.State}" : "show.since"];

    public string Department(string code) => definition.LifeEvent.Departments.FirstOrDefault(d => d.Code == code)?.Short.Said() ?? code;

    public string Owner(string code) =>
        definition.LifeEvent.Departments.FirstOrDefault(d => d.Code == code)?.Name.Said() ?? (texts.Has("owner." + code) ? texts["owner." + code] : texts["owner.other"]);

    /// <summary>The department's own unit of the area, where the department has it; else whoever has it.</summary>
    public string Owner(CaseView c, string code) => code == c.Department && Unit(c) is { Length: > 0 } unit ? unit : Owner(code);

    public string Unit(CaseView c) => definition.Places.UnitFor(c.Department, c.Area)?.Name.Said() ?? "";

    public string PartName(PartReference part)
    {
        var service = definition.Service(part.Service);
        return service.Parts.Count > 1 ? texts["show.part-of", service.Name.Said(), service.Part(part.Part)!.Name.Said()] : service.Name.Said();
    }

    public string State(PartView part) =>
        part.State == PartState.Approved && !part.FollowUpsEnded ? texts[part.Owner == Applicant ? "part.Approved.yours" : "part.Approved.steps"] : texts[$"part.{part.State}"];

    /// <summary>What happens next, and whether the person must do something; null where a reason says it.</summary>
    public string? Next(PublicService service, CaseView c, PartView part)
    {
        if (part.State != PartState.Approved || part.FollowUpsEnded) return texts.Has($"next.{part.State}") ? texts[$"next.{part.State}"] : null;
        if (part.FollowUps.FirstOrDefault(f => f.Outcome is null) is not { } step) return null;
        var name = service.FollowUps.FirstOrDefault(f => f.Code == step.Step)?.Name.Said() ?? step.Step;
        return step.Owner == Applicant ? texts["next.step.yours", name] : texts["next.step", name, Owner(c, step.Owner)];
    }

    /// <summary>Whose turn a step is that has not ended: now, or later.</summary>
    public string Turn(CaseView c, PartView part, FollowUpView step)
    {
        var now = step == part.FollowUps.First(f => f.Outcome is null);
        return step.Owner == Applicant ? texts[now ? "show.step.yours" : "show.step.yours.later"] : texts[now ? "show.step.now" : "show.step.owner", Owner(c, step.Owner)];
    }

    /// <summary>Colour of the state; the word says the same.</summary>
    public static string Tone(PartView part) => part.State switch
    {
        PartState.Approved when !part.FollowUpsEnded && part.Owner == Applicant => "warn",
        PartState.Approved or PartState.InForce => "good",
        PartState.Refused or PartState.Revoked => "bad",
        PartState.NeedsApplicant or PartState.Retrying or PartState.NeedsPerson or PartState.Ended => "warn",
        _ => "",
    };

    public static bool IsOpen(PartView part) => part.State is PartState.Asked or PartState.InReview or PartState.Asking or PartState.Retrying;

    public static bool ShowsLinks(PartView part) => part.State is PartState.Refused or PartState.InForce;

    /// <summary>Why, and what to do next; null when there is nothing to explain.</summary>
    public (string Why, string? Next)? Reason(PublicService service, PartView part)
    {
        if (part.State == PartState.Ended)
            return (part.WaitsFor.Count > 0 ? texts["show.ended.for", string.Join(texts["list.comma"], part.WaitsFor.Select(PartName))] : texts["show.ended"], texts["show.ended.next"]);
        if (part.Reason is not { } code) return null;
        if (service.Reason(code) is { } reason) return (Telling.Filled(reason.Text.Said(), part.Details), Telling.Filled(reason.NextStep.Said(), part.Details));
        return (Texts.Sentence(code, [], Speaking.Current), texts.Has($"delivery.{part.State}") ? texts[$"delivery.{part.State}"] : null);
    }

    public string Outcome(FollowUpStep? step, FollowUpView view) =>
        view.Outcome is null ? texts["step.waiting"] : view.Outcome == "done" ? texts["step.done"] : step?.Outcomes.FirstOrDefault(o => o.Code == view.Outcome)?.Text.Said() ?? view.Outcome;

    public string Line(TimelineEntry e)
    {
        var service = e.Service is null ? null : definition.Find(e.Service);
        var name = service is null ? "" : e.Part is { } part && service.Parts.Count > 1 ? PartName(new PartReference(service.Code, part)) : service.Name.Said();
        var step = service?.FollowUps.FirstOrDefault(f => f.Code == e.Step);
        var outcome = e.Outcome is null or "done" ? texts["step.done"] : step?.Outcomes.FirstOrDefault(o => o.Code == e.Outcome)?.Text.Said() ?? e.Outcome;
        var due = e.Due is { } at ? texts["timeline.due", texts.Time(at), e.Provisional ? texts["provisional"] : ""] : "";
        return texts["timeline." + e.What, name, step?.Name.Said() ?? "", outcome, due, Application.Cases.FirstOrDefault(c => c.Service == e.Service) is { } its ? Owner(its, its.Department) : ""];
    }
}
