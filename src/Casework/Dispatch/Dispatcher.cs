using Lianban.Casework.Applications.Storage;
using Lianban.Casework.Applications.Writing;
using Lianban.Platform.Ids;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Lianban.Casework.Dispatch;

/// <summary>Brings the outbox to the departments: one lane each, woken by commits and by a poll for what came due.</summary>
internal sealed class Dispatcher : BackgroundService, ILoop
{
    private readonly Dictionary<string, Lane> _lanes;
    private TaskCompletionSource _woken = new();
    private readonly DispatchSettings _settings;
    private readonly TimeProvider _system;

    public Dispatcher(
        IEnumerable<IDepartmentConnector> connectors, ICaseStore store, CaseWriter writer, Ledger ledger, DispatchSettings settings, TimeProvider system, Chance chance, ILogger<Lane> log)
    {
        _lanes = connectors.ToDictionary(c => c.Department, c => new Lane(c, store, writer, ledger, settings, system, chance, log));
        (_settings, _system) = (settings, system);
        writer.Committed += _ => Wake();
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => LoopAsync(stoppingToken);

    public async Task LoopAsync(CancellationToken stop)
    {
        try
        {
            while (!stop.IsCancellationRequested)
            {
                if (_woken.Task.IsCompleted) Volatile.Write(ref _woken, new TaskCompletionSource());
                foreach (var lane in _lanes.Values) lane.Turn(stop);
                using var tick = CancellationTokenSource.CreateLinkedTokenSource(stop);
                var poll = Task.Delay(_settings.Poll, _system, tick.Token);
                await Task.WhenAny(poll, _woken.Task);
                // whoever woke it does not do its work
                await Task.Yield();
                // at once and here: CancelAsync would go to another thread
                tick.Cancel();
            }
        }
        finally
        {
            await Task.WhenAll(_lanes.Values.Select(l => l.StopAsync()));
        }
    }

    private void Wake()
    {
        Volatile.Read(ref _woken).TrySetResult();
    }
}
