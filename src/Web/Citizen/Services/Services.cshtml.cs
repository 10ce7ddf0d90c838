using Lianban.Casework.Applications;
using Lianban.Casework.Drafts;
using Lianban.Catalogue.Model;
using Lianban.Platform.Text;
using Lianban.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Lianban.Web.Citizen.Services;

/// <summary>The choice of services, each with what is known already of whether one can apply.</summary>
internal sealed class ServicesModel(OpenDraft open, SaveDraft save, CheckBeforehand check, IApplicationReads reads, KeptForms kept, Definition definition, Texts texts)
    : JourneyPage(definition, texts)
{
    private HashSet<string> together = [];

    public IReadOnlyList<ServiceCheck> Checks { get; private set; } = [];
    public IReadOnlyCollection<string> Chosen { get; private set; } = [];

    /// <summary>Agreed, and the source did not answer, or we stopped while we asked. The person may agree again.</summary>
    public bool Unreached => Draft.Notice is { Agreed: true } && !Draft.SharingAnswered;

    /// <summary>The source answered and knows nothing of the person.</summary>
    public bool WithoutRecords => Draft.SharingAnswered && Draft.Shared.Count == 0;

    /// <summary>Names of the services that another tab saved in between, or null.</summary>
    public string? Conflict { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        Draft = await open.ExecuteAsync(Person, "online", cancel);
        if (!NoticeAnswered) return Redirect("/notice");
        return await ShowAsync(Back(kept) is { } form ? Choices(form) : Draft.Services, cancel);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var chosen = Choices(Request.Form);
        switch (await save.ExecuteAsync(Person, ShownDraft, ShownVersion, new DraftChange(Services: chosen), cancel))
        {
            case SaveOutcome.Gone:
                return await GoneAsync(reads, cancel);
            case SaveOutcome.Conflict conflict:
                Draft = conflict.With.Stored;
                Conflict = string.Join(Texts["list.comma"], Draft.Services.Select(s => Definition.Service(s).Name.Said()));
                return await ShowAsync(chosen, cancel);
            case SaveOutcome.Saved saved:
                Draft = saved.Draft;
                break;
        }
        if (chosen.Count > 0) return Redirect("/beforehand");
        var page = await ShowAsync(chosen, cancel);
        Errors.Add(new ErrorLink(Checks.FirstOrDefault(c => c.Answer != ServiceAnswer.Running) is { } free ? "s-" + free.Service.Code : null, Texts["services.none"]));
        return page;
    }

    /// <summary>Whether one can apply once the other services are chosen too: then it is no refusal, only a matter of choosing.</summary>
    public bool WithOthers(string service) => together.Contains(service);

    public string Department(string code) => Definition.LifeEvent.Departments.First(d => d.Code == code).Short.Said();

    private IReadOnlyList<string> Choices(IFormCollection form) => [.. Posted(form, "services").Where(c => Definition.Basic.Any(s => s.Code == c))];

    private async Task<IActionResult> ShowAsync(IReadOnlyList<string> chosen, CancellationToken cancel)
    {
        var all = Draft with { Services = [.. Definition.Basic.Select(s => s.Code)] };
        together = [.. (await check.ExecuteAsync(Person, all, cancel)).Services.Where(s => s.Answer is ServiceAnswer.CanApply or ServiceAnswer.DepartmentDecides).Select(s => s.Service.Code)];
        Checks = (await check.ExecuteAsync(Person, Draft, cancel)).Services;
        Chosen = [.. chosen];
        return Page();
    }
}
