using System.Text.Json;
using Lianban.Casework.Applications;
using Lianban.Casework.Drafts;
using Lianban.Catalogue.Model;
using Lianban.Catalogue.Rules;
using Lianban.Platform.Results;
using Lianban.Platform.Text;
using Lianban.Platform.Time;
using Lianban.Web.Citizen.SignIn;
using Lianban.Web.Shared;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lianban.Web.Citizen.Correction;

/// <summary>Opens only the fields and papers that the department named, and sends the next round.</summary>
[MostBytes(Limits.Papers)]
internal sealed class CorrectionModel(
    IApplicationReads reads, IAnswerCorrection answer, CheckAnswers checking, StorePaper store, FieldViews fields, Definition definition, Texts texts,
    BusinessClock clock, KeptForms keptForms, IDataProtectionProvider protection) : PageModel
{
    private readonly Dictionary<string, string> paperErrors = [];
    private readonly Dictionary<string, Paper> papers = [];
    private PartView asked = null!;
    private Draft asDraft = null!;

    public Guid Id { get; private set; }
    public PublicService Service { get; private set; } = null!;
    /// <summary>The fields hold what was typed before the session ended; it is not sent yet.</summary>
    public bool Returned { get; private set; }

    public string? Why { get; private set; }
    public List<ErrorLink> Errors { get; } = [];
    public IReadOnlyList<FieldView> Fields { get; private set; } = [];
    public IReadOnlyList<PaperView> Papers { get; private set; } = [];

    /// <summary>Papers uploaded on this page already, sealed, so that a fault in a field does not lose them.</summary>
    public string Kept => papers.Count == 0 ? "" : Seal.Protect(JsonSerializer.Serialize(papers));

    private IDataProtector Seal => protection.CreateProtector("correction-papers", Id.ToString("n"));

    public async Task<IActionResult> OnGetAsync(Guid id, string service, string part, int round, CancellationToken cancel)
    {
        if (await FindAsync(id, service, part, round, cancel) is { } other) return other;
        // Typed before the session ended: the address holds the application, and that it is this person's was just checked.
        var typed = keptForms.Take(HttpContext) is { } form ? Typed(form) : null;
        Returned = typed is not null;
        Show(typed, showProblems: false);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, string service, string part, int round, CancellationToken cancel)
    {
        if (await FindAsync(id, service, part, round, cancel) is { } other) return other;
        var typed = Typed(Request.Form);
        await TakePapersAsync(cancel);
        var check = Show(typed, showProblems: true);
        if (Errors.Count > 0) return Page();
        var now = clock.Now;
        var answers = typed.Keys.ToDictionary(c => c, c => new Answer(check.Values.GetValueOrDefault(c) ?? "", Answer.Applicant, now));
        var sent = await answer.ExecuteAsync(id, service, part, round, answers, [.. papers.Values], cancel);
        if (!sent.IsRefused || sent.Refusal.Code is "CORRECTION-STALE-ROUND" or "CORRECTION-NOT-ASKED") return Redirect($"/applications/{id:n}");
        Refuse(sent.Refusal);
        return Page();
    }

    // A refusal names its field or paper in the words of its sentence: by label, not by code.
    private void Refuse(Refusal refusal)
    {
        var named = refusal.Values is [var value, ..] ? value : null;
        var (field, paper) = (Fields.FirstOrDefault(f => definition.Question(f.Question.Code).Label.Zh == named), Papers.FirstOrDefault(p => p.Evidence.Name.Zh == named));
        if (field is not null) Fields = [.. Fields.Select(f => f == field ? f with { Error = refusal.Sentence() } : f)];
        if (paper is not null) Papers = [.. Papers.Select(p => p == paper ? p with { Error = refusal.Sentence() } : p)];
        Errors.Add(new ErrorLink(field?.Target ?? paper?.Id, refusal.Sentence()));
    }

    private async Task<IActionResult?> FindAsync(Guid id, string service, string part, int round, CancellationToken cancel)
    {
        if (await reads.ShowAsync(id, User.Person().Fingerprint, cancel) is not { } view) return NotFound();
        if (view.Cases.FirstOrDefault(c => c.Service == service)?.Parts.FirstOrDefault(p => p.Code == part) is not { } found) return NotFound();
        // Answered already (reload, back button): the application says how it goes on.
        if (found.Round != round || found.CorrectionFields.Count + found.CorrectionPapers.Count == 0) return Redirect($"/applications/{id:n}");
        (Id, asked, Service) = (id, found, definition.Service(service));
        Why = found.Reason is { } code && Service.Reason(code) is { } reason ? Telling.Filled(reason.Text.Said(), found.Details) : null;
        var s = view.Submission;
        asDraft = new Draft(s.Id, 0, s.Applicant, s.Channel, s.Notice, s.Services, s.Ticks, s.Answers, [], s.Papers, s.Confirmed, s.Area, 0);
        return null;
    }

    private Dictionary<string, string> Typed(IFormCollection form)
    {
        var typed = new Dictionary<string, string>();
        foreach (var code in asked.CorrectionFields)
            if (QuestionParts.Posted(form, definition.Question(code)) is { } raw) typed[code] = raw;
        return typed;
    }

    private async Task TakePapersAsync(CancellationToken cancel)
    {
        try
        {
            if (Request.Form["kept"].ToString() is { Length: > 0 } kept)
                foreach (var (code, paper) in JsonSerializer.Deserialize<Dictionary<string, Paper>>(Seal.Unprotect(kept)) ?? []) papers[code] = paper;
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            // Not ours: as if nothing had been uploaded.
        }
        foreach (var code in asked.CorrectionPapers)
            if (await PostedPapers.ReadAsync(Request.Form, "paper." + code, cancel) is { } bytes)
            {
                var stored = await store.ExecuteAsync(Id, code, bytes, cancel);
                if (stored.IsRefused) paperErrors[code] = stored.Refusal.Sentence();
                else papers[code] = stored.Value;
            }
    }

    private AnswerCheck Show(Dictionary<string, string>? typed, bool showProblems)
    {
        var check = checking.Execute(asDraft, typed ?? asDraft.Answers.ToDictionary(a => a.Key, a => a.Value.Value), asked.CorrectionFields);
        Fields = [.. fields.Of(asked.CorrectionFields.Select(c => new AskedQuestion(definition.Question(c).For(asDraft.Applicant.DocumentKind), true)), check, asDraft.Answers, typed, showProblems).Select(f => f with { Fixed = false })];
        Papers =
        [
            .. asked.CorrectionPapers.Select(code => new PaperView(definition.LifeEvent.Evidence.First(e => e.Code == code), papers.ContainsKey(code), false,
                paperErrors.GetValueOrDefault(code) ?? (showProblems && !papers.ContainsKey(code) ? texts["papers.missing", definition.LifeEvent.Evidence.First(e => e.Code == code).Name.Said()] : null))),
        ];
        Errors.AddRange(fields.Links(Fields));
        Errors.AddRange(Papers.Where(p => p.Error is not null).Select(p => new ErrorLink(p.Id, p.Error!)));
        return check;
    }
}
