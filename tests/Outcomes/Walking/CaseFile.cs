using Lianban.Casework.Audit;
using Lianban.Tests.TestKit;
using Microsoft.Data.Sqlite;

namespace Lianban.Tests.Outcomes.Walking;

/// <summary>The platform's books, read as an auditor reads them: while it runs, from the file.</summary>
internal static class CaseFile
{
    /// <summary>Asserts that an application's chain verifies to its head; the types of its events, in order.</summary>
    public static IReadOnlyList<string> AssertChain(RunningSystem system, string application)
    {
        using var books = Open(system, "cases.db");
        using var command = books.CreateCommand();
        command.CommandText = "SELECT e.application, n, type, e.version, business_at, system_at, sealed, body, hash, head FROM events e JOIN applications a ON a.id=e.application WHERE a.id=@id ORDER BY n";
        command.Parameters.AddWithValue("@id", Convert.FromHexString(application));
        using var row = command.ExecuteReader();
        var events = new List<StoredEvent>();
        byte[] head = [];
        while (row.Read())
        {
            head = (byte[])row[9];
            events.Add(new StoredEvent(new Guid((byte[])row[0], bigEndian: true), row.GetInt32(1), row.GetString(2), row.GetInt32(3), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(4)),
                DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(5)), row.GetBoolean(6), (byte[])row[7], (byte[])row[8]));
        }
        Assert.NotEmpty(events);
        Assert.Null(EventChain.FirstBroken(events, head));
        return [.. events.Select(e => e.Type)];
    }

    /// <summary>A count or a sum.</summary>
    public static long Number(RunningSystem system, string file, string sql)
    {
        using var books = Open(system, file);
        using var command = books.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture);
    }

    private static SqliteConnection Open(RunningSystem system, string file)
    {
        var books = new SqliteConnection($"Data Source={Path.Combine(system.Data.Web, file)};Mode=ReadOnly;Pooling=False;Default Timeout=30");
        books.Open();
        return books;
    }
}
