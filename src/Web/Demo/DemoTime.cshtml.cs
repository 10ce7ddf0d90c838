using Lianban.Catalogue.Model;
using Lianban.Platform.Storage;
using Lianban.Platform.Text;
using Lianban.Platform.Time;
using Lianban.Web.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lianban.Web.Demo;

/// <summary>
/// Moves business time to the next working morning: first the stand-ins' clock through their control door, then ours. It exists only in a demonstration.
/// </summary>
[AllowAnonymous]
internal sealed class DemoTimeModel(WebSettings settings, StandInClock standIns, BusinessOffset offset, BusinessClock clock, Definition definition, Texts texts) : PageModel
{
    private static readonly TimeOnly Morning = new(9, 0);

    public DateTimeOffset Ours => clock.Now;
    public DateTimeOffset? Theirs { get; private set; }
    public List<ErrorLink> Errors { get; } = [];

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (!settings.Demo) context.Result = NotFound();
    }

    public async Task OnGetAsync(CancellationToken cancel) => Theirs = await standIns.NowAsync(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var morning = new DateTimeOffset(definition.Calendar.NextWorkingDay(clock.Today), Morning, BusinessClock.Zone);
        if (await standIns.AdvanceAsync(morning, cancel))
        {
            await offset.MoveAsync(morning - clock.Now, cancel);
            return Redirect("/demo");
        }
        Errors.Add(new ErrorLink(null, texts["demo.half"]));
        Theirs = await standIns.NowAsync(cancel);
        return Page();
    }
}
