using System.Text;
using System.Text.Json;
using Lianban.Casework.Keys;
using Lianban.Platform.Crypto;
using Lianban.Platform.Storage;
using Microsoft.Data.Sqlite;

namespace Lianban.Casework.Drafts.Storage;

/// <summary>A stored draft. <paramref name="Submitting"/>: when handing it over began, or null.</summary>
internal sealed record DraftRow(Draft Draft, DateTimeOffset? Submitting);

/// <summary>The rows of drafts: one for each person and life event, the body sealed under the key of the application it becomes.</summary>
internal sealed class DraftRows(ApplicationKeys keys)
{
    private const string Columns = "id, version, body, submitting";

    public DraftRow? OfPerson(SqliteConnection c, string person, string lifeEvent) =>
        c.One($"SELECT {Columns} FROM drafts WHERE person = $person AND life_event = $event", Row, ("$person", person), ("$event", lifeEvent)) is { } row ? Open(row) : null;

    public DraftRow? Find(SqliteConnection c, Guid draft) => c.One($"SELECT {Columns} FROM drafts WHERE id = $id", Row, ("$id", draft)) is { } row ? Open(row) : null;

    /// <summary>Adds a new draft with its key, in the caller's transaction.</summary>
    public void Add(SqliteConnection c, Draft draft, string person, string lifeEvent, DateTimeOffset now)
    {
        var key = keys.Create(c, draft.Id);
        // A row whose key is gone cannot be read by anybody: it makes room.
        c.Run("DELETE FROM drafts WHERE person = $person AND life_event = $event", ("$person", person), ("$event", lifeEvent));
        c.Run("""
            INSERT INTO drafts (id, person, life_event, version, body, created, touched) VALUES ($id, $person, $event, $version, $body, $now, $now)
            """,
            ("$id", draft.Id), ("$person", person), ("$event", lifeEvent), ("$version", draft.Version), ("$body", Seal(key, draft)), ("$now", now));
    }

    /// <summary>Stores a changed draft, in the caller's transaction.</summary>
    public void Put(SqliteConnection c, Draft draft, DateTimeOffset now) => c.Run(
        "UPDATE drafts SET version = $version, body = $body, touched = $now WHERE id = $id",
        ("$id", draft.Id), ("$version", draft.Version), ("$now", now),
        ("$body", Seal(keys.Find(draft.Id) ?? throw new InvalidOperationException("a draft without its key"), draft)));

    /// <summary>Notes that handing over has begun.</summary>
    public static void Mark(SqliteConnection c, Guid draft, DateTimeOffset submitting) =>
        c.Run("UPDATE drafts SET submitting = $at, touched = $at WHERE id = $id", ("$id", draft), ("$at", submitting));

    /// <summary>Takes the mark back, unless handing over began again since.</summary>
    public static void Unmark(SqliteConnection c, Guid draft, DateTimeOffset submitting) =>
        c.Run("UPDATE drafts SET submitting = NULL WHERE id = $id AND submitting = $at", ("$id", draft), ("$at", submitting));

    /// <summary>Deletes the row alone: its key and papers belong to the application now.</summary>
    public static int Remove(SqliteConnection c, Guid draft) => c.Run("DELETE FROM drafts WHERE id = $id", ("$id", draft));

    /// <summary>Deletes the row unless it is being handed over.</summary>
    public static bool RemoveUnmarked(SqliteConnection c, Guid draft) => c.Run("DELETE FROM drafts WHERE id = $id AND submitting IS NULL", ("$id", draft)) > 0;

    /// <summary>Deletes the row unless it was touched since.</summary>
    public static bool RemoveUntouched(SqliteConnection c, Guid draft, DateTimeOffset limit) =>
        c.Run("DELETE FROM drafts WHERE id = $id AND touched < $limit", ("$id", draft), ("$limit", limit)) > 0;

    /// <summary>Drafts that nobody touched since, with whose they are.</summary>
    public static List<(Guid Draft, string Person)> UntouchedSince(SqliteConnection c, DateTimeOffset limit) =>
        c.All("SELECT id, person FROM drafts WHERE touched < $limit", r => (r.GetKey(0), r.GetString(1)), ("$limit", limit));

    private static (Guid Id, int Version, byte[] Body, DateTimeOffset? Submitting)? Row(SqliteDataReader r) =>
        (r.GetKey(0), r.GetInt32(1), r.GetBytes(2), r.IsDBNull(3) ? null : r.GetInstant(3));

    private DraftRow? Open((Guid Id, int Version, byte[] Body, DateTimeOffset? Submitting) row)
    {
        if (keys.Find(row.Id) is not { } key) return null;
        var body = JsonSerializer.Deserialize<Draft>(Sealer.Open(key, row.Body, Place(row.Id))) ?? throw new JsonException("an empty draft");
        return new DraftRow(body with { Version = row.Version }, row.Submitting);
    }

    private static byte[] Seal(byte[] key, Draft draft) => Sealer.Seal(key, JsonSerializer.SerializeToUtf8Bytes(draft), Place(draft.Id));

    private static byte[] Place(Guid draft) => Encoding.ASCII.GetBytes($"draft/{draft:n}");
}
