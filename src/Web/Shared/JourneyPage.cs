using Lianban.Casework.Applications;
using Lianban.Casework.Drafts;
using Lianban.Catalogue.Model;
using Lianban.Platform.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lianban.Web.Shared;

/// <summary>A page of the journey: it works on the one open draft of the person signed in, and knows which copy of it the browser shows.</summary>
internal abstract class JourneyPage(Definition definition, Texts texts) : PageModel
{
    public Definition Definition => definition;
    public Texts Texts => texts;
    public SignedIn Person => User.Person();
    public Draft Draft { get; protected set; } = null!;
    public List<ErrorLink> Errors { get; } = [];

    /// <summary>The sentence of what is wrong at a control, or null.</summary>
    public string? ErrorAt(string target) => Errors.FirstOrDefault(e => e.Target == target)?.Sentence;

    /// <summary>The draft the browser shows; empty when nothing that can be read was posted.</summary>
    protected Guid ShownDraft => Guid.TryParseExact(Request.Form["draft"], "n", out var id) ? id : Guid.Empty;

    /// <summary>The version the browser shows.</summary>
    protected int ShownVersion => int.TryParse(Request.Form["version"], out var version) ? version : 0;

    /// <summary>The notice in force was answered; otherwise that comes first (practice P25).</summary>
    protected bool NoticeAnswered => Draft.Notice?.Version == definition.LifeEvent.SharingNotice.Version;

    /// <summary>Codes of the posted choices of a name, each once, at most a hundred.</summary>
    protected IReadOnlyList<string> Posted(string name) => [.. Request.Form[name].OfType<string>().Distinct().Take(100)];

    /// <summary>The draft is gone: it became an application, or was thrown away.</summary>
    protected async Task<IActionResult> GoneAsync(IApplicationReads reads, CancellationToken cancel) =>
        await reads.ShowAsync(ShownDraft, Person.Fingerprint, cancel) is null ? Redirect("/services") : Redirect($"/applications/{ShownDraft:n}/receipt");
}
