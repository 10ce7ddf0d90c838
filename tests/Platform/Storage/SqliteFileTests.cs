using Lianban.Platform.Storage;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Lianban.Tests.Platform.Storage;

public sealed class SqliteFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("lianban-desk-").FullName;

    private string Path => System.IO.Path.Combine(_folder, "data", "desk.db");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_write_that_throws_leaves_nothing()
    {
        using var file = new DeskFile(Path);
        await Assert.ThrowsAsync<InvalidOperationException>(() => file.WriteAsync(c =>
        {
            c.Run("INSERT INTO settings VALUES ('a', '1')");
            throw new InvalidOperationException("no");
        }, default));
        Assert.Equal(0, file.Read(c => c.One("SELECT count(*) FROM settings", r => r.GetInt32(0))));
        await file.WriteAsync(c => c.Run("INSERT INTO settings VALUES ('b', '1')"), default);
        Assert.Equal("b", file.Read(c => c.One("SELECT name FROM settings", r => r.GetString(0))));
    }

    [Fact]
    public async Task Opening_again_keeps_what_was_written_and_applies_no_migration_twice()
    {
        using (var file = new DeskFile(Path)) await file.WriteAsync(c => c.Run("INSERT INTO settings VALUES ('a', '1')"), default);
        using var again = new DeskFile(Path);
        Assert.Equal("1", again.Read(c => c.One("SELECT value FROM settings", r => r.GetString(0))));
        Assert.Equal(1, again.Read(c => c.One("SELECT count(*) FROM SchemaVersions WHERE ScriptName LIKE '%001-desk.sql'", r => r.GetInt32(0))));
    }

    [Theory]
    [InlineData("synchronous", "2")]
    [InlineData("foreign_keys", "1")]
    [InlineData("secure_delete", "1")]
    [InlineData("journal_mode", "wal")]
    public async Task Every_connection_has_its_pragmas(string pragma, string value)
    {
        using var file = new DeskFile(Path);
        string Ask(SqliteConnection c) => c.One($"PRAGMA {pragma}", r => r.GetString(0))!;
        Assert.Equal(value, await file.WriteAsync(Ask, default));
        // two readers at once: the pooled one and a fresh one
        Assert.Equal((value, value), file.Read(a => (Ask(a), file.Read(Ask))));
    }

    [Fact]
    public void A_reader_cannot_write()
    {
        using var file = new DeskFile(Path);
        Assert.Throws<SqliteException>(() => file.Read(c => c.Run("INSERT INTO settings VALUES ('a', '1')")));
    }

    [Fact]
    public async Task A_hundred_writers_at_once_lose_nothing()
    {
        using var file = new DeskFile(Path);
        await Task.WhenAll(Enumerable.Range(0, 100).Select(i => Task.Run(() => file.WriteAsync(c => c.Run("INSERT INTO settings VALUES ($n, '1')", ("$n", $"s{i}")), default))));
        Assert.Equal(100, file.Read(c => c.One("SELECT count(*) FROM settings", r => r.GetInt32(0))));
    }

    [Fact]
    public async Task A_deleted_value_is_in_neither_the_file_nor_its_log()
    {
        using var file = new DeskFile(Path);
        var canary = "canary-" + new string('x', 40);
        await file.WriteAsync(c => c.Run("INSERT INTO settings VALUES ('a', $v)", ("$v", canary)), default);
        Assert.Contains(canary, Everything());
        await file.WriteAsync(c => c.Run("DELETE FROM settings"), default);
        Assert.True(await file.EmptyLogAsync(default));
        Assert.DoesNotContain(canary, Everything());
    }

    private string Everything() => string.Concat(Directory.GetFiles(_folder, "*", SearchOption.AllDirectories).Select(f =>
    {
        using var stream = new FileStream(f, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
        return reader.ReadToEnd();
    }));
}
