using Lianban.Casework.Audit;
using Lianban.Platform.Storage;
using Microsoft.Data.Sqlite;

namespace Lianban.Casework.Applications.Storage.Sqlite;

/// <summary>Writes on the one writer connection, with prepared statements that are kept for its life.</summary>
internal sealed class SqliteCaseTransaction(SqliteConnection connection) : ICaseTransaction
{
    private readonly Dictionary<string, SqliteCommand> _prepared = [];

    public StoredChain ChainOf(Guid application) => Rows.Chain(connection, application);

    public IReadOnlyDictionary<string, Guid> OpenCasesOf(string person) => Rows.OpenCases(connection, person);

    public int? LockedVersion(Guid application) => null; // one process, one writer

    public string? MessageContent(string department, string message) => (string?)Prepared(
        "SELECT content FROM messages WHERE department=@department AND message=@message", ("@department", department), ("@message", message)).ExecuteScalar();

    public int NextNumber(DateOnly day) => Convert.ToInt32(Prepared(
        "INSERT INTO numbers (day, last) VALUES (@day, 1) ON CONFLICT (day) DO UPDATE SET last = last + 1 RETURNING last",
        ("@day", day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture))).ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture);

    public void Append(IReadOnlyList<StoredEvent> events)
    {
        foreach (var e in events)
        {
            Run("INSERT INTO events (application, n, type, version, business_at, system_at, sealed, body, hash) VALUES (@a, @n, @type, @version, @business, @system, @sealed, @body, @hash)",
                ("@a", e.Application), ("@n", e.N), ("@type", e.Type), ("@version", e.Version), ("@business", e.BusinessAt), ("@system", e.SystemAt),
                ("@sealed", e.Sealed), ("@body", e.Body), ("@hash", e.Hash));
        }
    }

    public void Put(ApplicationRow row) => Run(
        """
        INSERT INTO applications (id, number, version, state, person, submitted_at, services, definition, head)
        VALUES (@id, @number, @version, @state, @person, @submitted, @services, @definition, @head)
        ON CONFLICT (id) DO UPDATE SET version=@version, state=@state, head=@head
        """,
        ("@id", row.Id), ("@number", row.Number), ("@version", row.Version), ("@state", row.State.ToString()), ("@person", row.Person), ("@submitted", row.SubmittedAt),
        ("@services", row.Services), ("@definition", row.Definition), ("@head", row.Head));

    public void Put(CaseRow row) => Run(
        """
        INSERT INTO cases (application, service, department, area, unit, state) VALUES (@a, @service, @department, @area, @unit, @state)
        ON CONFLICT (application, service) DO UPDATE SET state=@state
        """,
        ("@a", row.Application), ("@service", row.Service), ("@department", row.Department), ("@area", row.Area), ("@unit", row.Unit), ("@state", row.State.ToString()));

    public void Put(PartRow row) => Run(
        """
        INSERT INTO parts (application, service, part, department, state, round, owner, since, due, provisional, overdue, ask_at)
        VALUES (@a, @service, @part, @department, @state, @round, @owner, @since, @due, @provisional, @overdue, @ask)
        ON CONFLICT (application, service, part) DO UPDATE SET
          state=@state, round=@round, owner=@owner, since=@since, due=@due, provisional=@provisional, overdue=@overdue, ask_at=@ask
        """,
        ("@a", row.Application), ("@service", row.Service), ("@part", row.Part), ("@department", row.Department), ("@state", row.State.ToString()), ("@round", row.Round),
        ("@owner", row.Owner), ("@since", row.Since), ("@due", row.Due), ("@provisional", row.Provisional), ("@overdue", row.Overdue), ("@ask", row.AskAt));

    public void OpenCase(string person, string service, Guid application) =>
        Run("INSERT INTO open_cases (person, service, application) VALUES (@person, @service, @a)", ("@person", person), ("@service", service), ("@a", application));

    public void CloseCase(Guid application, string service) => Run("DELETE FROM open_cases WHERE application=@a AND service=@service", ("@a", application), ("@service", service));

    public void ReopenCase(Guid application, string service) => Run(
        "INSERT INTO open_cases (person, service, application) SELECT person, @service, id FROM applications WHERE id=@a AND person IS NOT NULL ON CONFLICT DO NOTHING",
        ("@service", service), ("@a", application));

    public void PutMessage(string department, string message, Guid application, string content, DateTimeOffset at) => Run(
        "INSERT INTO messages (department, message, application, content, at) VALUES (@department, @message, @a, @content, @at)",
        ("@department", department), ("@message", message), ("@a", application), ("@content", content), ("@at", at));

    public void PutOutbox(OutboxRow row) => Run(
        """
        INSERT INTO outbox (key, application, department, shard, kind, due, attempts, body) VALUES (@key, @a, @department, @shard, @kind, @due, @attempts, @body)
        ON CONFLICT (key) DO UPDATE SET due=@due
        """,
        ("@key", row.Key), ("@a", row.Application), ("@department", row.Department), ("@shard", row.Shard), ("@kind", row.Kind), ("@due", row.Due), ("@attempts", row.Attempts), ("@body", row.Body));

    public void DeleteOutbox(string key) => Run("DELETE FROM outbox WHERE key=@key", ("@key", key));

    public void DelayOutbox(string key, DateTimeOffset due, int attempts) =>
        Run("UPDATE outbox SET due=@due, attempts=@attempts WHERE key=@key", ("@key", key), ("@due", due), ("@attempts", attempts));

    public void AskAt(Guid application, string service, string part, DateTimeOffset? at) => Run(
        "UPDATE parts SET ask_at=@at WHERE application=@a AND service=@service AND part=@part", ("@a", application), ("@service", service), ("@part", part), ("@at", at));

    public void ForgetRows(Guid application)
    {
        Run("UPDATE applications SET person=NULL WHERE id=@a", ("@a", application));
        Run("DELETE FROM open_cases WHERE application=@a", ("@a", application));
        Run("DELETE FROM outbox WHERE application=@a", ("@a", application));
        Run("UPDATE parts SET ask_at=NULL, due=NULL WHERE application=@a", ("@a", application));
    }

    private void Run(string sql, params ReadOnlySpan<(string Name, object? Value)> values) => Prepared(sql, values).ExecuteNonQuery();

    private SqliteCommand Prepared(string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        if (!_prepared.TryGetValue(sql, out var command))
        {
            command = connection.CreateCommand();
            command.CommandText = sql;
            foreach (var (name, _) in values) command.Parameters.Add(new SqliteParameter { ParameterName = name });
            _prepared.Add(sql, command);
        }
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i].Value switch
            {
                null => DBNull.Value,
                Guid id => id.Key(),
                DateTimeOffset at => at.ToUnixTimeMilliseconds(),
                bool flag => flag ? 1 : 0,
                var other => other,
            };
        }
        return command;
    }
}
