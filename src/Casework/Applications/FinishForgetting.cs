using Lianban.Casework.Applications.Storage;
using Lianban.Casework.Keys;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Lianban.Casework.Applications;

/// <summary>
/// The event that an application is forgotten and the destruction of its key stand in two files: a crash between them leaves the key. Whatever was left is destroyed
/// at the start, and every hour.
/// </summary>
internal sealed partial class FinishForgetting(ICaseStore store, IApplicationKeys keys, TimeProvider system, ILogger<FinishForgetting> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, system);
        do
        {
            try
            {
                foreach (var application in store.Forgotten().Where(a => keys.Find(a) is not null))
                {
                    await keys.DestroyAsync(application, stoppingToken);
                    LogFinished(application);
                }
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                LogFault(fault);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(LogLevel.Warning, "the key of the forgotten application {Application} was still there and is destroyed now")]
    private partial void LogFinished(Guid application);

    [LoggerMessage(LogLevel.Error, "destroying the keys of forgotten applications failed; the next try follows in an hour")]
    private partial void LogFault(Exception fault);
}
