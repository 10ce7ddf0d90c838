using Lianban.Casework.Applications;
using Lianban.Catalogue.Model;
using Lianban.Platform.Text;
using Lianban.Web.Citizen.SignIn;
using Lianban.Web.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lianban.Web.Citizen.Applications;

/// <summary>One application: for each case who has it, since when, until when, what to do next; and everything that happened.</summary>
internal sealed class ShowModel(IApplicationReads reads, Definition definition, Texts texts) : PageModel
{
    public Definition Definition => definition;
    public ApplicationView Application { get; private set; } = null!;

    /// <summary>Newest first; what only concerns the machinery is left out.</summary>
    public IEnumerable<TimelineEntry> Timeline => Application.Timeline.Where(e => texts.Has("timeline." + e.What)).OrderByDescending(e => e.N);

    public IEnumerable<(CaseView Case, PartView Part)> Corrections =>
        from c in Application.Cases from p in c.Parts where p.CorrectionFields.Count + p.CorrectionPapers.Count > 0 select (c, p);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        if (await reads.ShowAsync(id, User.Person().Fingerprint, cancel) is not { } view) return NotFound();
        Application = view;
        return Page();
    }

    public string Department(string code) => definition.LifeEvent.Departments.FirstOrDefault(d => d.Code == code)?.Short.Said() ?? code;

    public string Owner(string code) =>
        definition.LifeEvent.Departments.FirstOrDefault(d => d.Code == code)?.Name.Said() ?? (texts.Has("owner." + code) ? texts["owner." + code] : texts["owner.other"]);

    public string Unit(CaseView c) => definition.Places.UnitFor(c.Department, c.Area)?.Name.Said() ?? "";

    public string PartName(PartReference part)
    {
        var service = definition.Service(part.Service);
        return service.Parts.Count > 1 ? texts["show.part-of", service.Name.Said(), service.Part(part.Part)!.Name.Said()] : service.Name.Said();
    }

    public string State(PartView part) => part.State == PartState.Approved && !part.FollowUpsEnded ? texts["part.Approved.steps"] : texts[$"part.{part.State}"];

    /// <summary>Colour of the state; the word says the same.</summary>
    public static string Tone(PartView part) => part.State switch
    {
        PartState.Approved or PartState.InForce => "good",
        PartState.Refused or PartState.Revoked => "bad",
        PartState.NeedsApplicant or PartState.Retrying or PartState.NeedsPerson or PartState.Ended => "warn",
        _ => "",
    };

    public static bool IsOpen(PartView part) => part.State is PartState.Asked or PartState.InReview or PartState.NeedsApplicant or PartState.Asking or PartState.Retrying;

    public static bool ShowsLinks(PartView part) => part.State is PartState.Refused or PartState.InForce;

    /// <summary>Why, and what to do next; null when there is nothing to explain.</summary>
    public (string Why, string? Next)? Reason(PublicService service, PartView part)
    {
        if (part.State == PartState.Ended) return (texts["show.ended"], texts["show.ended.next"]);
        if (part.Reason is not { } code) return null;
        if (service.Reason(code) is { } reason) return (Telling.Filled(reason.Text.Said(), part.Details), Telling.Filled(reason.NextStep.Said(), part.Details));
        return (Texts.Sentence(code, [], Speaking.Current), null);
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
        return texts["timeline." + e.What, name, step?.Name.Said() ?? "", outcome, due, service is null ? "" : Owner(service.Department)];
    }
}
