using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.Data.Sqlite;

namespace Lianban.Platform.Storage;

/// <summary>
/// A SQLite file: one writer connection behind a lock, readers apart, every connection with its own pragmas, the schema from numbered embedded SQL files.
/// </summary>
/// <remarks>
/// Pragmas are per connection, and a deferred transaction that upgrades gets BUSY_SNAPSHOT: so writes are always <c>BEGIN IMMEDIATE</c> on the one writer.
/// <c>synchronous=FULL</c>: an answered write survives a power cut. <c>secure_delete</c>: a deleted value is overwritten in the file.
/// The connections of Microsoft.Data.Sqlite's own pool are not used: they would come back without knowing who set what.
/// </remarks>
public abstract class SqliteFile : IDisposable
{
    private readonly ConcurrentBag<SqliteConnection> _idle = [];
    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly SqliteConnection _writer;
    private volatile bool _closed;

    /// <summary>Opens the file (makes it and its folder if needed, for the owner alone) and brings its schema up to date.</summary>
    /// <param name="path">The file.</param>
    /// <param name="migrations">The assembly that embeds the migrations.</param>
    /// <param name="folder">Their folder below its project, with slashes, e.g. <c>Storage/Desk/</c>.</param>
    /// <exception cref="SqliteException">The file cannot be opened, or a migration fails.</exception>
    protected SqliteFile(string path, Assembly migrations, string folder)
    {
        Path = System.IO.Path.GetFullPath(path);
        OwnerOnly.Folder(System.IO.Path.GetDirectoryName(Path)!);
        // SQLite gives its log and index the mode of the file
        OwnerOnly.MakeFile(Path);
        foreach (var beside in new[] { "-wal", "-shm" }) OwnerOnly.NarrowFile(Path + beside);
        Migrations.Apply(Path, migrations, folder);
        _writer = SqlitePragmas.Open(Path, reads: false);
    }

    /// <summary>The file's full path.</summary>
    public string Path { get; }

    /// <summary>Runs <paramref name="work"/> in one immediate transaction on the writer connection; commits when it returns, rolls back when it throws.</summary>
    /// <remarks>The connection is the same object each time, so that a caller may keep prepared commands for it. No awaiting inside: the writer is held.</remarks>
    public async Task<T> WriteAsync<T>(Func<SqliteConnection, T> work, CancellationToken cancel)
    {
        await _writing.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            ObjectDisposedException.ThrowIf(_closed, this);
            _writer.Run("BEGIN IMMEDIATE");
            try
            {
                var result = work(_writer);
                _writer.Run("COMMIT");
                return result;
            }
            catch
            {
                // SQLite rolls back by itself on a full disk or I/O error: then there is no transaction to end.
                try { _writer.Run("ROLLBACK"); } catch (SqliteException) { }
                throw;
            }
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <inheritdoc cref="WriteAsync{T}"/>
    public Task WriteAsync(Action<SqliteConnection> work, CancellationToken cancel) => WriteAsync(connection => { work(connection); return true; }, cancel);

    /// <summary>Runs <paramref name="work"/> on a reader connection that cannot write. One statement sees one state of the file.</summary>
    public T Read<T>(Func<SqliteConnection, T> work)
    {
        ObjectDisposedException.ThrowIf(_closed, this);
        if (!_idle.TryTake(out var reader)) reader = SqlitePragmas.Open(Path, reads: true);
        try
        {
            var result = work(reader);
            _idle.Add(reader);
            return result;
        }
        catch
        {
            reader.Dispose();
            throw;
        }
    }

    /// <summary>Moves the write-ahead log into the file and cuts it to nothing, so that nothing deleted stays in it. Waits for readers.</summary>
    /// <returns>False when a reader was in the way all the time; the log is then cut later.</returns>
    public async Task<bool> EmptyLogAsync(CancellationToken cancel)
    {
        await _writing.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            ObjectDisposedException.ThrowIf(_closed, this);
            for (var attempt = 0; attempt < 3; attempt++)
            {
                // the row is (busy, pages in the log, pages moved); busy_timeout makes each attempt wait
                if (_writer.One("PRAGMA wal_checkpoint(TRUNCATE)", row => row.GetInt32(0)) == 0) return true;
            }
            return false;
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <summary>Closes every connection.</summary>
    public void Dispose()
    {
        if (_closed) return;
        _writing.Wait();
        try
        {
            if (_closed) return;
            _closed = true;
            while (_idle.TryTake(out var reader)) reader.Dispose();
            _writer.Dispose();
        }
        finally
        {
            _writing.Release();
        }
        GC.SuppressFinalize(this);
    }
}
