using Lianban.Casework.Audit;
using Lianban.Platform.Storage;
using Lianban.Platform.Time;
using Microsoft.Data.Sqlite;

namespace Lianban.Casework.Applications.Storage.Sqlite;

/// <summary>Reads rows of <c>cases.db</c>; the column lists stand beside their readers.</summary>
internal static class Rows
{
    public const string ApplicationColumns = "id, number, version, state, person, submitted_at, services, definition, head";
    public const string PartColumns = "application, service, part, department, state, round, owner, since, due, provisional, overdue, ask_at";
    public const string OutboxColumns = "key, application, department, shard, kind, due, attempts, body";

    public static ApplicationRow Application(SqliteDataReader r) => new(
        r.GetKey(0), r.GetString(1), r.GetInt32(2), Enum.Parse<ApplicationState>(r.GetString(3)), r.IsDBNull(4) ? null : r.GetString(4), Business(r, 5), r.GetString(6),
        r.GetString(7), r.GetBytes(8));

    public static PartRow Part(SqliteDataReader r) => new(
        r.GetKey(0), r.GetString(1), r.GetString(2), r.GetString(3), Enum.Parse<PartState>(r.GetString(4)), r.GetInt32(5), r.IsDBNull(6) ? null : r.GetString(6), Business(r, 7),
        r.IsDBNull(8) ? null : Business(r, 8), r.GetBoolean(9), r.GetBoolean(10), r.IsDBNull(11) ? null : Business(r, 11));

    public static OutboxRow Outbox(SqliteDataReader r) =>
        new(r.GetString(0), r.GetKey(1), r.GetString(2), r.GetInt32(3), r.GetString(4), r.GetInstant(5), r.GetInt32(6), r.GetBytes(7));

    public static StoredChain Chain(SqliteConnection c, Guid application)
    {
        byte[]? head = null;
        // one statement sees one state of the file: events and head belong together
        var events = c.All(
            """
            SELECT e.application, e.n, e.type, e.version, e.business_at, e.system_at, e.sealed, e.body, e.hash, a.head
            FROM events e LEFT JOIN applications a ON a.id=e.application WHERE e.application=@id ORDER BY e.n
            """,
            r =>
            {
                head ??= r.IsDBNull(9) ? null : r.GetBytes(9);
                return new StoredEvent(r.GetKey(0), r.GetInt32(1), r.GetString(2), r.GetInt32(3), Business(r, 4), r.GetInstant(5), r.GetBoolean(6), r.GetBytes(7), r.GetBytes(8));
            }, ("@id", application));
        return new StoredChain(events, head);
    }

    public static Dictionary<string, Guid> OpenCases(SqliteConnection c, string person) => c.All(
        "SELECT service, application FROM open_cases WHERE person=@person", r => KeyValuePair.Create(r.GetString(0), r.GetKey(1)), ("@person", person)).ToDictionary();

    private static DateTimeOffset Business(SqliteDataReader r, int column) => r.GetInstant(column).ToOffset(BusinessClock.Zone);
}
