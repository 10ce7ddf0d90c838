using Lianban.Catalogue.Model;
using Lianban.Web.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lianban.Web.Citizen.Start;

/// <summary>What this is, who can use it, how long it takes, what it costs, what to bring and whom to call.</summary>
[AllowAnonymous]
internal sealed class StartModel(Definition definition) : PageModel
{
    public Definition Definition => definition;
    public string Department(string code) => definition.LifeEvent.Departments.First(d => d.Code == code).Short.Said();
}
