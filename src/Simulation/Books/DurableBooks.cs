using Lianban.Casework.Applications.Storage;
using Lianban.Casework.Audit;

namespace Lianban.Simulation.Books;

/// <summary>What is on disk: it outlives every node. Tables as in <c>cases.db</c>, with the same keys.</summary>
internal sealed class DurableBooks
{
    public Dictionary<Guid, List<StoredEvent>> Events { get; } = [];
    public Dictionary<Guid, ApplicationRow> Applications { get; } = [];
    public Dictionary<(Guid Application, string Service), CaseRow> Cases { get; } = [];
    public Dictionary<(Guid Application, string Service, string Part), PartRow> Parts { get; } = [];
    public Dictionary<(string Person, string Service), Guid> OpenCases { get; } = [];
    public Dictionary<(string Department, string Message), string> Messages { get; } = [];
    public Dictionary<string, OutboxRow> Outbox { get; } = [];
    public Dictionary<DateOnly, int> Numbers { get; } = [];

    /// <summary>Application keys; on disk as well, in a file of their own.</summary>
    public Dictionary<Guid, byte[]> Keys { get; } = [];

    /// <summary>Open parts, so that sweeps need not look at all.</summary>
    public HashSet<(Guid Application, string Service, string Part)> Awaited { get; } = [];

    public StoredChain ChainOf(Guid application) =>
        new(Events.TryGetValue(application, out var events) ? [.. events] : [], Applications.GetValueOrDefault(application)?.Head);
}

/// <summary>One transaction: written at once, taken back when it is not committed.</summary>
internal sealed class SimulatedTransaction(DurableBooks books) : ICaseTransaction
{
    private readonly List<Action> _undo = [];

    /// <summary>Applications that this transaction appended events to, with the number of the first one.</summary>
    public Dictionary<Guid, int> Touched { get; } = [];

    public StoredChain ChainOf(Guid application) => books.ChainOf(application);

    public IReadOnlyDictionary<string, Guid> OpenCasesOf(string person) => books.OpenCases.Where(c => c.Key.Person == person).ToDictionary(c => c.Key.Service, c => c.Value);

    public int? LockedVersion(Guid application) => books.Events.TryGetValue(application, out var events) ? events.Count : 0;

    public string? MessageContent(string department, string message) => books.Messages.GetValueOrDefault((department, message));

    public int NextNumber(DateOnly day)
    {
        var next = books.Numbers.GetValueOrDefault(day) + 1;
        Set(books.Numbers, day, next);
        return next;
    }

    public void Append(IReadOnlyList<StoredEvent> events)
    {
        foreach (var e in events)
        {
            if (!books.Events.TryGetValue(e.Application, out var chain)) books.Events.Add(e.Application, chain = []);
            // the primary key (application, n): another writer was first
            if (e.N != chain.Count + 1) throw new InvalidOperationException($"primary key: event {e.N} of {e.Application:n} after {chain.Count}");
            chain.Add(e);
            Touched.TryAdd(e.Application, e.N);
            _undo.Add(() => chain.RemoveAt(chain.Count - 1));
        }
    }

    public void Put(ApplicationRow row)
    {
        if (row.Person is null && books.Applications.TryGetValue(row.Id, out var standing)) row = row with { Person = standing.Person };
        Set(books.Applications, row.Id, row);
    }

    public void Put(CaseRow row) => Set(books.Cases, (row.Application, row.Service), row);

    public void Put(PartRow row)
    {
        Set(books.Parts, (row.Application, row.Service, row.Part), row);
        Watch((row.Application, row.Service, row.Part));
    }

    public void OpenCase(string person, string service, Guid application)
    {
        if (books.OpenCases.ContainsKey((person, service))) throw new InvalidOperationException("primary key: one open case per person and service");
        Set(books.OpenCases, (person, service), application);
    }

    public void CloseCase(Guid application, string service)
    {
        foreach (var key in books.OpenCases.Where(c => c.Value == application && c.Key.Service == service).Select(c => c.Key).ToArray()) Remove(books.OpenCases, key);
    }

    public void ReopenCase(Guid application, string service)
    {
        if (books.Applications[application].Person is { } person && !books.OpenCases.ContainsKey((person, service))) Set(books.OpenCases, (person, service), application);
    }

    public void PutMessage(string department, string message, Guid application, string content, DateTimeOffset at)
    {
        if (books.Messages.ContainsKey((department, message))) throw new InvalidOperationException("primary key: a message is recorded once");
        Set(books.Messages, (department, message), content);
    }

    // the same statement as in SQL: on conflict only the due time changes
    public void PutOutbox(OutboxRow row) => Set(books.Outbox, row.Key, books.Outbox.TryGetValue(row.Key, out var standing) ? standing with { Due = row.Due } : row);

    public void DeleteOutbox(string key) => Remove(books.Outbox, key);

    public void DelayOutbox(string key, DateTimeOffset due, int attempts)
    {
        if (books.Outbox.TryGetValue(key, out var row)) Set(books.Outbox, key, row with { Due = due, Attempts = attempts });
    }

    public void AskAt(Guid application, string service, string part, DateTimeOffset? at)
    {
        if (!books.Parts.TryGetValue((application, service, part), out var row)) return;
        Set(books.Parts, (application, service, part), row with { AskAt = at });
        Watch((application, service, part));
    }

    public void ForgetRows(Guid application)
    {
        if (books.Applications.TryGetValue(application, out var row)) Set(books.Applications, application, row with { Person = null });
        foreach (var key in books.OpenCases.Where(c => c.Value == application).Select(c => c.Key).ToArray()) Remove(books.OpenCases, key);
        foreach (var key in books.Outbox.Values.Where(o => o.Application == application).Select(o => o.Key).ToArray()) Remove(books.Outbox, key);
        foreach (var key in books.Parts.Keys.Where(p => p.Application == application).ToArray())
        {
            Set(books.Parts, key, books.Parts[key] with { AskAt = null, Due = null });
            Watch(key);
        }
    }

    /// <summary>Takes everything back.</summary>
    public void RollBack()
    {
        for (var i = _undo.Count - 1; i >= 0; i--) _undo[i]();
        _undo.Clear();
        Touched.Clear();
    }

    private void Watch((Guid, string, string) key)
    {
        var (was, now) = (books.Awaited.Contains(key), books.Parts[key] is { AskAt: not null } or { Due: not null, Overdue: false });
        if (was == now) return;
        if (now) books.Awaited.Add(key);
        else books.Awaited.Remove(key);
        _undo.Add(() => { if (now) books.Awaited.Remove(key); else books.Awaited.Add(key); });
    }

    private void Set<TKey, TValue>(Dictionary<TKey, TValue> table, TKey key, TValue value) where TKey : notnull
    {
        if (table.TryGetValue(key, out var old)) _undo.Add(() => table[key] = old);
        else _undo.Add(() => table.Remove(key));
        table[key] = value;
    }

    private void Remove<TKey, TValue>(Dictionary<TKey, TValue> table, TKey key) where TKey : notnull
    {
        if (table.Remove(key, out var old)) _undo.Add(() => table[key] = old);
    }
}
