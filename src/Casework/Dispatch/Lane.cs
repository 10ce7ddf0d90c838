using Lianban.Casework.Applications;
using Lianban.Casework.Applications.Storage;
using Lianban.Casework.Applications.Writing;
using Lianban.Platform.Ids;
using Microsoft.Extensions.Logging;

namespace Lianban.Casework.Dispatch;

/// <summary>How a department is reached. All in system time.</summary>
/// <param name="Concurrency">Messages under way at once to one department (a bulkhead: a slow one does not slow the others).</param>
/// <param name="FirstDelay">Longest delay before the second try; doubled each time, the jitter takes away up to half of it.</param>
/// <param name="LongestDelay">No delay is longer. One after a failure to reach the department is not longer than <paramref name="ProbeEvery"/> either.</param>
/// <param name="FailuresToOpen">Failures in a row after which only one probe at a time goes out.</param>
/// <param name="FirstProbe">Time to the second probe (the first goes out at once); doubled with each up to <paramref name="ProbeEvery"/>: a restart is over soon.</param>
/// <param name="ProbeEvery">Longest time between probes, with jitter up to three times as long.</param>
/// <param name="Poll">How often the outbox is looked at for rows that came due.</param>
/// <param name="Sweep">How often deadlines and silent departments are looked at.</param>
public sealed record DispatchSettings(
    int Concurrency, TimeSpan FirstDelay, TimeSpan LongestDelay, int FailuresToOpen, TimeSpan FirstProbe, TimeSpan ProbeEvery, TimeSpan Poll, TimeSpan Sweep)
{
    public static readonly DispatchSettings Default = new(
        8, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(10), 5, TimeSpan.FromMilliseconds(500), TimeSpan.FromSeconds(10), TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(1));
}

