using System.Collections.Concurrent;
using Lianban.Sandboxes.Books;
using Lianban.Sandboxes.Switches;
using Lianban.Sandboxes.Wire;

namespace Lianban.Sandboxes.Callbacks;

/// <summary>
/// Sends what waits in the outbox, oldest first within a case, until the platform answers 2xx (or refuses for good with 409). Only the end of a
/// message is written; attempts are not. While the platform cannot be reached, one probe every back-off step.
/// </summary>
internal sealed class CallbackSender(Ledger ledger, SignedWire wire, TimeProvider system, ILogger<CallbackSender> log) : BackgroundService
{
    private const int AtOnce = 24;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(25), First = TimeSpan.FromMilliseconds(100), Longest = TimeSpan.FromSeconds(2);
    private readonly ConcurrentDictionary<string, long> underWay = new();
    private readonly ConcurrentDictionary<long, (int Attempts, DateTimeOffset Next)> failed = new();
    private (int Attempts, DateTimeOffset Next) unreachable;

    /// <summary>Waits until nothing of a case is pending, or the time is over.</summary>
    public async Task Settle(string caseKey, TimeSpan atMost)
    {
        for (var until = system.GetUtcNow() + atMost; system.GetUtcNow() < until; await Task.Delay(Pause, system))
            if (ledger.Read(p => p.Number("SELECT count(*) FROM messages WHERE case_key = $1 AND pending = 1", caseKey)
                + p.Number("SELECT count(*) FROM cases WHERE case_key = $1 AND due IS NOT NULL", caseKey)) == 0) return;
    }

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var now = system.GetUtcNow();
            var room = unreachable.Attempts > 0 ? (unreachable.Next <= now ? 1 : 0) : AtOnce;
            if (room - underWay.Count > 0)
                foreach (var message in Waiting(room - underWay.Count, now))
                {
                    underWay[message.CaseKey] = message.Seq;
                    _ = Send(message, stop);
                }
            await Task.Delay(Pause, system, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private List<Pending> Waiting(int room, DateTimeOffset now) => ledger.Read(page =>
    {
        var down = SwitchBoard.All(page).Where(s => s.Name == SwitchNames.Down && SwitchBoard.On(page, s.Department, "*", s.Name)).Select(s => s.Department).ToHashSet();
        var shuffled = SwitchBoard.All(page).Where(s => s.Name == SwitchNames.OutOfOrder && SwitchBoard.On(page, s.Department, s.Service ?? "*", s.Name)).Select(s => s.Department).ToHashSet();
        var rows = page.All("SELECT seq, department, case_key FROM messages WHERE pending = 1 ORDER BY seq LIMIT 2000",
            static r => new Pending(r.GetInt64(0), r.GetString(1), r.GetString(2)));
        return rows.Where(m => !down.Contains(m.Department)).GroupBy(m => m.CaseKey)
            .Select(g => shuffled.Contains(g.First().Department) ? g.Last() : g.First())
            .Where(m => !underWay.ContainsKey(m.CaseKey) && (!failed.TryGetValue(m.Seq, out var f) || f.Next <= now)).Take(room).ToList();
    });

    private async Task Send(Pending message, CancellationToken stop)
    {
        await Task.Yield();
        try
        {
            var (envelope, twice) = ledger.Read(p => (p.One("SELECT envelope FROM messages WHERE seq = $1", static r => r.GetString(0), message.Seq)!,
                SwitchBoard.On(p, message.Department, message.CaseKey.Split('/')[1], SwitchNames.DuplicateCallback)));
            var status = await wire.Call(message.Department, envelope, stop);
            if (twice) status = await wire.Call(message.Department, envelope, stop);
            unreachable = default;
            if (status is >= 200 and < 300 or 409)
            {
                await ledger.Write(p => p.Do("UPDATE messages SET pending = $2 WHERE seq = $1", message.Seq, status == 409 ? 2 : 0));
                failed.TryRemove(message.Seq, out _);
                if (status == 409) Said.RefusedForGood(log, message.Seq, message.Department);
            }
            else Later(message.Seq, status);
        }
        catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException)
        {
            var attempts = unreachable.Attempts + 1;
            unreachable = (attempts, system.GetUtcNow() + BackOff(attempts));
        }
        finally { underWay.TryRemove(message.CaseKey, out _); }
    }

    private void Later(long seq, int status)
    {
        var attempts = failed.TryGetValue(seq, out var before) ? before.Attempts + 1 : 1;
        failed[seq] = (attempts, system.GetUtcNow() + BackOff(attempts));
        if (attempts == 1) Said.SentAgain(log, seq, status);
    }

    private static TimeSpan BackOff(int attempts) => TimeSpan.FromTicks(Math.Min(Longest.Ticks, First.Ticks << Math.Min(attempts - 1, 10)));

    private sealed record Pending(long Seq, string Department, string CaseKey);
}

/// <summary>What the sender logs; never a content.</summary>
internal static partial class Said
{
    [LoggerMessage(LogLevel.Information, "Callback {Seq} was answered {Status}; it is sent again")]
    public static partial void SentAgain(ILogger log, long seq, int status);

    [LoggerMessage(LogLevel.Warning, "Callback {Seq} of {Department} was refused as stale or contradictory")]
    public static partial void RefusedForGood(ILogger log, long seq, string department);

    [LoggerMessage(LogLevel.Error, "Due work failed: {Kind}")]
    public static partial void DueWorkFailed(ILogger log, string kind);
}
