using System.Threading.Channels;
using Lianban.Casework.Applications.Storage;
using Lianban.Platform.Results;
using Lianban.Platform.Time;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Lianban.Casework.Applications.Writing;

/// <summary>
/// The group-commit writer: one loop takes what is waiting, decides it in memory, writes all of it in one transaction, and answers only after the commit.
/// </summary>
/// <remarks>
/// There is no linger timer: under load the batch grows by itself while the last one is written. A command that throws fails alone; a batch that the store
/// refuses is tried one by one; the one that still fails is answered STORE-FAILED and logged as critical. Nothing is acknowledged before it is durable.
/// </remarks>
internal sealed partial class CaseWriter(ICaseStore store, CaseBooks books, BusinessClock business, TimeProvider system, ILogger<CaseWriter> log) : BackgroundService, ILoop
{
    private const int BatchLimit = 256, QueueLimit = 4096, CacheLimit = 20_000;
    private static readonly TimeSpan TooOld = TimeSpan.FromSeconds(2), GivenUp = TimeSpan.FromSeconds(25);

    private readonly Channel<Pending> _queue = Channel.CreateBounded<Pending>(new BoundedChannelOptions(QueueLimit) { SingleReader = true });
    private readonly Dictionary<Guid, Loaded> _cache = [];

    /// <summary>Raised after a commit with the messages that are now to be sent.</summary>
    public event Action<IReadOnlyList<OutboxRow>>? Committed;

    /// <summary>Queues a command and answers after its commit. New submissions are turned away (SYSTEM-BUSY) while the queue is too old; callbacks wait.</summary>
    public async Task<Written> ExecuteAsync(Command command, CancellationToken cancel)
    {
        if (command is SubmitApplication && _queue.Reader.TryPeek(out var oldest) && system.GetElapsedTime(oldest.Since) > TooOld)
            return new Written(new Refusal("SYSTEM-BUSY"), null, false, []);
        return await QueueAsync(new Pending(command, null, system.GetTimestamp()), cancel);
    }

    /// <summary>Changes rows that are not part of the history (when a message is tried again, when a department is asked again).</summary>
    public Task<Written> MaintainAsync(Action<ICaseTransaction> change, CancellationToken cancel) => QueueAsync(new Pending(null, change, system.GetTimestamp()), cancel);

    private async Task<Written> QueueAsync(Pending pending, CancellationToken cancel)
    {
        await _queue.Writer.WriteAsync(pending, cancel);
        // once queued it will be written, whether the caller waits or not; when the loop ends, whatever is left is answered as cancelled
        return await pending.Answer.Task;
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => LoopAsync(stoppingToken);

    public async Task LoopAsync(CancellationToken stop)
    {
        var batch = new List<Pending>(BatchLimit);
        try
        {
            while (await _queue.Reader.WaitToReadAsync(stop))
            {
                while (batch.Count < BatchLimit && _queue.Reader.TryRead(out var pending)) batch.Add(pending);
                await WriteAsync(batch);
                batch.Clear();
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested) { }
        finally
        {
            _queue.Writer.TryComplete();
            while (_queue.Reader.TryRead(out var left)) left.Answer.TrySetCanceled(CancellationToken.None);
        }
    }

    private async Task WriteAsync(List<Pending> batch)
    {
        try
        {
            await CommitAsync(batch);
        }
        catch (Exception whole)
        {
            if (batch.Count > 1) LogBatchRefused(whole.GetType().Name, batch.Count);
            foreach (var one in batch)
            {
                try
                {
                    await CommitAsync([one]);
                }
                catch (Exception alone)
                {
                    LogParked(alone, one.Command?.GetType().Name ?? "maintenance", one.Command?.Application ?? Guid.Empty);
                    one.Answer.TrySetResult(new Written(new Refusal("STORE-FAILED"), null, false, []));
                }
            }
        }
    }

    private async Task CommitAsync(List<Pending> batch)
    {
        var changed = new Dictionary<Guid, Loaded>();
        Written[] answers;
        try
        {
            answers = await store.WriteAsync(transaction => batch.ConvertAll(p => Handle(transaction, p, changed)).ToArray(), CancellationToken.None);
        }
        catch
        {
            foreach (var pending in batch) if (pending.Command is { } command) _cache.Remove(command.Application);
            throw;
        }
        if (_cache.Count > CacheLimit) _cache.Clear();
        foreach (var (id, loaded) in changed) _cache[id] = loaded;
        var rows = answers.SelectMany(a => a.Outbox).ToArray();
        if (rows.Length > 0) Committed?.Invoke(rows);
        for (var i = 0; i < batch.Count; i++) batch[i].Answer.TrySetResult(answers[i]);
    }

    private Written Handle(ICaseTransaction transaction, Pending pending, Dictionary<Guid, Loaded> changed)
    {
        if (pending.Command is not { } command)
        {
            pending.Maintenance!(transaction);
            return new Written(null, null, false, []);
        }
        // whoever handed it over has given up by now, and may be changing the draft
        if (command is SubmitApplication && system.GetElapsedTime(pending.Since) > GivenUp) return new Written(new Refusal("SYSTEM-BUSY"), null, false, []);
        var before = changed.TryGetValue(command.Application, out var newer) ? newer
            : _cache.TryGetValue(command.Application, out var cached) && (transaction.LockedVersion(command.Application) ?? cached.Version) == cached.Version ? cached
            : books.Load(command.Application, transaction.ChainOf(command.Application));
        var (written, after) = books.Write(transaction, command, before, business.Now, system.GetUtcNow());
        changed[command.Application] = after;
        return written;
    }

    private sealed record Pending(Command? Command, Action<ICaseTransaction>? Maintenance, long Since)
    {
        public TaskCompletionSource<Written> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    [LoggerMessage(LogLevel.Warning, "the store refused a batch of {Count} ({Fault}); trying one by one")]
    private partial void LogBatchRefused(string fault, int count);

    [LoggerMessage(LogLevel.Critical, "a {Command} for application {Application} could not be written and is parked")]
    private partial void LogParked(Exception fault, string command, Guid application);
}
