using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace Lianban.Platform.Storage;

/// <summary>A message of a department that was refused. No contents: only who said to be speaking, why not, and what it named.</summary>
/// <param name="Verified">Its signature was good (e.g. an unknown case); otherwise anybody may have sent it.</param>
public sealed record RefusedMessage(DateTimeOffset At, string Department, string Code, string? MessageId, string? CaseKey, string? Sha256, bool Verified);

/// <summary>
/// Refused messages, outside the applications' chains. Rows are bounded (the newest stay), verified and unverified apart, so that noise from outside cannot push
/// out what a department really said; counts per department and code go on for ever.
/// </summary>
/// <remarks>
/// A verified one is on disk before it is answered. Anybody can send an unverified one, and must not make the disk work for each: they are counted in memory and
/// written together, once a second and at the end. A killed process loses the last second of them.
/// </remarks>
public sealed partial class DeskRefusals : IDisposable
{
    /// <summary>Rows kept of verified and of unverified messages, each.</summary>
    public const int Limit = 10_000;

    /// <summary>Rows kept of the unverified messages of one second; the others are counted.</summary>
    public const int MostAtOnce = 100;

    // A caller passes only departments it knows; should it not, the table of counts must not grow from outside.
    private const int MostCounts = 1_000, LongestText = 128;
    private const string Other = "other";
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly DeskFile _desk;
    private readonly ILogger<DeskRefusals> _log;
    private readonly ITimer _timer;
    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly Lock _gate = new();
    private readonly Queue<RefusedMessage> _newest = new();
    private Dictionary<(string Department, string Code), long> _counts = [];
    private bool _due;

    public DeskRefusals(DeskFile desk, TimeProvider system, ILogger<DeskRefusals> log)
    {
        (_desk, _log) = (desk, log);
        _timer = system.CreateTimer(_ => _ = WriteOrTryAgainAsync(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Records a refused message and counts it.</summary>
    public Task RecordAsync(RefusedMessage message, CancellationToken cancel)
    {
        message = message with
        {
            Department = Clip(message.Department)!, Code = Clip(message.Code)!, MessageId = Clip(message.MessageId), CaseKey = Clip(message.CaseKey), Sha256 = Clip(message.Sha256),
        };
        if (message.Verified) return _desk.WriteAsync(c => Write(c, [message], [KeyValuePair.Create((message.Department, message.Code), 1L)]), cancel);
        lock (_gate)
        {
            Count((message.Department, message.Code), 1);
            _newest.Enqueue(message);
            if (_newest.Count > MostAtOnce) _newest.Dequeue();
            WriteSoon();
        }
        return Task.CompletedTask;
    }

    /// <summary>The newest, newest first.</summary>
    public async Task<IReadOnlyList<RefusedMessage>> NewestAsync(int most, CancellationToken cancel)
    {
        await WriteDownAsync(cancel);
        return _desk.Read(c => c.All(
            "SELECT at, department, code, message_id, case_key, sha256, verified FROM refused_messages ORDER BY id DESC LIMIT $most",
            r => new RefusedMessage(r.GetInstant(0), r.GetString(1), r.GetString(2), Text(r, 3), Text(r, 4), Text(r, 5), r.GetInt64(6) == 1), ("$most", most)));
    }

    /// <summary>How many were ever refused, by department and code.</summary>
    public async Task<IReadOnlyList<(string Department, string Code, long Count)>> CountsAsync(CancellationToken cancel)
    {
        await WriteDownAsync(cancel);
        return _desk.Read(c => c.All("SELECT department, code, count FROM refused_counts ORDER BY department, code", r => (r.GetString(0), r.GetString(1), r.GetInt64(2))));
    }

    /// <summary>Writes down what is only in memory. The file must still be open.</summary>
    public void Dispose()
    {
        _timer.Dispose();
        WriteOrTryAgainAsync().GetAwaiter().GetResult();
    }

    private async Task WriteOrTryAgainAsync()
    {
        try
        {
            await WriteDownAsync(CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is SqliteException or ObjectDisposedException)
        {
            NotWritten(fault);
        }
    }

    private async Task WriteDownAsync(CancellationToken cancel)
    {
        await _writing.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            List<RefusedMessage> rows;
            Dictionary<(string Department, string Code), long> counts;
            lock (_gate)
            {
                _due = false;
                if (_counts.Count == 0) return;
                (rows, counts, _counts) = ([.. _newest], _counts, []);
                _newest.Clear();
            }
            try
            {
                await _desk.WriteAsync(c => Write(c, rows, counts), cancel).ConfigureAwait(false);
            }
            catch
            {
                lock (_gate)
                {
                    foreach (var (key, count) in counts) Count(key, count);
                    foreach (var row in rows.Take(MostAtOnce - _newest.Count)) _newest.Enqueue(row);
                    WriteSoon();
                }
                throw;
            }
        }
        finally
        {
            _writing.Release();
        }
    }

    private void Count((string Department, string Code) key, long count)
    {
        if (_counts.Count >= MostCounts && !_counts.ContainsKey(key)) key = (Other, Other);
        _counts[key] = _counts.GetValueOrDefault(key) + count;
    }

    private void WriteSoon()
    {
        if (_due) return;
        _due = true;
        _timer.Change(Pause, Timeout.InfiniteTimeSpan);
    }

    // Rows of one kind: all verified, or all not.
    private static void Write(SqliteConnection c, List<RefusedMessage> rows, IEnumerable<KeyValuePair<(string Department, string Code), long>> counts)
    {
        foreach (var row in rows)
            c.Run("""
                INSERT INTO refused_messages (at, department, code, message_id, case_key, sha256, verified) VALUES ($at, $department, $code, $message, $case, $sha, $verified)
                """,
                ("$at", row.At), ("$department", row.Department), ("$code", row.Code), ("$message", row.MessageId), ("$case", row.CaseKey), ("$sha", row.Sha256),
                ("$verified", row.Verified ? 1 : 0));
        c.Run("""
            DELETE FROM refused_messages WHERE verified = $verified AND id <=
              (SELECT id FROM refused_messages WHERE verified = $verified ORDER BY id DESC LIMIT 1 OFFSET $limit)
            """, ("$verified", rows[0].Verified ? 1 : 0), ("$limit", Limit));
        foreach (var (key, count) in counts) Add(c, key.Department, key.Code, count);
    }

    private static void Add(SqliteConnection c, string department, string code, long count)
    {
        var known = c.One("SELECT 1 FROM refused_counts WHERE department = $department AND code = $code", _ => true, ("$department", department), ("$code", code));
        if (!known && c.One("SELECT count(*) FROM refused_counts", r => r.GetInt64(0)) >= MostCounts) department = code = Other;
        c.Run("""
            INSERT INTO refused_counts (department, code, count) VALUES ($department, $code, $count)
            ON CONFLICT (department, code) DO UPDATE SET count = count + excluded.count
            """, ("$department", department), ("$code", code), ("$count", count));
    }

    private static string? Clip(string? text) => text is { Length: > LongestText } ? text[..LongestText] : text;

    private static string? Text(SqliteDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    [LoggerMessage(LogLevel.Warning, "what was refused in the last second could not be written; the next try follows")]
    private partial void NotWritten(Exception fault);
}
