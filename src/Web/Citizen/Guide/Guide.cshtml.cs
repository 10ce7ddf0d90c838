using Lianban.Catalogue.Model;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lianban.Web.Citizen.Guide;

/// <summary>Annex 2 as a page, straight from the definition.</summary>
[AllowAnonymous]
internal sealed class GuideModel(Definition definition) : PageModel
{
    public Definition Definition => definition;
}
