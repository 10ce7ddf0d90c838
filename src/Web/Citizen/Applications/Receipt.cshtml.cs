using Lianban.Casework.Applications;
using Lianban.Catalogue.Model;
using Lianban.Web.Citizen.SignIn;
using Lianban.Web.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lianban.Web.Citizen.Applications;

/// <summary>The receipt: the number, when, and who has it now. Opening it again shows the same.</summary>
internal sealed class ReceiptModel(IApplicationReads reads, Definition definition) : PageModel
{
    public Definition Definition => definition;
    public ApplicationView Application { get; private set; } = null!;
    public IEnumerable<string> Departments => definition.LifeEvent.Departments.Where(d => Application.Cases.Any(c => c.Department == d.Code)).Select(d => d.Short.Said());

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        if (await reads.ShowAsync(id, User.Person().Fingerprint, cancel) is not { } view) return NotFound();
        Application = view;
        return Page();
    }
}
