using Lianban.Tests.TestKit;

namespace Lianban.Tests.Faults;

public class WalkFacts
{
    [Fact]
    public async Task A_person_without_JavaScript_walks_from_sign_in_to_a_receipt()
    {
        await using var system = await RunningSystem.StartAsync();
        var person = (await People.GenerateAsync(system, 1))[0];
        using var visitor = system.Visitor();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(40));
        var walk = new Walk(visitor, person);
        Assert.NotEmpty(await walk.UntilReceiptAsync(limit.Token));
        Assert.Equal(0, walk.Again);
    }
}
