using System.Security.Cryptography;
using Lianban.Platform.Crypto;
using Lianban.Platform.Storage;
using Microsoft.Data.Sqlite;

namespace Lianban.Casework.Keys;

/// <summary>The keys in <c>desk.db</c>. One clear copy of each is kept in memory, of the newest few thousand.</summary>
internal sealed class ApplicationKeys(DeskFile desk, MasterKey master) : IApplicationKeys
{
    private const int MostCached = 4_096;
    private readonly Lock _gate = new();
    private readonly Dictionary<Guid, byte[]> _cache = [];
    private readonly Queue<Guid> _order = new();
    private long _destroyed;

    public async Task<byte[]> CreateAsync(Guid application, CancellationToken cancel) =>
        Remember(application, await desk.WriteAsync(c => Create(c, application), cancel), Interlocked.Read(ref _destroyed));

    /// <summary>Makes the key inside a transaction of the caller's, together with what it will seal; the one that stands if there is one.</summary>
    public byte[] Create(SqliteConnection connection, Guid application)
    {
        if (Read(connection, application) is { } standing) return standing;
        var key = RandomNumberGenerator.GetBytes(32);
        connection.Run("INSERT INTO keys (application, sealed) VALUES ($id, $sealed)", ("$id", application), ("$sealed", SealedKey.Wrap(master, application, key)));
        return key;
    }

    public byte[]? Find(Guid application)
    {
        lock (_gate)
            if (_cache.TryGetValue(application, out var cached)) return cached;
        var seen = Interlocked.Read(ref _destroyed);
        return desk.Read(c => Read(c, application)) is { } key ? Remember(application, key, seen) : null;
    }

    public Task DestroyAsync(Guid application, CancellationToken cancel) => DestroyWhenAsync(application, static _ => true, cancel);

    /// <summary>Destroys only when <paramref name="condition"/> holds, in the same transaction; answers whether it did.</summary>
    public async Task<bool> DestroyWhenAsync(Guid application, Func<SqliteConnection, bool> condition, CancellationToken cancel)
    {
        var destroyed = await desk.WriteAsync(c =>
        {
            if (!condition(c)) return false;
            c.Run("DELETE FROM keys WHERE application = $id", ("$id", application));
            c.Run("DELETE FROM drafts WHERE id = $id", ("$id", application));
            c.Run("DELETE FROM files WHERE application = $id", ("$id", application));
            return true;
        }, cancel);
        if (!destroyed) return false;
        Forget(application);
        // What was deleted is overwritten in the file, but its old pages stand in the log until the log is cut.
        if (!await desk.EmptyLogAsync(cancel)) throw new IOException("desk.db: the log could not be cut, readers were in the way; destroy again");
        return true;
    }

    private byte[]? Read(SqliteConnection connection, Guid application) =>
        connection.One("SELECT sealed FROM keys WHERE application = $id", r => r.GetBytes(0), ("$id", application)) is { } wrapped
            ? SealedKey.Unwrap(master, application, wrapped)
            : null;

    // A key read before a destruction and remembered after it would live on in memory: then it is not remembered.
    private byte[] Remember(Guid application, byte[] key, long seen)
    {
        lock (_gate)
        {
            if (seen != _destroyed || !_cache.TryAdd(application, key)) return key;
            _order.Enqueue(application);
            while (_order.Count > MostCached) _cache.Remove(_order.Dequeue());
        }
        return key;
    }

    private void Forget(Guid application)
    {
        lock (_gate)
        {
            _destroyed++;
            _cache.Remove(application);
        }
    }
}
