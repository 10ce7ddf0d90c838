using System.Collections.Concurrent;
using System.Text.Json;
using Lianban.Casework.Audit;
using Lianban.Tests.TestKit;
using Microsoft.Data.Sqlite;

namespace Lianban.Tests.Faults;

/// <summary>kill -9 of either program at random moments while two hundred people apply: everything acknowledged finishes, each effect once.</summary>
public class KillFacts(ITestOutputHelper output)
{
    private const int People = 200, Kills = 40, AtOnce = 6;

    [Fact]
    [Trait("Long", "kills")]
    public async Task Two_hundred_applications_and_forty_kills_finish_exactly_once()
    {
        var seed = Environment.GetEnvironmentVariable("LIANBAN_SEED") is { } given ? int.Parse(given) : Random.Shared.Next();
        output.WriteLine($"seed {seed} (LIANBAN_SEED={seed} repeats the moments of the kills)");
        await using var system = await RunningSystem.StartAsync();
        var ids = (await system.PostControlAsync<Generated>("people", new { Count = People })).Ids;
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(6));
        using var killing = CancellationTokenSource.CreateLinkedTokenSource(limit.Token);

        var receipts = new ConcurrentDictionary<string, string>();
        var killer = KillAsync(system, new Random(seed), limit.Token);
        await Parallel.ForEachAsync(ids, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = limit.Token }, async (person, cancel) =>
        {
            using var visitor = system.Visitor();
            receipts[person] = await Walk.UntilReceiptAsync(visitor, person, cancel);
        });
        var kills = await killer;
        output.WriteLine($"{kills.Web} kills of the platform, {kills.Sandboxes} of the stand-ins");
        Assert.Equal(Kills, kills.Web + kills.Sandboxes);
        Assert.Equal(People, receipts.Values.Distinct().Count());

        // the stand-ins decide after a delay of business time
        await system.PostControlAsync<JsonElement>("clock/advance", new { To = "2026-04-30T09:00:00+08:00" });
        await RunningSystem.UntilAsync("every case is decided and nothing waits to be sent", () => Task.FromResult(Count(system, "SELECT count(*) FROM applications WHERE state='InProgress'") == 0
            && Count(system, "SELECT count(*) FROM outbox") == 0), 120);

        Assert.Equal(People, Count(system, "SELECT count(*) FROM applications"));
        Assert.Equal(People, Count(system, "SELECT count(DISTINCT person) FROM applications"));
        Assert.Equal(People * 2, Count(system, "SELECT count(*) FROM parts WHERE state='Approved' AND service='pension-registration' OR state='Approved' AND service='contribution-declaration' AND part='pension'"));
        var ledger = await system.LedgerAsync();
        Assert.Empty(ledger.GetProperty("doubled").EnumerateArray());
        Assert.Equal(Count(system, "SELECT count(*) FROM parts"), ledger.GetProperty("cases").GetInt64());
        AssertChains(system);
    }

    private static async Task<(int Web, int Sandboxes)> KillAsync(RunningSystem system, Random chance, CancellationToken cancel)
    {
        var (web, sandboxes) = (0, 0);
        while (web + sandboxes < Kills)
        {
            await Task.Delay(chance.Next(200, 1500), cancel);
            if (chance.Next(2) == 0)
            {
                await system.KillWebAsync();
                await system.StartWebAsync();
                web++;
            }
            else
            {
                await system.KillSandboxesAsync();
                await system.StartSandboxesAsync();
                sandboxes++;
            }
        }
        return (web, sandboxes);
    }

    private static long Count(RunningSystem system, string sql)
    {
        using var books = Open(system);
        using var command = books.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }

    private static void AssertChains(RunningSystem system)
    {
        using var books = Open(system);
        using var command = books.CreateCommand();
        command.CommandText = "SELECT e.application, n, type, e.version, business_at, system_at, sealed, body, hash, head FROM events e JOIN applications a ON a.id=e.application ORDER BY e.application, n";
        using var row = command.ExecuteReader();
        var chains = new Dictionary<Guid, (List<StoredEvent> Events, byte[] Head)>();
        while (row.Read())
        {
            var id = new Guid((byte[])row[0], bigEndian: true);
            if (!chains.TryGetValue(id, out var chain)) chains.Add(id, chain = ([], (byte[])row[9]));
            chain.Events.Add(new StoredEvent(id, row.GetInt32(1), row.GetString(2), row.GetInt32(3), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(4)),
                DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(5)), row.GetBoolean(6), (byte[])row[7], (byte[])row[8]));
        }
        Assert.Equal(People, chains.Count);
        Assert.All(chains.Values, c => Assert.Null(EventChain.FirstBroken(c.Events, c.Head)));
    }

    private static SqliteConnection Open(RunningSystem system)
    {
        var books = new SqliteConnection($"Data Source={Path.Combine(system.Data.Web, "cases.db")};Pooling=False;Default Timeout=30");
        books.Open();
        return books;
    }

    private sealed record Generated(IReadOnlyList<string> Ids);
}
