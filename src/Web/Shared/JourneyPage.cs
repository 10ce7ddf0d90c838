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

    /// <summary>The page holds what was posted after the session had ended; it is not saved yet.</summary>
    public bool Returned { get; private set; }

    /// <summary>
    /// What this browser posted to this page before it signed in again, when it was for this draft. The page then stands on the version that the browser had
    /// shown, so that what another tab has saved meanwhile is a conflict and not overwritten.
    /// </summary>
    protected IFormCollection? Back(KeptForms kept)
    {
        if (kept.Take(HttpContext) is not { } form || form["draft"] != Draft.Id.ToString("n")) return null;
        if (int.TryParse(form["version"], out var version) && version < Draft.Version) Draft = Draft with { Version = version };
        Returned = true;
        return form;
    }

    /// <summary>Codes of the posted choices of a name, each once, at most a hundred.</summary>
    protected IReadOnlyList<string> Posted(string name) => Posted(Request.Form, name);

    /// <inheritdoc cref="Posted(string)"/>
    protected static IReadOnlyList<string> Posted(IFormCollection form, string name) => [.. form[name].OfType<string>().Distinct().Take(100)];

    /// <summary>The draft is gone: it became an application, or was thrown away.</summary>
    protected async Task<IActionResult> GoneAsync(IApplicationReads reads, CancellationToken cancel) =>
        await reads.ShowAsync(ShownDraft, Person.Fingerprint, cancel) is null ? Redirect("/services") : Redirect($"/applications/{ShownDraft:n}/receipt");
}
