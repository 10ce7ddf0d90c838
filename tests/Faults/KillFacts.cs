using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Lianban.Tests.TestKit;
using Xunit.Sdk;

namespace Lianban.Tests.Faults;

/// <summary>
/// kill -9 of either program at random moments, two thirds of the times while people apply, the rest while the departments decide: everything acknowledged
/// finishes, each effect once. <c>LIANBAN_SEED</c> repeats the order of the kills and the pauses before them.
/// </summary>
public class KillFacts(ITestOutputHelper output)
{
    private const int MinutesAStep = 10;

    [Fact]
    public Task Two_hundred_applications_and_forty_two_kills_finish_exactly_once() => PlayAsync(people: 200, kills: 42, TimeSpan.FromMinutes(5));

    [Fact]
    [Trait("Long", "kills")]
    public Task Four_hundred_and_fifty_applications_and_two_hundred_kills_finish_exactly_once() => PlayAsync(people: 450, kills: 200, TimeSpan.FromMinutes(20));

    private async Task PlayAsync(int people, int kills, TimeSpan most)
    {
        var seed = Environment.GetEnvironmentVariable("LIANBAN_SEED") is { } given ? int.Parse(given) : Random.Shared.Next();
        output.WriteLine($"seed {seed} (LIANBAN_SEED={seed} repeats the kills)");
        var began = Stopwatch.GetTimestamp();
        using var limit = new CancellationTokenSource(most);
        await using var system = await RunningSystem.StartAsync();
        var (file, killer) = (new CaseFile(system), new Killer(system, new Random(seed), kills));
        try
        {
            var receipts = await ApplyAsync(system, killer, people, kills, limit.Token);
            await DecideAsync(system, file, killer, people, kills, limit.Token);
            var settled = await SettleAsync(system, file);
            output.WriteLine($"{killer.Web} kills of the platform, {killer.Sandboxes} of the stand-ins, {killer.Idle} while nothing was under way; all decided {settled.TotalSeconds:0.0} s after the last; {Stopwatch.GetElapsedTime(began).TotalSeconds:0} s");
            Assert.Equal((kills, kills / 2), (killer.Web + killer.Sandboxes, killer.Sandboxes));
            Assert.InRange(killer.Idle, 0, kills / 10);
            AssertPlatform(file, receipts, people);
            AssertDepartments(await system.LedgerAsync(), people);
            Assert.DoesNotContain("unhandled exception", system.Logs(), StringComparison.OrdinalIgnoreCase);
            Assert.InRange(settled, TimeSpan.Zero, TimeSpan.FromSeconds(10));
        }
        catch (Exception wrong)
        {
            throw new XunitException($"seed {seed}, {killer.Web} + {killer.Sandboxes} kills: {wrong.Message}\n{string.Join('\n', file.Unfinished().Take(40))}", wrong);
        }
    }

