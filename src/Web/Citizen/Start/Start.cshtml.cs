using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lianban.Web.Citizen.Start;

/// <summary>What this is, who can use it, how long it takes, what it costs, what to bring and whom to call.</summary>
[AllowAnonymous]
public sealed class StartModel : PageModel;
