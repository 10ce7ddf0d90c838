using System.Net.Http.Json;
using System.Text.Json;
using Lianban.Web.Shared;

namespace Lianban.Web.Demo;

/// <summary>The stand-ins' clock, through their control door on this machine.</summary>
internal sealed class StandInClock(WebSettings settings) : IDisposable
{
    private readonly HttpClient http = new() { Timeout = TimeSpan.FromSeconds(5) };

    /// <summary>Their business time, or null when they are not reached.</summary>
    public async Task<DateTimeOffset?> NowAsync(CancellationToken cancel)
    {
        if (settings.Sandboxes is null) return null;
        try
        {
            return (await http.GetFromJsonAsync<Shown>(Address("clock"), cancel))?.Now;
        }
        catch (Exception e) when (IsAway(e, cancel))
        {
            return null;
        }
    }

    /// <summary>Moves their clock forward; false when they are not reached. A clock that is there already stays.</summary>
    public async Task<bool> AdvanceAsync(DateTimeOffset to, CancellationToken cancel)
    {
        if (settings.Sandboxes is null) return false;
        try
        {
            using var answer = await http.PostAsJsonAsync(Address("clock/advance"), new { To = to }, cancel);
            return answer.IsSuccessStatusCode || answer.StatusCode == System.Net.HttpStatusCode.Conflict;
        }
        catch (Exception e) when (IsAway(e, cancel))
        {
            return false;
        }
    }

    public void Dispose() => http.Dispose();

    // refused, silent for too long, or answering something else
    private static bool IsAway(Exception e, CancellationToken cancel) => e is HttpRequestException or JsonException || e is OperationCanceledException && !cancel.IsCancellationRequested;

    private Uri Address(string path) => new(new Uri(settings.Sandboxes!.TrimEnd('/') + "/control/"), path);

    private sealed record Shown(DateTimeOffset Now, double OffsetSeconds);
}
