using Lianban.Casework.Applications;
using Lianban.Casework.Drafts;
using Lianban.Catalogue.Model;
using Lianban.Catalogue.Rules;
using Lianban.Platform.Text;
using Lianban.Web.Citizen.Beforehand;
using Lianban.Web.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lianban.Web.Citizen.Form;

/// <summary>A block of annex 4 on the page.</summary>
internal sealed record SectionView(Section Section, IReadOnlyList<FieldView> Fields);

/// <summary>
/// Annex 4 on one page: only what the chosen services need, in the official order. Whatever is posted is saved first, faults and all; then it is checked.
/// </summary>
[MostBytes(Limits.Papers)]
internal sealed class FormModel(
    OpenDraft open, SaveDraft save, CheckAnswers checking, CheckBeforehand beforehand, AddPaper addPaper, IApplicationReads reads, FieldViews fields, KeptForms kept, SuggestAnswers suggest,
    Definition definition, Texts texts) : JourneyPage(definition, texts)
{
    private readonly Dictionary<string, string> paperErrors = [];

    public IReadOnlyList<SectionView> Sections { get; private set; } = [];
    public IReadOnlyList<PaperView> Papers { get; private set; } = [];
    public bool Saved { get; private set; }

    /// <summary>Another tab saved in between: the fields that differ; null otherwise.</summary>
    public ConflictView? Conflict { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? state, CancellationToken cancel)
    {
        Draft = await open.ExecuteAsync(Person, "online", cancel);
        if (await NotYetAsync(cancel) is { } earlier) return earlier;
        Saved = state == "saved";
        return Show(Back(kept) is { } form ? Typed(form) : null, showProblems: state == "check");
    }

    public async Task<IActionResult> OnPostAsync(string? go, CancellationToken cancel)
    {
        Draft = await open.ExecuteAsync(Person, "online", cancel);
        var typed = Typed(Request.Form);
        var check = checking.Execute(Draft, typed);
        switch (await save.ExecuteAsync(Person, ShownDraft, ShownVersion, new DraftChange(Answers: check.Values), cancel))
        {
            case SaveOutcome.Gone:
                return await GoneAsync(reads, cancel);
            case SaveOutcome.Conflict conflict:
                Draft = conflict.With.Stored;
                await TakePapersAsync(cancel);
                Errors.AddRange(paperErrors.Values.Select(e => new ErrorLink(null, e)));
                return Ask(conflict.With);
            case SaveOutcome.Saved saved:
                Draft = saved.Draft;
                break;
        }
        await TakePapersAsync(cancel);
        if (go is "elder" or "std") HttpContext.SetElder(go == "elder");
        if (go is not "review" && paperErrors.Count == 0) return Redirect("/form?state=saved");
        if (await NotYetAsync(cancel) is { } earlier) return earlier;
        var page = Show(typed, showProblems: true);
        // What was repaired is told on the next page as well, by codes only.
        var mended = string.Join(',', check.Repairs.Select(r => $"{r.Field}:{r.Repair}"));
        return Errors.Count > 0 ? page : Redirect(mended.Length == 0 ? "/review" : $"/review?mended={Uri.EscapeDataString(mended)}");
    }

    /// <summary>The person chose, field by field, between what another tab saved and what this one offered.</summary>
    public async Task<IActionResult> OnPostMergeAsync(CancellationToken cancel)
    {
        Draft = await open.ExecuteAsync(Person, "online", cancel);
        var offered = Definition.Form.Questions.Where(q => Request.Form.ContainsKey("offered." + q.Code)).ToDictionary(q => q.Code, q => Request.Form["offered." + q.Code].ToString());
        var values = checking.Execute(Draft, offered).Values.Where(v => ConflictRow.Chosen(Request.Form, v.Key) is not null).ToDictionary();
        switch (await save.ExecuteAsync(Person, ShownDraft, ShownVersion, new DraftChange(Answers: values), cancel))
        {
            case SaveOutcome.Gone:
                return await GoneAsync(reads, cancel);
            case SaveOutcome.Conflict conflict:
                Draft = conflict.With.Stored;
                return Ask(conflict.With);
            default:
                return Redirect("/form?state=check");
        }
    }

    private PageResult Ask(DraftConflict conflict)
    {
        Conflict = new ConflictView(Draft, [.. conflict.Differences.Select(d => new ConflictRow(d.Field, Label(d.Field), d.Offered ?? "", Told(d.Field, d.Offered), Told(d.Field, d.Stored), !string.IsNullOrEmpty(d.Offered)))], "/form");
        return Page();
    }

    private string Label(string field) => Definition.Form.Questions.FirstOrDefault(q => q.Code == field)?.Label.Said() ?? field;

    private string Told(string field, string? value) =>
        Definition.Form.Questions.FirstOrDefault(q => q.Code == field) is { } question ? Texts.Answer(Definition, question, value ?? "") : value ?? "";

    private Dictionary<string, string> Typed(IFormCollection form)
    {
        var typed = new Dictionary<string, string>();
        foreach (var question in Definition.Form.Questions)
            if (QuestionParts.Posted(form, question) is { } raw) typed[question.Code] = raw;
            // the choice between two tabs, when the session ended before it was saved
            else if (ConflictRow.Chosen(form, question.Code) is { } chosen) typed[question.Code] = chosen;
        return typed;
    }

    private async Task TakePapersAsync(CancellationToken cancel)
    {
        foreach (var needed in NeededPapers.Of(Draft, Definition).Where(p => !p.Made))
            if (await PostedPapers.ReadAsync(Request.Form, "paper." + needed.Evidence.Code, cancel) is { } bytes)
            {
                var added = await addPaper.ExecuteAsync(Person, needed.Evidence.Code, bytes, Seen(needed.Evidence.Code), cancel);
                if (added.IsRefused) paperErrors[needed.Evidence.Code] = added.Refusal.Sentence();
                else Draft = added.Value;
            }
    }

    /// <summary>The file of a paper that the page had shown as given.</summary>
    private Guid? Seen(string paper) => Guid.TryParseExact(Request.Form["seen." + paper], "n", out var file) ? file : null;

    private PageResult Show(IReadOnlyDictionary<string, string>? typed, bool showProblems)
    {
        var check = checking.Execute(Draft, typed ?? Draft.Answers.ToDictionary(a => a.Key, a => a.Value.Value));
        var visible = check.Visible.ToDictionary(a => a.Question.Code);
        var shown = Definition.Form.Questions.Where(q => visible.ContainsKey(q.Code) || FormStyles.Depends(q) && VisibleQuestions.IsUsed(Definition.Form, q, Draft.Services))
            .Select(q => visible.GetValueOrDefault(q.Code) ?? new AskedQuestion(q, false));
        var views = fields.Of(shown, check, Draft.Answers, typed, showProblems, suggest.Execute(Draft));
        Sections = [.. Definition.Form.Sections.Select(s => new SectionView(s, [.. views.Where(v => v.Question.Section == s.Code)])).Where(s => s.Fields.Count > 0)];
        Errors.AddRange(fields.Links(views));
        Papers =
        [
            .. NeededPapers.Of(Draft, Definition).Where(p => !p.Made).Select(p => new PaperView(p.Evidence, p.Given, p.Shared,
                paperErrors.GetValueOrDefault(p.Evidence.Code) ?? (showProblems && p.Missing ? Texts["papers.missing", p.Evidence.Name.Said()] : null),
                Draft.Papers.FirstOrDefault(given => given.Code == p.Evidence.Code)?.File)),
        ];
        Errors.AddRange(Papers.Where(p => p.Error is not null).Select(p => new ErrorLink(p.Id, p.Error!)));
        return Page();
    }

    private async Task<IActionResult?> NotYetAsync(CancellationToken cancel)
    {
        if (!NoticeAnswered) return Redirect("/notice");
        if (Draft.Services.Count == 0) return Redirect("/services");
        return BeforehandModel.MayFill(await beforehand.ExecuteAsync(Person, Draft, cancel), Draft) ? null : Redirect("/beforehand");
    }
}