/// <summary>One department's way out: a bounded number under way, back-off per message, and a breaker so that an outage never becomes a storm of writes.</summary>
internal sealed partial class Lane(
    IDepartmentConnector connector, ICaseStore store, CaseWriter writer, Ledger ledger, DispatchSettings settings, TimeProvider system, Chance chance, ILogger<Lane> log)
{
    private const string StoreFailed = "STORE-FAILED";
    private readonly HashSet<string> _underWay = [];
    private readonly Dictionary<string, DateTimeOffset> _heldBack = [];
    private readonly Lock _gate = new();
    private readonly List<Task> _tasks = [];
    private int _failures, _probes;
    private DateTimeOffset _probeAt;

    /// <summary>Looks for messages that are due and sends as many as may be under way; called at each poll and after each commit.</summary>
    public void Turn(CancellationToken cancel)
    {
        var now = system.GetUtcNow();
        int room, aside;
        lock (_gate)
        {
            foreach (var (key, until) in _heldBack) if (until <= now) _heldBack.Remove(key);
            _tasks.RemoveAll(t => t.IsCompleted);
            room = settings.Concurrency - _underWay.Count;
            if (_failures >= settings.FailuresToOpen)
            {
                // open: one probe at a time, and nothing is written for the messages that wait
                if (_underWay.Count > 0 || now < _probeAt) return;
                _probeAt = now + Doubled(settings.FirstProbe, _probes++, settings.ProbeEvery) * (1 + 2 * chance.Next());
                room = 1;
            }
            // what is under way or held back stands first in the queue: it must not hide what stands behind it
            aside = _underWay.Count + _heldBack.Count;
        }
        if (room <= 0) return;
        foreach (var row in store.OutboxDue(connector.Department, now, room + aside))
        {
            lock (_gate)
            {
                if (room == 0) return;
                if (_heldBack.ContainsKey(row.Key) || !_underWay.Add(row.Key)) continue;
                room--;
                _tasks.Add(Task.Factory.StartNew(() => SendAsync(row, cancel), CancellationToken.None, TaskCreationOptions.DenyChildAttach, TaskScheduler.Current).Unwrap());
            }
        }
    }

    /// <summary>Waits until nothing is under way.</summary>
    public Task StopAsync()
    {
        lock (_gate) return Task.WhenAll(_tasks);
    }

    private async Task SendAsync(OutboxRow row, CancellationToken cancel)
    {
        try
        {
            if (ledger.Open(row) is not { } message)
            {
                await writer.MaintainAsync(t => t.DeleteOutbox(row.Key), cancel);
                return;
            }
            await TakeAsync(row, message, await connector.SendAsync(message, cancel), cancel);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested) { }
        catch (Exception fault)
        {
            LogFault(fault, connector.Department, row.Key);
            HoldBack(row, settings.LongestDelay);
        }
        finally
        {
            lock (_gate) _underWay.Remove(row.Key);
        }
    }

    private async Task TakeAsync(OutboxRow row, OutboundMessage sent, Delivery delivery, CancellationToken cancel)
    {
        switch (delivery)
        {
            case Delivery.Answered answered:
                lock (_gate) _failures = _probes = 0;
                foreach (var message in answered.Messages)
                {
                    var written = await writer.ExecuteAsync(new HearDepartment(message), cancel);
                    if (written.Refusal is not { } refusal) continue;
                    LogAnswerRefused(connector.Department, row.Key, refusal.Code);
                    if (refusal.Code == StoreFailed) HoldBack(row, settings.ProbeEvery); // our store, not the department: the row could not be moved either
                    else await StuckAsync(row, sent, refusal.Code, cancel);
                }
                break;
            case Delivery.Rejected rejected:
                lock (_gate) _failures = _probes = 0;
                await StuckAsync(row, sent, rejected.Code, cancel);
                break;
            case Delivery.Nonsense nonsense:
                await LaterAsync(row, sent, nonsense.Code, settings.LongestDelay, cancel);
                break;
            case Delivery.Unreached unreached:
                // The breaker bounds what goes out meanwhile, so that what met many short outages need not wait long after the last.
                await LaterAsync(row, sent, unreached.Code, settings.ProbeEvery < settings.LongestDelay ? settings.ProbeEvery : settings.LongestDelay, cancel);
                break;
        }
    }

    private async Task LaterAsync(OutboxRow row, OutboundMessage sent, string reason, TimeSpan longest, CancellationToken cancel)
    {
        lock (_gate) ++_failures;
        if (row.Attempts == 0 && sent.Kind == OutboundKind.Submit) await writer.ExecuteAsync(new NoteDeliveryTrouble(sent.Key, reason, false), cancel);
        // also a probe's row: one that fails every time would else be the only one that is ever probed
        await DelayAsync(row, Doubled(settings.FirstDelay, row.Attempts, longest) * (1 - chance.Next() / 2), cancel);
    }

    // a submission becomes "failed, needs a person", and a notice too; but a notice that overtook its submission only waits for it
    private async Task StuckAsync(OutboxRow row, OutboundMessage sent, string reason, CancellationToken cancel)
    {
        var overtook = sent.Kind != OutboundKind.Submit && store.OutboxBy(Intents.SubmitKey(sent.Key)) is not null;
        if (!overtook)
        {
            LogStuck(connector.Department, row.Key, reason);
            Command trouble = sent.Kind == OutboundKind.Submit ? new NoteDeliveryTrouble(sent.Key, reason, true) : new NoteNoticeTrouble(sent.Key, sent.Changed!.DocumentNumber, reason);
            if (!(await writer.ExecuteAsync(trouble, cancel)).Duplicate) return;
        }
        await DelayAsync(row, overtook ? settings.ProbeEvery : settings.LongestDelay, cancel);
    }

    private async Task DelayAsync(OutboxRow row, TimeSpan delay, CancellationToken cancel)
    {
        var due = system.GetUtcNow() + delay;
        if ((await writer.MaintainAsync(t => t.DelayOutbox(row.Key, due, row.Attempts + 1), cancel)).Refusal is not null) HoldBack(row, delay);
    }

    private void HoldBack(OutboxRow row, TimeSpan delay)
    {
        lock (_gate) _heldBack[row.Key] = system.GetUtcNow() + delay;
    }

    private static TimeSpan Doubled(TimeSpan first, int times, TimeSpan longest) => first * Math.Pow(2, Math.Min(times, 20)) is var doubled && doubled < longest ? doubled : longest;

    [LoggerMessage(LogLevel.Error, "sending {Key} to {Department} failed by a fault of ours")]
    private partial void LogFault(Exception fault, string department, string key);

    [LoggerMessage(LogLevel.Error, "{Department} answered {Key} with what cannot stand: {Code}")]
    private partial void LogAnswerRefused(string department, string key, string code);

    [LoggerMessage(LogLevel.Error, "{Department} will not take {Key}: {Code}; an operator must look")]
    private partial void LogStuck(string department, string key, string code);
}
