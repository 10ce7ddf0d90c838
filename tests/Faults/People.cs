using System.Net.Http.Json;
using System.Text.Json;
using Lianban.Tests.TestKit;

namespace Lianban.Tests.Faults;

/// <summary>People of the stand-ins' register who were never insured, made for a test.</summary>
internal static class People
{
    public static async Task<IReadOnlyList<Somebody>> GenerateAsync(RunningSystem system, int count)
    {
        var ids = (await system.PostControlAsync<Made>("people", new { Count = count })).Ids.ToHashSet();
        var all = await system.Control.GetFromJsonAsync<List<Somebody>>($"people?generated={count}", new JsonSerializerOptions(JsonSerializerDefaults.Web));
        return [.. all!.Where(p => ids.Contains(p.Id))];
    }

    private sealed record Made(IReadOnlyList<string> Ids);
}
