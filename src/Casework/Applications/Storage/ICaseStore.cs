using Lianban.Casework.Audit;

namespace Lianban.Casework.Applications.Storage;

/// <summary>
/// The seam between the case core and a database. One call of <see cref="WriteAsync"/> is one transaction; the second store (PostgreSQL) fills the same seam.
/// </summary>
internal interface ICaseStore : IDisposable
{
    /// <summary>Runs the work in one transaction; commits when it returns, rolls back when it throws.</summary>
    Task<T> WriteAsync<T>(Func<ICaseTransaction, T> work, CancellationToken cancel);

    /// <summary>The events of an application in order, with the head that its row holds.</summary>
    StoredChain ChainOf(Guid application);

    /// <summary>One application's row, or null.</summary>
    ApplicationRow? ApplicationBy(Guid id);

    /// <summary>The application with this receipt number, or null.</summary>
    Guid? IdOf(string number);

    /// <summary>A person's applications, newest first.</summary>
    IReadOnlyList<ApplicationRow> ApplicationsOf(string person);

    /// <summary>A person's open cases: service → application.</summary>
    IReadOnlyDictionary<string, Guid> OpenCasesOf(string person);

    /// <summary>Messages due for a department, oldest first.</summary>
    IReadOnlyList<OutboxRow> OutboxDue(string department, DateTimeOffset now, int limit);

    /// <summary>One message by its key, or null when it was answered.</summary>
    OutboxRow? OutboxBy(string key);

    /// <summary>Parts whose department should be asked for its status by now (business time).</summary>
    IReadOnlyList<PartRow> PartsToAsk(DateTimeOffset now, int limit);

    /// <summary>Undecided parts whose promised day has passed (business time) and that are not marked overdue.</summary>
    IReadOnlyList<PartRow> PartsOverdue(DateTimeOffset now, int limit);

    /// <summary>Applications that were deleted on their person's behalf.</summary>
    IReadOnlyList<Guid> Forgotten();

    /// <summary>Every application's id, for verification of all chains.</summary>
    IReadOnlyList<Guid> AllApplications();
}

/// <summary>One transaction.</summary>
internal interface ICaseTransaction
{
    StoredChain ChainOf(Guid application);
    IReadOnlyDictionary<string, Guid> OpenCasesOf(string person);

    /// <summary>How many events the application has, locked against other nodes until the end; null where no other node can write, and what is in memory is true.</summary>
    int? LockedVersion(Guid application);

    /// <summary>The keyed content hash of a message recorded before, or null.</summary>
    string? MessageContent(string department, string message);

    /// <summary>The next number of a day, from 1.</summary>
    int NextNumber(DateOnly day);

    /// <summary>Appends events; a primary-key violation means that another writer was first.</summary>
    void Append(IReadOnlyList<StoredEvent> events);
    void Put(ApplicationRow row);
    void Put(CaseRow row);
    void Put(PartRow row);
    void OpenCase(string person, string service, Guid application);
    void CloseCase(Guid application, string service);

    /// <summary>A closed case is open again (practice P8); nothing happens when the person has opened another one meanwhile, or was forgotten.</summary>
    void ReopenCase(Guid application, string service);
    void PutMessage(string department, string message, Guid application, string content, DateTimeOffset at);
    void PutOutbox(OutboxRow row);
    void DeleteOutbox(string key);
    void DelayOutbox(string key, DateTimeOffset due, int attempts);
    void AskAt(Guid application, string service, string part, DateTimeOffset? at);

    /// <summary>Takes everything away that could lead to the person: fingerprint, open cases, waiting messages.</summary>
    void ForgetRows(Guid application);
}

/// <summary>An application's current row. <paramref name="Person"/> is the keyed fingerprint, null after deletion.</summary>
internal sealed record ApplicationRow(
    Guid Id, string Number, int Version, ApplicationState State, string? Person, DateTimeOffset SubmittedAt, string Services, string Definition, byte[] Head);

/// <summary>A case's current row.</summary>
internal sealed record CaseRow(Guid Application, string Service, string Department, string Area, string Unit, CaseState State);

/// <summary>A part's current row. <paramref name="AskAt"/>: business time at which the department is asked if nothing was heard.</summary>
internal sealed record PartRow(
    Guid Application, string Service, string Part, string Department, PartState State, int Round, string? Owner, DateTimeOffset Since, DateTimeOffset? Due,
    bool Provisional, bool Overdue, DateTimeOffset? AskAt)
{
    public PartKey Key => new(Application, Service, Part, Round);
}

/// <summary>A message on its way. <paramref name="Body"/> is sealed under the application's key; <paramref name="Due"/> is system time.</summary>
internal sealed record OutboxRow(string Key, Guid Application, string Department, int Shard, string Kind, DateTimeOffset Due, int Attempts, byte[] Body);
