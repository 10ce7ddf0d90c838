using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Lianban.Casework.Drafts;

/// <summary>Lets old drafts go, once at the start and then every hour (system time).</summary>
internal sealed partial class DraftExpiry(ExpireDrafts expire, TimeProvider system, ILogger<DraftExpiry> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, system);
        do
        {
            try
            {
                if (await expire.ExecuteAsync(stoppingToken).ConfigureAwait(false) is > 0 and var gone) LogGone(gone);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                LogFault(fault);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
    }

    [LoggerMessage(LogLevel.Information, "{Count} drafts that nobody touched were deleted with their keys")]
    private partial void LogGone(int count);

    [LoggerMessage(LogLevel.Error, "deleting old drafts failed; the next try follows in an hour")]
    private partial void LogFault(Exception fault);
}
