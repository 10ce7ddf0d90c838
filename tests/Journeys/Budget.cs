using System.Text.Json;
using Lianban.Tests.Journeys.Walking;
using Microsoft.Playwright;

namespace Lianban.Tests.Journeys;

/// <summary>What a page costs somebody on a slow line, seen from the browser.</summary>
public sealed class Budget(Hall hall) : Journey(hall)
{
    private const int MostBytes = 12 * 1024, MostRequests = 4, MostScript = 1024;

    [Fact]
    public async Task A_page_comes_cold_in_12_KB_and_4_requests_with_1_KB_of_script()
    {
        var page = await AtFormAsync(Steps.All);
        var over = new List<string>();
        foreach (var path in new[] { "/", "/guide", "/notice", "/services", "/form", "/applications", "/demo" }) over.AddRange(await MeasureAsync(page, path));
        await page.GotoAsync("/form");
        await page.FillAsync();
        await page.PressMainAsync();
        await page.ArriveAsync("/review");
        over.AddRange(await MeasureAsync(page, "/review"));
        await page.DeclareAsync();
        await page.PressMainAsync();
        await page.ArriveAsync("/receipt");
        over.AddRange(await MeasureAsync(page, new Uri(page.Url).AbsolutePath));
        await page.ClickAsync("main a.button");
        await page.UntilStateAsync(Steps.Fund, "main", "Approved");
        over.AddRange(await MeasureAsync(page, new Uri(page.Url).AbsolutePath));
        Assert.Empty(over);
    }

    private static async Task<IEnumerable<string>> MeasureAsync(IPage page, string path)
    {
        await page.GotoAsync("about:blank"); // nothing of the page before may be counted
        var network = await page.Context.NewCDPSessionAsync(page);
        var requests = new Dictionary<string, string>();
        var bytes = new Dictionary<string, double>();
        network.Event("Network.requestWillBeSent").OnEvent += (_, e) =>
        {
            if (!e!.Value.GetProperty("request").GetProperty("url").GetString()!.StartsWith("data:", StringComparison.Ordinal)) requests[Id(e.Value)] = e.Value.GetProperty("type").GetString()!;
        };
        network.Event("Network.loadingFinished").OnEvent += (_, e) => bytes[Id(e!.Value)] = e.Value.GetProperty("encodedDataLength").GetDouble();
        await network.SendAsync("Network.enable");
        await network.SendAsync("Network.setCacheDisabled", new() { ["cacheDisabled"] = true });
        await page.GotoAsync(path, new PageGotoOptions { WaitUntil = WaitUntilState.NetworkIdle });
        await network.DetachAsync();
        var (all, script) = (bytes.Values.Sum(), bytes.Where(b => requests.GetValueOrDefault(b.Key) == "Script").Sum(b => b.Value));
        TestContext.Current.TestOutputHelper?.WriteLine($"{path}: {all} B, {requests.Count} requests, script {script} B");
        return new[]
        {
            all > MostBytes ? $"{path}: {all} bytes" : null, requests.Count > MostRequests ? $"{path}: {requests.Count} requests" : null, script > MostScript ? $"{path}: {script} bytes of script" : null,
            bytes.Count < 3 ? $"{path}: only {bytes.Count} answers seen" : null,
        }.OfType<string>();
    }

    private static string Id(JsonElement e) => e.GetProperty("requestId").GetString()!;
}
