using Lianban.Casework.Applications;
using Lianban.Casework.Applications.Writing;
using Lianban.Tests.TestKit;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Lianban.Tests.Faults;

/// <summary>What stands in <c>cases.db</c>, read beside the running platform.</summary>
internal sealed class CaseFile(RunningSystem system)
{
    /// <summary>Rows of any query, each as its columns joined by a blank.</summary>
    public List<string> Rows(string sql)
    {
        using var file = Open();
        using var command = file.CreateCommand();
        command.CommandText = sql;
        using var row = command.ExecuteReader();
        var rows = new List<string>();
        while (row.Read()) rows.Add(string.Join(' ', Enumerable.Range(0, row.FieldCount).Select(i => row.IsDBNull(i) ? "-" : row.GetValue(i) is byte[] b ? Convert.ToHexStringLower(b) : row.GetValue(i))));
        return rows;
    }

    /// <summary>One number.</summary>
    public long Count(string sql) => long.Parse(Rows(sql)[0]);

    /// <summary>What is not at its end yet, the causes first; empty when everything is.</summary>
    public List<string> Unfinished() =>
    [
        .. Rows("SELECT 'outbox', key, department, kind, attempts, due - cast(unixepoch('subsec') * 1000 AS INTEGER) || ' ms' FROM outbox"),
        .. Rows("SELECT 'part', number, service, part, p.state, round, owner FROM parts p JOIN applications a ON a.id=p.application WHERE a.state<>'Finished' AND p.state<>'Approved'"),
        .. Rows("SELECT 'application', number, state FROM applications WHERE state<>'Finished'"),
    ];

    /// <summary>Every chain, verified by the product itself over a copy of the file: how many there are, and the broken ones.</summary>
    public (int Chains, IReadOnlyList<(Guid Application, int Event)> Broken) Verify()
    {
        var folder = Directory.CreateTempSubdirectory("lianban-");
        try
        {
            using (var file = Open())
            using (var copy = new SqliteConnection($"Data Source={Path.Combine(folder.FullName, "cases.db")};Pooling=False"))
            {
                copy.Open();
                file.BackupDatabase(copy);
            }
            using var rooms = new ServiceCollection().AddLogging().AddApplications(folder.FullName, CaseSettings.Default).BuildServiceProvider();
            return rooms.GetRequiredService<VerifyChains>().Execute();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private SqliteConnection Open()
    {
        var file = new SqliteConnection($"Data Source={Path.Combine(system.Data.Web, "cases.db")};Pooling=False;Default Timeout=30");
        file.Open();
        return file;
    }
}