    // One kill while each batch of people is on its way. Receipt numbers by person.
    private async Task<Dictionary<string, string>> ApplyAsync(RunningSystem system, Killer killer, int people, int kills, CancellationToken cancel)
    {
        // Each kill moves the departments' clock a step: decisions come so many steps later that the last kills fall among them.
        foreach (var department in (string[])["human-resources", "medical-insurance"]) await system.SwitchAsync(department, "delay", MinutesAStep * (kills - Applying(kills)) + MinutesAStep / 2);
        await system.SwitchAsync("human-resources", "decide-at-once", false);
        var everybody = await People.GenerateAsync(system, people);
        var walks = new List<(Somebody Person, Walk Walk, Task<string> Receipt)>();
        for (var batch = 0; batch < Applying(kills); batch++)
        {
            walks.AddRange(everybody.Take(Share(people, kills, batch)..Share(people, kills, batch + 1)).Select(person => Begin(system, person, cancel)));
            await killer.OnceAsync(longest: 400, () => walks.Count(w => !w.Receipt.IsCompleted), cancel);
            await StepAsync(system);
            await RunningSystem.UntilAsync("most of those who began have a receipt", () => Task.FromResult(walks.Count(w => !w.Receipt.IsCompleted) <= 3), 60);
        }
        try
        {
            await Task.WhenAll(walks.Select(w => w.Receipt));
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"no receipt in time: {string.Join("; ", walks.Where(w => !w.Receipt.IsCompletedSuccessfully).Select(w => $"{w.Person.Id}: {w.Walk.Last}"))}");
        }
        output.WriteLine($"{people} receipts; {walks.Sum(w => w.Walk.Again)} times somebody began again");
        return walks.ToDictionary(w => w.Person.Id, w => w.Receipt.Result);
    }

    // One kill while the departments decide what each batch applied for.
    private static async Task DecideAsync(RunningSystem system, CaseFile file, Killer killer, int people, int kills, CancellationToken cancel)
    {
        for (var done = Applying(kills); done < kills; done++)
        {
            await StepAsync(system);
            var later = people - Share(people, kills, done + 1 - (kills - Applying(kills)));
            await killer.OnceAsync(longest: 300, () => Math.Max(0, (int)file.Count("SELECT count(*) FROM applications WHERE state='InProgress'") - later), cancel);
        }
    }

    // Past every decision, then past every follow-up step, until nobody waits for anything. How long the decisions took.
    private static async Task<TimeSpan> SettleAsync(RunningSystem system, CaseFile file)
    {
        var last = Stopwatch.GetTimestamp();
        await system.PostControlAsync<JsonElement>("clock/advance", new { To = "2026-05-01T09:00:00+08:00" });
        await RunningSystem.UntilAsync("every application is decided", () => Task.FromResult(file.Count("SELECT count(*) FROM applications WHERE state='InProgress'") == 0), 60);
        var settled = Stopwatch.GetElapsedTime(last);
        await system.PostControlAsync<JsonElement>("clock/advance", new { To = "2026-05-04T09:00:00+08:00" });
        await RunningSystem.UntilAsync("every application is finished and nothing waits to be sent", async () =>
            file.Unfinished().Count == 0 && (await system.LedgerAsync()).GetProperty("pending").GetInt64() == 0, 60);
        return settled;
    }

    private static void AssertPlatform(CaseFile file, Dictionary<string, string> receipts, int people)
    {
        Assert.Equal(people, receipts.Count);
        Assert.Equal(receipts.Values.Order(StringComparer.Ordinal), file.Rows("SELECT number FROM applications ORDER BY number"));
        Assert.Equal(people, file.Count("SELECT count(DISTINCT person) FROM applications"));
        Assert.Equal(Walk.Parts.Select(p => $"{p.Service} {p.Part} Approved 1 {people}"), file.Rows("SELECT service, part, state, round, count(*) FROM parts GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4"));
        Assert.Equal(["Completed"], file.Rows("SELECT DISTINCT state FROM cases"));
        Assert.Equal(0, file.Count("SELECT count(*) FROM open_cases"));
        Assert.Equal(0, file.Count("SELECT count(*) FROM outbox"));
        // the history holds each thing once, whatever was sent and answered how often
        foreach (var (type, times) in new[] { ("application-submitted", 1), ("case-opened", 4), ("part-asked", 5), ("part-approved", 5), ("follow-up-reported", 2), ("application-finished", 1), ("part-stuck", 0) })
            Assert.Equal((type, (long)people * times), (type, file.Count($"SELECT count(*) FROM events WHERE type='{type}'")));
        var (chains, broken) = file.Verify();
        Assert.Equal((people, 0), (chains, broken.Count));
    }

    private static void AssertDepartments(JsonElement ledger, int people)
    {
        var parts = people * Walk.Parts.Count;
        Assert.Empty(ledger.GetProperty("doubled").EnumerateArray());
        Assert.Equal((parts, parts, 0), (ledger.GetProperty("cases").GetInt32(), ledger.GetProperty("effects").GetInt32(), ledger.GetProperty("pending").GetInt32()));
        Assert.All(ledger.GetProperty("rows").EnumerateArray(), row => Assert.Equal(1, row.GetProperty("effects").GetArrayLength()));
        Assert.Equal(Walk.Parts.Select(p => $"{p.Service}/{p.Part} {people}"),
            ledger.GetProperty("rows").EnumerateArray().GroupBy(r => r.GetProperty("case").GetString()!.Split('/', 2)[1]).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => $"{g.Key} {g.Count()}"));
    }

    private static (Somebody, Walk, Task<string>) Begin(RunningSystem system, Somebody person, CancellationToken cancel)
    {
        var visitor = system.Visitor();
        var walk = new Walk(visitor, person);
        return (person, walk, Task.Run(async () =>
        {
            using (visitor) return await walk.UntilReceiptAsync(cancel);
        }, cancel));
    }

    private static async Task StepAsync(RunningSystem system)
    {
        var now = (await system.Control.GetFromJsonAsync<Clock>("clock"))!.Now;
        await system.PostControlAsync<Clock>("clock/advance", new { To = now.AddMinutes(MinutesAStep) });
    }

    private static int Applying(int kills) => kills * 2 / 3;

    // how many people have begun with so many batches
    private static int Share(int people, int kills, int batches) => people * batches / Applying(kills);

    private sealed record Clock(DateTimeOffset Now);
}
