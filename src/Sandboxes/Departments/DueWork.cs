using Lianban.Sandboxes.Books;
using Lianban.Sandboxes.Clock;

namespace Lianban.Sandboxes.Departments;

/// <summary>Does what has fallen due in business time: decisions and steps. A timer is a row; this only looks.</summary>
internal sealed class DueWork(Ledger ledger, BusinessTime time, TimeProvider system, ILogger<DueWork> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        await Task.Yield();
        while (!stop.IsCancellationRequested)
        {
            try { await Sweep(); }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                Callbacks.Said.DueWorkFailed(log, failure.GetType().Name); // the message could hold a person's values
            }
            await Task.Delay(TimeSpan.FromMilliseconds(25), system, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task Sweep()
    {
        var now = time.Stamp;
        var (cases, steps) = ledger.Read(page => (CaseRow.DueBy(page, now), Stepping.DueBy(page, now)));
        var work = cases.Select(key => ledger.Write(page => { Deciding.Due(page, key, now); return 0; }))
            .Concat(steps.Select(key => ledger.Write(page => { Stepping.Due(page, key, now); return 0; }))).ToList();
        await Task.WhenAll(work);
    }
}
