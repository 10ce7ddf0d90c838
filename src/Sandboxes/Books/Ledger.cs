using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace Lianban.Sandboxes.Books;

/// <summary>
/// The stand-ins' books: one SQLite file, WAL, <c>synchronous=FULL</c>, one writer. Writes that wait together are committed together
/// (<c>BEGIN IMMEDIATE</c>); each has a savepoint of its own, so that one which throws fails alone. A write returns only after the commit.
/// </summary>
internal sealed class Ledger : IAsyncDisposable
{
    private readonly Channel<Entry> waiting = Channel.CreateBounded<Entry>(4096);
    private readonly ConcurrentBag<Page> readers = [];
    private readonly string source;
    private readonly Page writer;
    private readonly Task loop;

    public Ledger(Settings settings)
    {
        Directory.CreateDirectory(settings.Folder);
        source = new SqliteConnectionStringBuilder { DataSource = Path.Combine(settings.Folder, "sandboxes.db"), Pooling = false }.ToString();
        writer = Open();
        writer.Do(Resources.Text("schema.sql"));
        loop = Task.Factory.StartNew(Drain, TaskCreationOptions.LongRunning).Unwrap();
    }

    /// <summary>Does a piece of work in a transaction and answers after the commit. The work may not wait for anything else.</summary>
    public async Task<T> Write<T>(Func<Page, T> work)
    {
        var entry = new Entry<T>(work);
        await waiting.Writer.WriteAsync(entry);
        return await entry.Answer;
    }

    /// <summary>Reads what is committed.</summary>
    public T Read<T>(Func<Page, T> work)
    {
        if (!readers.TryTake(out var page)) page = Open();
        try { return work(page); }
        finally { readers.Add(page); }
    }

    public async ValueTask DisposeAsync()
    {
        waiting.Writer.TryComplete();
        await loop;
        while (readers.TryTake(out var page)) page.Dispose();
        writer.Dispose();
    }

    private Page Open()
    {
        var connection = new SqliteConnection(source);
        connection.Open();
        var page = new Page(connection);
        page.One("PRAGMA journal_mode=WAL", static r => r.GetString(0));
        page.Do("PRAGMA synchronous=FULL; PRAGMA busy_timeout=5000; PRAGMA foreign_keys=ON");
        return page;
    }

    private async Task Drain()
    {
        while (await waiting.Reader.WaitToReadAsync())
        {
            var batch = new List<Entry>(64);
            while (batch.Count < 256 && waiting.Reader.TryRead(out var entry)) batch.Add(entry);
            try
            {
                writer.Do("BEGIN IMMEDIATE");
                foreach (var entry in batch) entry.Work(writer);
                writer.Do("COMMIT");
            }
            catch (SqliteException failure)
            {
                try { writer.Do("ROLLBACK"); } catch (SqliteException) { /* already rolled back */ }
                foreach (var entry in batch) entry.Fail(failure);
                continue;
            }
            foreach (var entry in batch) entry.Tell();
        }
    }

    private abstract class Entry
    {
        public abstract void Work(Page page);
        public abstract void Tell();
        public abstract void Fail(Exception failure);
    }

    private sealed class Entry<T>(Func<Page, T> work) : Entry
    {
        private readonly TaskCompletionSource<T> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private Exception? thrown;
        private T? result;

        public Task<T> Answer => answer.Task;

        public override void Work(Page page)
        {
            page.Do("SAVEPOINT entry");
            try { result = work(page); }
            catch (Exception failure) { thrown = failure; page.Do("ROLLBACK TO entry"); }
            page.Do("RELEASE entry");
        }

        public override void Tell()
        {
            if (thrown is null) answer.TrySetResult(result!);
            else answer.TrySetException(thrown);
        }

        public override void Fail(Exception failure) => answer.TrySetException(failure);
    }
}
