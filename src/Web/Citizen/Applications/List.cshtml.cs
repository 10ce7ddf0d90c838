using Lianban.Casework.Applications;
using Lianban.Casework.Drafts;
using Lianban.Catalogue.Model;
using Lianban.Web.Citizen.SignIn;
using Lianban.Web.Shared;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lianban.Web.Citizen.Applications;

/// <summary>A person's applications, newest first, and the draft that waits.</summary>
internal sealed class ListModel(IApplicationReads reads, ReadDraft read, Definition definition) : PageModel
{
    public Definition Definition => definition;
    public Draft? Draft { get; private set; }
    public IReadOnlyList<ApplicationSummary> Applications { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var person = User.Person();
        Draft = read.Execute(person);
        Applications = [.. (await reads.OfPersonAsync(person.Fingerprint, cancel)).OrderByDescending(a => a.SubmittedAt)];
    }
}
