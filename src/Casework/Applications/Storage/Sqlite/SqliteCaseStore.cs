using Lianban.Casework.Audit;
using Lianban.Platform.Storage;
using Microsoft.Data.Sqlite;

namespace Lianban.Casework.Applications.Storage.Sqlite;

/// <summary><c>cases.db</c>: written only by the group-commit writer.</summary>
internal sealed class SqliteCaseStore(string path) : SqliteFile(path, typeof(SqliteCaseStore).Assembly, "Applications/Storage/Sqlite/"), ICaseStore
{
    private SqliteCaseTransaction? _transaction;

    public Task<T> WriteAsync<T>(Func<ICaseTransaction, T> work, CancellationToken cancel) =>
        WriteAsync(connection => work(_transaction ??= new SqliteCaseTransaction(connection)), cancel);

    public StoredChain ChainOf(Guid application) => Read(c => Rows.Chain(c, application));

    public ApplicationRow? ApplicationBy(Guid id) => Read(c => c.One($"SELECT {Rows.ApplicationColumns} FROM applications WHERE id=@id", Rows.Application, ("@id", id)));

    public Guid? IdOf(string number) => Read(c => c.One("SELECT id FROM applications WHERE number=@number", r => (Guid?)r.GetKey(0), ("@number", number)));

    public IReadOnlyList<ApplicationRow> ApplicationsOf(string person) => Read(c => c.All(
        $"SELECT {Rows.ApplicationColumns} FROM applications WHERE person=@person ORDER BY submitted_at DESC LIMIT 200", Rows.Application, ("@person", person)));

    public IReadOnlyDictionary<string, Guid> OpenCasesOf(string person) => Read(c => Rows.OpenCases(c, person));

    public IReadOnlyList<OutboxRow> OutboxDue(string department, DateTimeOffset now, int limit) => Read(c => c.All(
        $"SELECT {Rows.OutboxColumns} FROM outbox WHERE department=@department AND due<=@now ORDER BY due LIMIT @limit", Rows.Outbox,
        ("@department", department), ("@now", now), ("@limit", limit)));

    public OutboxRow? OutboxBy(string key) => Read(c => c.One($"SELECT {Rows.OutboxColumns} FROM outbox WHERE key=@key", Rows.Outbox, ("@key", key)));

    public IReadOnlyList<PartRow> PartsToAsk(DateTimeOffset now, int limit) => Read(c => c.All(
        $"SELECT {Rows.PartColumns} FROM parts WHERE ask_at IS NOT NULL AND ask_at<=@now ORDER BY ask_at LIMIT @limit", Rows.Part, ("@now", now), ("@limit", limit)));

    public IReadOnlyList<PartRow> PartsOverdue(DateTimeOffset now, int limit) => Read(c => c.All(
        $"SELECT {Rows.PartColumns} FROM parts WHERE due IS NOT NULL AND overdue=0 AND due<@now AND state IN ('Asked','InReview','Asking','Retrying') ORDER BY due LIMIT @limit",
        Rows.Part, ("@now", now), ("@limit", limit)));

    public IReadOnlyList<Guid> Forgotten() => Read(c => c.All("SELECT id FROM applications WHERE state='Forgotten'", r => r.GetKey(0)));

    public IReadOnlyList<Guid> AllApplications() => Read(c => c.All("SELECT id FROM applications", r => r.GetKey(0)));
}
