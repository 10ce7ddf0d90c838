using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Lianban.Tests.Journeys.Walking;

/// <summary>
/// What every journey has: the hall, browser profiles that close with it, and an eye on the console. A script error, a blocked resource or a file that is
/// not found on any page fails the journey, whatever it was about.
/// </summary>
public abstract class Journey(Hall hall) : IAsyncLifetime
{
    private readonly List<IBrowserContext> profiles = [];
    private readonly ConcurrentQueue<string> complaints = new();

    protected Hall Hall => hall;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        foreach (var profile in profiles) await profile.CloseAsync();
        GC.SuppressFinalize(this);
        Assert.True(complaints.IsEmpty, string.Join('\n', complaints));
    }

    /// <summary>Looks at a page at every size; what is wrong is told when the journey ends, so that one fault hides no other.</summary>
    internal async Task LookAsync(IPage page, string name, bool own = true)
    {
        foreach (var fault in await page.FaultsAsync(name, own)) complaints.Enqueue($"{name} {fault}");
    }

    /// <summary>A page in a browser profile of its own: a phone of 360 px unless told otherwise.</summary>
    internal async Task<IPage> OpenAsync(int width = 360, bool javaScript = true, bool elder = false)
    {
        var profile = await hall.ProfileAsync(width, javaScript);
        profiles.Add(profile);
        if (elder) await profile.AddCookiesAsync([new Cookie { Name = "lianban-display", Value = "elder", Url = hall.System.WebAddress.ToString() }]);
        return await TabAsync(profile);
    }

    /// <summary>A further tab of the same profile.</summary>
    internal async Task<IPage> TabAsync(IBrowserContext profile)
    {
        var page = await profile.NewPageAsync();
        page.PageError += (_, error) => complaints.Enqueue($"{page.Url}: {error}");
        page.Console += (_, said) =>
        {
            // A page that is itself an answer of 4xx or 5xx says so here; what is missing on a page is seen below.
            if (said.Type is "error" or "warning" && !said.Text.StartsWith("Failed to load resource", StringComparison.Ordinal)) complaints.Enqueue($"{page.Url}: {said.Text}");
        };
        page.Response += (_, answer) =>
        {
            if (answer.Status >= 500 || answer.Status >= 400 && answer.Request.ResourceType != "document") complaints.Enqueue($"{answer.Status} {answer.Url}");
        };
        return page;
    }

    /// <summary>Signs somebody new in and goes to the form for these services.</summary>
    internal async Task<IPage> AtFormAsync(string[] services, bool agree = true, bool javaScript = true, int width = 360, bool elder = false, string? person = null)
    {
        var page = await OpenAsync(width, javaScript, elder);
        await page.SignInAsync(person ?? await hall.SomebodyAsync());
        await page.AnswerNoticeAsync(agree);
        await page.ChooseAsync(services);
        await page.ArriveAsync("/form");
        return page;
    }

    /// <summary>The same, with every field filled.</summary>
    internal async Task<IPage> AtFilledFormAsync(string[] services, bool agree = true, bool javaScript = true)
    {
        var page = await AtFormAsync(services, agree, javaScript);
        await page.FillAsync();
        return page;
    }

    /// <summary>The same, at the review page with the declaration signed.</summary>
    internal async Task<IPage> AtSignedReviewAsync(params string[] services)
    {
        var page = await AtFilledFormAsync(services);
        await page.PressMainAsync();
        await page.ArriveAsync("/review");
        await page.DeclareAsync();
        return page;
    }

    /// <summary>How many applications the person of this page has, as the own list shows them.</summary>
    internal static async Task<int> ApplicationsAsync(IPage page)
    {
        await page.GotoAsync("/applications");
        return await page.Locator("main h2 a[href^='/applications/']").CountAsync();
    }
}
