using Lianban.Casework.Applications;
using Lianban.Casework.Drafts;
using Lianban.Catalogue.Model;
using Lianban.Platform.Text;
using Lianban.Web.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lianban.Web.Citizen.Beforehand;

/// <summary>
/// The check before the form (practice P9): asks what annex 4 does not, only where a chosen service needs it, and says for each service whether one
/// can apply and, by rule and clause, why not. What cannot be applied for is left out here, never silently.
/// </summary>
internal sealed class BeforehandModel(
    OpenDraft open, SaveDraft save, CheckBeforehand checking, IApplicationReads reads, FieldViews fields, KeptForms kept, Definition definition, Texts texts) : JourneyPage(definition, texts)
{
    private const string Unknown = "unknown";

    public Lianban.Casework.Drafts.Beforehand Check { get; private set; } = null!;
    public IReadOnlyList<FieldView> Fields { get; private set; } = [];
    public bool Checked { get; private set; }

    /// <summary>Another tab saved in between: the answers that differ; null otherwise.</summary>
    public ConflictView? Conflict { get; private set; }

    public string? Area { get; private set; }

    /// <summary>Chosen services that cannot go on: a condition is not met, one runs already, or the sign-in is too weak.</summary>
    public IReadOnlyList<string> Failing => [.. Check.Services.Where(s => s.Chosen && !MayGoOn(s)).Select(s => s.Service.Code)];

    public IReadOnlyList<string> Remaining => [.. Check.Services.Where(s => s.Chosen && MayGoOn(s)).Select(s => s.Service.Code)];

    /// <summary>The real-name level that a chosen service still needs; null when the sign-in is enough.</summary>
    public int? StepUp => Check.Services.Where(s => s.Chosen && s.Answer is ServiceAnswer.CanApply or ServiceAnswer.DepartmentDecides).Max(s => s.StepUpTo);

    /// <summary>Whether nothing keeps the draft from its form.</summary>
    public static bool MayFill(Lianban.Casework.Drafts.Beforehand check, Draft draft) =>
        check.Services.Where(s => s.Chosen).All(MayGoOn) && !(check.AskArea && draft.Area is null);

    public async Task<IActionResult> OnGetAsync(string? done, CancellationToken cancel)
    {
        Draft = await open.ExecuteAsync(Person, "online", cancel);
        if (!NoticeAnswered) return Redirect("/notice");
        if (Draft.Services.Count == 0) return Redirect("/services");
        await LoadAsync(Draft.Ticks.ToDictionary(t => t.Key, t => t.Value.Value), Draft.Area, cancel);
        var nothingToAsk = Fields.Count == 0 && !Check.AskArea;
        if (!nothingToAsk && Back(kept) is { } form)
        {
            var (typed, typedArea) = Typed(form);
            await LoadAsync(typed.ToDictionary(t => t.Key, t => t.Value ?? ""), typedArea, cancel);
        }
        if (nothingToAsk && Failing.Count == 0) return Redirect("/form");
        Checked = done == "1" || nothingToAsk || Failing.Count > 0;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? go, CancellationToken cancel)
    {
        Draft = await open.ExecuteAsync(Person, "online", cancel);
        var (ticks, chosenArea) = Typed(Request.Form);
        var change = new DraftChange(Ticks: ticks, Area: chosenArea);
        switch (await save.ExecuteAsync(Person, ShownDraft, ShownVersion, change, cancel))
        {
            case SaveOutcome.Gone:
                return await GoneAsync(reads, cancel);
            case SaveOutcome.Conflict conflict:
                return Ask(conflict.With);
            case SaveOutcome.Saved saved:
                Draft = saved.Draft;
                break;
        }
        await LoadAsync(Draft.Ticks.ToDictionary(t => t.Key, t => t.Value.Value), Draft.Area, cancel);
        Checked = Failing.Count > 0;
        if (go == "drop" && Remaining.Count > 0 && Failing.Count > 0)
        {
            if (await save.ExecuteAsync(Person, Draft.Id, Draft.Version, new DraftChange(Services: Remaining), cancel) is not SaveOutcome.Saved dropped) return Redirect("/beforehand");
            Draft = dropped.Draft;
            await LoadAsync(Draft.Ticks.ToDictionary(t => t.Key, t => t.Value.Value), Draft.Area, cancel);
        }
        Fields = [.. Fields.Select(f => Draft.Ticks.ContainsKey(f.Question.Code) || ticks.ContainsKey(f.Question.Code) ? f : f with { Error = Texts["beforehand.tick.missing", f.Question.Label.Said()] })];
        Errors.AddRange(Fields.Where(f => f.Error is not null).Select(f => new ErrorLink(f.Target, f.Error!)));
        if (Check.AskArea && Draft.Area is null) Errors.Add(new ErrorLink("area", Texts["beforehand.area.missing"]));
        return Errors.Count == 0 && MayFill(Check, Draft) ? Redirect("/form") : Page();
    }

    /// <summary>The person chose, answer by answer, between what another tab saved and what this one offered.</summary>
    public async Task<IActionResult> OnPostMergeAsync(CancellationToken cancel)
    {
        var (ticks, area) = Typed(Request.Form);
        return await save.ExecuteAsync(Person, ShownDraft, ShownVersion, new DraftChange(Ticks: ticks, Area: area), cancel) switch
        {
            SaveOutcome.Gone => await GoneAsync(reads, cancel),
            SaveOutcome.Conflict conflict => Ask(conflict.With),
            _ => Redirect("/beforehand"),
        };
    }

    // What is stored stands unless the person chooses: an older page is no newer answer.
    private PageResult Ask(DraftConflict conflict)
    {
        Draft = conflict.Stored;
        Conflict = new ConflictView(Draft, [.. conflict.Differences.Select(d => new ConflictRow(d.Field, Label(d.Field), d.Offered ?? "", Told(d.Field, d.Offered), Told(d.Field, d.Stored), false))], "/beforehand");
        return Page();
    }

    private string Label(string field) => Definition.Form.BeforehandTicks.FirstOrDefault(t => t.Code == field)?.Label.Said() ?? Texts["beforehand.area"];

    private string Told(string field, string? value) =>
        value is null ? Texts["answer.none"]
        : value.Length == 0 ? Texts["unknown"]
        : Definition.Form.BeforehandTicks.FirstOrDefault(t => t.Code == field) is { } tick && fields.Items(tick).FirstOrDefault(i => i.Code == value) is { } item ? item.Text.Said()
        : Definition.Places.Area(value)?.Name.Said() ?? value;

    // Answers of the page itself, or chosen between two tabs.
    private (Dictionary<string, string?> Ticks, string? Area) Typed(IFormCollection form)
    {
        var ticks = new Dictionary<string, string?>();
        foreach (var code in Definition.Form.BeforehandTicks.Select(t => t.Code))
            if (form[code].ToString() is { Length: > 0 } answer) ticks[code] = answer == Unknown ? "" : answer;
            else if (ConflictRow.Chosen(form, code) is { } chosen) ticks[code] = chosen;
        return (ticks, Definition.Places.Area(ConflictRow.Chosen(form, "area") ?? form["area"].ToString())?.Code);
    }

    private async Task LoadAsync(Dictionary<string, string> ticks, string? area, CancellationToken cancel)
    {
        Check = await checking.ExecuteAsync(Person, Draft, cancel);
        Area = area;
        Fields = [.. Check.Ticks.Select(t => new FieldView(t, ticks.TryGetValue(t.Code, out var tick) ? tick.Length == 0 ? Unknown : tick : "", true, null, [], null, false, Choices(t), []))];
    }

    // Not knowing is an answer: it goes to the reviewer, never to a refusal.
    private IReadOnlyList<CodeItem> Choices(Question tick) =>
        [.. fields.Items(tick), new CodeItem(Unknown, new(Texts["unknown"], "I do not know"), null)];

    private static bool MayGoOn(ServiceCheck check) => check.Answer is ServiceAnswer.CanApply or ServiceAnswer.DepartmentDecides && check.StepUpTo is null;
}
