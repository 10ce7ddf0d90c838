using Lianban.Casework.Applications;
using Lianban.Casework.Drafts;
using Lianban.Catalogue.Model;
using Lianban.Platform.Text;
using Lianban.Web.Citizen.Beforehand;
using Lianban.Web.Citizen.Form;
using Lianban.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Lianban.Web.Citizen.Review;

/// <summary>
/// Check answers, consequences (practice P19), declaration, submit. Submitting twice gives the same receipt: the draft's id is the application's.
/// </summary>
internal sealed class ReviewModel(
    OpenDraft open, SaveDraft save, CheckAnswers checking, CheckBeforehand beforehand, TellConsequences telling, SubmitDraft submit, FieldViews fields,
    KeptForms kept, Definition definition, Texts texts) : JourneyPage(definition, texts)
{
    public IReadOnlyList<SectionView> Sections { get; private set; } = [];
    public IReadOnlyList<NeededPaper> Papers { get; private set; } = [];
    public IReadOnlyList<string> Mended { get; private set; } = [];
    public IReadOnlyList<string> Confirmed { get; private set; } = [];
    public Told Told { get; private set; } = null!;
    public bool Declared { get; private set; }
    public string? TypedName { get; private set; }

    /// <summary>Another tab saved after this page was shown.</summary>
    public bool Changed { get; private set; }

    /// <summary>What that was, by the names of fields and papers.</summary>
    public IReadOnlyList<string> ChangedNames { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string? mended, CancellationToken cancel)
    {
        Draft = await open.ExecuteAsync(Person, "online", cancel);
        // The back button after the receipt: the draft has become an application, and that is what one looks for.
        if (Draft.Services.Count == 0) return Redirect("/applications");
        if (!NoticeAnswered) return Redirect("/notice");
        if (!BeforehandModel.MayFill(await beforehand.ExecuteAsync(Person, Draft, cancel), Draft)) return Redirect("/beforehand");
        if (!Load()) return Redirect("/form?state=check");
        Mended = [.. (mended ?? "").Split(',').Take(30).Select(Repair).OfType<string>()];
        Confirmed = Draft.Confirmed;
        if (Back(kept) is { } form) (Declared, TypedName, Confirmed) = (form["declared"] == "yes", form["name"], Posted(form, "confirmed"));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? declared, string? name, CancellationToken cancel)
    {
        (Declared, TypedName, Confirmed) = (declared == "yes", name, Posted("confirmed"));
        var version = ShownVersion;
        switch (await save.ExecuteAsync(Person, ShownDraft, version, new DraftChange(Confirmed: Confirmed), cancel))
        {
            case SaveOutcome.Saved saved:
                // Saved, or nothing to save, over whatever version: what this page had not shown is not submitted.
                if (ShownContent.Changed(Shown, saved.Draft).Count > 0) return Again(saved.Draft);
                version = saved.Draft.Version;
                break;
            case SaveOutcome.Conflict conflict:
                return Again(conflict.With.Stored);
        }
        // Also when the draft is gone: it may have become this application a moment ago, and then this is its receipt.
        var outcome = await submit.ExecuteAsync(Person, ShownDraft, version, Declared ? name ?? "" : null, cancel);
        switch (outcome)
        {
            case SubmitOutcome.Submitted submitted:
                return Redirect($"/applications/{submitted.Receipt.Id:n}/receipt");
            case SubmitOutcome.Conflict conflict:
                return Again(conflict.Stored);
            case SubmitOutcome.NotYet notYet:
                if (notYet.Problems.Services.Count > 0) return Redirect("/beforehand");
                if (notYet.Problems.Fields.Count + notYet.Problems.Papers.Count > 0) return Redirect("/form?state=check");
                Errors.AddRange(notYet.Problems.Unconfirmed.Select(c => new ErrorLink("c-" + c, Texts["review.unconfirmed"])));
                break;
            case SubmitOutcome.Refused { Refusal: { } refusal }:
                if (refusal.Code == "DRAFT-GONE") return Redirect("/applications");
                Errors.Add(new ErrorLink(refusal.Code switch { "DECLARATION-MISSING" => "declared", "DECLARATION-NAME" => "declared-name", _ => null }, refusal.Sentence()));
                if (refusal.Code == "SYSTEM-BUSY") Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                break;
        }
        Draft = await open.ExecuteAsync(Person, "online", cancel);
        return Load() ? Page() : Redirect("/form?state=check");
    }

    private string Shown => Request.Form["shown"].ToString();

    private IActionResult Again(Draft stored)
    {
        (Draft, Changed) = (stored, true);
        ChangedNames = [.. ShownContent.Changed(Shown, stored).Select(Named).Distinct()];
        return Load() ? Page() : Redirect("/form?state=check");
    }

    private string Named(string code) =>
        Definition.Form.Questions.Concat(Definition.Form.BeforehandTicks).FirstOrDefault(q => q.Code == code)?.Label.Said()
        ?? Definition.LifeEvent.Evidence.FirstOrDefault(e => e.Code == code)?.Name.Said()
        ?? Texts[code == "area" ? "beforehand.area" : "review.services"];

    /// <summary>False: something in the form must be put right first.</summary>
    private bool Load()
    {
        var check = checking.Execute(Draft, Draft.Answers.ToDictionary(a => a.Key, a => a.Value.Value));
        var views = fields.Of(check.Visible, check, Draft.Answers, null, false);
        Sections = [.. Definition.Form.Sections.Select(s => new SectionView(s, [.. views.Where(v => v.Question.Section == s.Code)])).Where(s => s.Fields.Count > 0)];
        Papers = NeededPapers.Of(Draft, Definition);
        Told = telling.Execute(Draft);
        return check.Problems.Count == 0 && !Papers.Any(p => p.Missing);
    }

    private string? Repair(string pair) =>
        pair.Split(':') is [var field, var name] && Enum.TryParse<Repair>(name, out var repair) && Enum.IsDefined(repair)
        && Definition.Form.Questions.FirstOrDefault(q => q.Code == field) is { } question
            ? Texts["review.mended.field", question.Label.Said(), new FieldRepair(field, repair).Sentence] : null;
}
