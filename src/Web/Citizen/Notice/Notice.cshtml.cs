using Lianban.Casework.Drafts;
using Lianban.Catalogue.Model;
using Lianban.Platform.Text;
using Lianban.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Lianban.Web.Citizen.Notice;

/// <summary>Who asks which source for what, before the first question to data sharing (practice P25). Refusing means typing.</summary>
internal sealed class NoticeModel(OpenDraft open, AnswerNotice answer, Definition definition, Texts texts) : JourneyPage(definition, texts)
{
    public async Task OnGetAsync(CancellationToken cancel) => Draft = await open.ExecuteAsync(Person, "online", cancel);

    public async Task<IActionResult> OnPostAsync(string? notice, string? agree, CancellationToken cancel)
    {
        Draft = await open.ExecuteAsync(Person, "online", cancel);
        var answered = await answer.ExecuteAsync(Person, notice ?? "", agree == "yes", cancel);
        if (!answered.IsRefused) return Redirect("/services");
        Errors.Add(new ErrorLink(null, answered.Refusal.Sentence()));
        return Page();
    }
}
