using System.Text.Json;
using Lianban.Protocol;
using Xunit;

namespace Lianban.Tests.Sandboxes;

/// <summary>kill -9 at any moment loses nothing and does nothing twice.</summary>
public sealed class KillFacts
{
    [Fact]
    public async Task Every_submission_has_one_effect_and_is_called_back_through_twelve_kills()
    {
        await using var standIns = new StandIns();
        await standIns.InitializeAsync();
        var seed = Environment.TickCount;
        var chance = new Random(seed);
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        await standIns.Control("people", new { count = 60 });
        var people = (await standIns.Control("people?generated=60")).EnumerateArray().Where(p => p.GetProperty("id").GetString()!.StartsWith("generated-", StringComparison.Ordinal)).ToList();
        await standIns.Switch("human-resources", "delay", 0);
        var submissions = people.Select(p => Given.Submission("personnel-archive", p)).ToList();
        using var done = new CancellationTokenSource();
        var sending = Task.WhenAll(submissions.Select((s, i) => Deliver(standIns, s, TimeSpan.FromMilliseconds(i * 120))));
        var killing = Task.Run(async () =>
        {
            for (var kill = 0; kill < 12 && !done.IsCancellationRequested; kill++)
            {
                await Task.Delay(chance.Next(50, 700));
                standIns.Kill();
                await standIns.Start();
            }
        });
        await Task.WhenAll(sending, killing);
        foreach (var submission in submissions) await standIns.Platform.Told(StandIns.Without(submission.Case), MessageKinds.Approved, seconds: 20);
        var ledger = await standIns.Control("ledger");
        Assert.Equal((submissions.Count, submissions.Count), (ledger.GetProperty("cases").GetInt32(), ledger.GetProperty("effects").GetInt32()));
        Assert.Empty(ledger.GetProperty("doubled").EnumerateArray());
        foreach (var told in standIns.Platform.Callbacks.Where(c => c.Kind == MessageKinds.Approved).GroupBy(c => c.Case))
            Assert.Single(told.Select(c => c.MessageId).Distinct());
    }

    [Fact]
    public async Task It_is_ready_soon_after_a_kill()
    {
        await using var standIns = new StandIns();
        await standIns.InitializeAsync();
        standIns.Kill();
        var ready = await standIns.Start();
        TestContext.Current.TestOutputHelper?.WriteLine($"ready after {ready.TotalMilliseconds} ms");
        Assert.True(ready < TimeSpan.FromSeconds(6), ready.ToString()); // 1.5 s on an idle machine; tests share two cores
    }

    private static async Task Deliver(StandIns standIns, Envelope submission, TimeSpan after)
    {
        await Task.Delay(after);
        for (var i = 0; i < 400; i++, await Task.Delay(50))
            try
            {
                var (status, _, problem) = await standIns.Submit(submission.Again());
                Assert.True(status == 200, problem?.Code);
                return;
            }
            catch (Exception failure) when (failure is HttpRequestException or IOException or OperationCanceledException) { /* killed: again, under the same key */ }
        throw new TimeoutException(submission.Case.ToString());
    }
}
