using Lianban.Tests.Journeys.Walking;
using Lianban.Tests.TestKit;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Hall))]

namespace Lianban.Tests.Journeys.Walking;

/// <summary>Both programs and one browser, shared by all journeys; every journey has a person and a browser profile of its own.</summary>
public sealed class Hall : IAsyncLifetime
{
    private readonly Queue<string> people = new();
    private readonly SemaphoreSlim gate = new(1, 1);
    private IPlaywright playwright = null!;

    /// <summary>The running programs.</summary>
    public RunningSystem System { get; private set; } = null!;

    /// <summary>The browser.</summary>
    public IBrowser Browser { get; private set; } = null!;

    /// <summary>Where pictures of the pages go: <c>LIANBAN_PICTURES</c>, or nowhere.</summary>
    public static string? Pictures => Environment.GetEnvironmentVariable("LIANBAN_PICTURES");

    public async ValueTask InitializeAsync()
    {
        System = await RunningSystem.StartAsync();
        playwright = await Playwright.CreateAsync();
        Browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run", "--no-proxy-server"],
        });
    }

    /// <summary>A browser profile: phone (360 px) unless told otherwise.</summary>
    public async Task<IPage> OpenAsync(int width = 360, bool javaScript = true, bool elder = false)
    {
        var context = await Browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = System.WebAddress.ToString(), JavaScriptEnabled = javaScript, ViewportSize = new ViewportSize { Width = width, Height = 800 }, Locale = "zh-CN",
        });
        context.SetDefaultTimeout(30_000);
        if (elder) await context.AddCookiesAsync([new Cookie { Name = "lianban-display", Value = "elder", Url = System.WebAddress.ToString() }]);
        return await context.NewPageAsync();
    }

    /// <summary>Somebody nobody else uses: never insured, everything open to them.</summary>
    public async Task<string> SomebodyAsync()
    {
        await gate.WaitAsync();
        try
        {
            if (people.Count == 0)
                foreach (var id in (await System.PostControlAsync<Generated>("people", new { Count = 40 })).Ids) people.Enqueue(id);
            return people.Dequeue();
        }
        finally
        {
            gate.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Browser is not null) await Browser.DisposeAsync();
        playwright?.Dispose();
        if (System is not null) await System.DisposeAsync();
    }

    private sealed record Generated(IReadOnlyList<string> Ids);
}
