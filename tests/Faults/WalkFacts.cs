using Lianban.Tests.TestKit;

namespace Lianban.Tests.Faults;

public class WalkFacts
{
    [Fact]
    public async Task A_person_without_JavaScript_walks_from_sign_in_to_a_receipt()
    {
        await using var system = await RunningSystem.StartAsync();
        var ids = (await system.PostControlAsync<Generated>("people", new { Count = 1 })).Ids;
        using var visitor = system.Visitor();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(40));
        Assert.NotEmpty(await Walk.UntilReceiptAsync(visitor, ids[0], limit.Token));
    }

    private sealed record Generated(IReadOnlyList<string> Ids);
}
