using Microsoft.Data.Sqlite;

namespace Lianban.Platform.Storage;

/// <summary>Short forms for plain ADO.NET: parameters by name, rows by a function.</summary>
public static class SqliteSpeech
{
    /// <summary>Runs a statement; answers how many rows it changed.</summary>
    public static int Run(this SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using var command = Command(connection, sql, parameters);
        return command.ExecuteNonQuery();
    }

    /// <summary>The first row, or the default value when there is none.</summary>
    public static T? One<T>(this SqliteConnection connection, string sql, Func<SqliteDataReader, T> row, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using var command = Command(connection, sql, parameters);
        using var reader = command.ExecuteReader();
        return reader.Read() ? row(reader) : default;
    }

    /// <summary>All rows.</summary>
    public static List<T> All<T>(this SqliteConnection connection, string sql, Func<SqliteDataReader, T> row, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using var command = Command(connection, sql, parameters);
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read()) rows.Add(row(reader));
        return rows;
    }

    /// <summary>An identifier as it stands in keys: 16 bytes in big-endian order, so that ids ordered by time stay side by side.</summary>
    public static byte[] Key(this Guid id) => id.ToByteArray(bigEndian: true);

    /// <summary>Reads an identifier back.</summary>
    public static Guid GetKey(this SqliteDataReader reader, int column) => new((byte[])reader[column], bigEndian: true);

    /// <summary>Reads bytes.</summary>
    public static byte[] GetBytes(this SqliteDataReader reader, int column) => (byte[])reader[column];

    /// <summary>An instant as it stands in columns: milliseconds since 1970 in UTC.</summary>
    public static DateTimeOffset GetInstant(this SqliteDataReader reader, int column) => DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(column));

    private static SqliteCommand Command(SqliteConnection connection, string sql, ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
        {
            command.Parameters.AddWithValue(name, value switch
            {
                null => DBNull.Value,
                Guid id => id.Key(),
                DateTimeOffset at => at.ToUnixTimeMilliseconds(),
                _ => value,
            });
        }
        return command;
    }
}
