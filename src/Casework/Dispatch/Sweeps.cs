using Lianban.Casework.Applications;
using Lianban.Casework.Applications.Storage;
using Lianban.Casework.Applications.Writing;
using Lianban.Platform.Time;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Lianban.Casework.Dispatch;

/// <summary>
/// Timers are rows: every second, what is due by business time. A department that has been silent too long is asked for its status; what it does not know any more
/// is sent again under the same key. A promised day that has passed is marked; nothing is ever decided by silence.
/// </summary>
internal sealed partial class Sweeps(
    IEnumerable<IDepartmentConnector> connectors, ICaseStore store, CaseWriter writer, CaseSettings settings, DispatchSettings pace, BusinessClock business, TimeProvider system, ILogger<Sweeps> log)
    : BackgroundService, ILoop
{
    private const int AtOnce = 64, UnderWay = 8;
    private readonly Dictionary<string, IDepartmentConnector> _connectors = connectors.ToDictionary(c => c.Department);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => LoopAsync(stoppingToken);

    public async Task LoopAsync(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(pace.Sweep, system);
        while (await timer.WaitForNextTickAsync(stop))
        {
            try
            {
                await SweepAsync(stop);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                LogFault(fault);
            }
        }
    }

    private async Task SweepAsync(CancellationToken cancel)
    {
        var now = business.Now;
        foreach (var part in store.PartsOverdue(now, AtOnce)) await writer.ExecuteAsync(new NoteOverdue(part.Key), cancel);
        foreach (var some in store.PartsToAsk(now, AtOnce).Chunk(UnderWay)) await Task.WhenAll(some.Select(part => AskAsync(part, now, cancel)));
    }

    private async Task AskAsync(PartRow part, DateTimeOffset now, CancellationToken cancel)
    {
        // first the next time, so that a crash or an outage never makes it ask in a tight loop
        await writer.MaintainAsync(t => t.AskAt(part.Application, part.Service, part.Part, now + settings.AskAfter), cancel);
        switch (await _connectors[part.Department].AskStatusAsync(part.Key, cancel))
        {
            case Delivery.Answered { Messages.Count: 0 }:
                LogLost(part.Department, part.Key.ToString());
                await writer.ExecuteAsync(new SendAgain(part.Key), cancel);
                break;
            case Delivery.Answered answered:
                foreach (var message in answered.Messages)
                    if ((await writer.ExecuteAsync(new HearDepartment(message), cancel)).Refusal is { } refusal)
                        LogAnswerRefused(part.Department, part.Key.ToString(), refusal.Code);
                break;
            case Delivery.Nonsense nonsense:
                LogAnswerRefused(part.Department, part.Key.ToString(), nonsense.Code);
                break;
            case Delivery.Rejected rejected:
                LogAnswerRefused(part.Department, part.Key.ToString(), rejected.Code);
                break;
        }
    }

    [LoggerMessage(LogLevel.Error, "a sweep failed by a fault of ours; the next one follows")]
    private partial void LogFault(Exception fault);

    [LoggerMessage(LogLevel.Warning, "{Department} does not know {Key}: sent again under the same key")]
    private partial void LogLost(string department, string key);

    [LoggerMessage(LogLevel.Error, "{Department} answered about {Key} with what cannot stand: {Code}")]
    private partial void LogAnswerRefused(string department, string key, string code);
}
