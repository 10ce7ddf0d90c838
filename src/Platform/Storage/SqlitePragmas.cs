using Microsoft.Data.Sqlite;

namespace Lianban.Platform.Storage;

/// <summary>Opens connections, each with the pragmas it needs: SQLite forgets them with the connection.</summary>
internal static class SqlitePragmas
{
    /// <summary>Opens a connection to the file; a reading one cannot write.</summary>
    public static SqliteConnection Open(string path, bool reads)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = SqliteOpenMode.ReadWriteCreate,
            Pooling = false,
            DefaultTimeout = 30,
        }.ToString());
        try
        {
            connection.Open();
            // busy_timeout first: setting the journal mode may have to wait
            connection.Run("PRAGMA busy_timeout=10000");
            connection.Run("PRAGMA journal_mode=WAL");
            connection.Run("PRAGMA synchronous=FULL");
            connection.Run("PRAGMA foreign_keys=ON");
            connection.Run("PRAGMA secure_delete=ON");
            connection.Run("PRAGMA temp_store=MEMORY");
            if (reads) connection.Run("PRAGMA query_only=ON");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
