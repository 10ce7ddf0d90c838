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
    public static string? Pictures => Environment.GetEnvironmentVariable("LIANBAN_PICTURES") is { Length: > 0 } folder ? folder : null;

    public async ValueTask InitializeAsync()
    {
        System = await RunningSystem.StartAsync();
        foreach (var department in new[] { "human-resources", "medical-insurance", "taxation", "housing-fund" }) await System.SwitchAsync(department, "delay", 0);
        playwright = await Playwright.CreateAsync();
        Browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            Env = new Dictionary<string, string>(Environment.GetEnvironmentVariables().Cast<System.Collections.DictionaryEntry>().Select(v => KeyValuePair.Create((string)v.Key, (string)v.Value!))) { ["LANGUAGE"] = "zh_CN" },
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run", "--no-proxy-server", "--lang=zh-CN"],
        });
    }

    /// <summary>A browser profile of its own.</summary>
    public async Task<IBrowserContext> ProfileAsync(int width, bool javaScript)
    {
        var profile = await Browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = System.WebAddress.ToString(), JavaScriptEnabled = javaScript, ViewportSize = new ViewportSize { Width = width, Height = 800 }, Locale = "zh-CN",
        });
        profile.SetDefaultTimeout(10_000);
        return profile;
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
