using Lianban.Casework.Applications.Storage;
using Lianban.Casework.Applications;
using Lianban.Casework.Audit;
using Lianban.Simulation.Scheduling;

namespace Lianban.Simulation.Books;

/// <summary>How often a store fails, and how.</summary>
/// <param name="Refuses">Fails before anything is written (full disk, lost connection).</param>
/// <param name="CommitsAndFails">Commits, and the caller is told that it failed: the most valuable single fault.</param>
/// <param name="Crashes">The node dies, half of the time before and half of the time after the commit.</param>
internal sealed record StoreFaults(double Refuses, double CommitsAndFails, double Crashes)
{
    public static readonly StoreFaults None = new(0, 0, 0);
}

/// <summary>The store failed.</summary>
internal sealed class StoreFailedException(string how) : Exception(how);

/// <summary>One node's way to the durable books; it may fail, and take the node with it.</summary>
internal sealed class SimulatedStore(DurableBooks books, Party node, Dice dice, Func<StoreFaults> faults, Action<IReadOnlyDictionary<Guid, int>> committed, Action crash) : ICaseStore
{
    public async Task<T> WriteAsync<T>(Func<ICaseTransaction, T> work, CancellationToken cancel)
    {
        // a commit takes a moment of this node's time, in which others run
        await node.Wait(dice.Between(TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(8)));
        var rates = faults();
        if (dice.Chance(rates.Refuses)) throw new StoreFailedException("refused");
        var transaction = new SimulatedTransaction(books);
        T result;
        try
        {
            result = work(transaction);
        }
        catch
        {
            transaction.RollBack();
            throw;
        }
        if (dice.Chance(rates.Crashes))
        {
            if (dice.Chance(0.5)) transaction.RollBack();
            else committed(transaction.Touched);
            crash();
            await new TaskCompletionSource().Task; // a dead node does not go on
        }
        committed(transaction.Touched);
        if (dice.Chance(rates.CommitsAndFails)) throw new StoreFailedException("committed, and told that it failed");
        return result;
    }

    public StoredChain ChainOf(Guid application) => books.ChainOf(application);

    public ApplicationRow? ApplicationBy(Guid id) => books.Applications.GetValueOrDefault(id);

    public Guid? IdOf(string number) => books.Applications.Values.FirstOrDefault(a => a.Number == number)?.Id;

    public IReadOnlyList<ApplicationRow> ApplicationsOf(string person) => [.. books.Applications.Values.Where(a => a.Person == person)];

    public IReadOnlyDictionary<string, Guid> OpenCasesOf(string person) => books.OpenCases.Where(c => c.Key.Person == person).ToDictionary(c => c.Key.Service, c => c.Value);

    public IReadOnlyList<OutboxRow> OutboxDue(string department, DateTimeOffset now, int limit) =>
        [.. books.Outbox.Values.Where(o => o.Department == department && o.Due <= now).OrderBy(o => o.Due).ThenBy(o => o.Key, StringComparer.Ordinal).Take(limit)];

    public OutboxRow? OutboxBy(string key) => books.Outbox.GetValueOrDefault(key);

    public IReadOnlyList<PartRow> PartsToAsk(DateTimeOffset now, int limit) => Awaited(p => p.AskAt <= now, p => p.AskAt!.Value, limit);

    public IReadOnlyList<PartRow> PartsOverdue(DateTimeOffset now, int limit) => Awaited(
        p => p is { Overdue: false, State: PartState.Asked or PartState.InReview or PartState.Asking or PartState.Retrying } && p.Due < now, p => p.Due!.Value, limit);

    public IReadOnlyList<Guid> Forgotten() => [.. books.Applications.Values.Where(a => a.State == ApplicationState.Forgotten).Select(a => a.Id)];

    public IReadOnlyList<Guid> AllApplications() => [.. books.Applications.Keys];

    public void Dispose() { }

    private List<PartRow> Awaited(Func<PartRow, bool> which, Func<PartRow, DateTimeOffset> order, int limit) =>
        [.. books.Awaited.Select(k => books.Parts[k]).Where(which).OrderBy(order).ThenBy(p => p.Key.ToString(), StringComparer.Ordinal).Take(limit)];
}

/// <summary>The applications' keys, durable.</summary>
internal sealed class SimulatedKeys(DurableBooks books, Dice dice) : Casework.Keys.IApplicationKeys
{
    public Task<byte[]> CreateAsync(Guid application, CancellationToken cancel)
    {
        if (!books.Keys.TryGetValue(application, out var key)) books.Keys.Add(application, key = [.. dice.Id().ToByteArray(), .. dice.Id().ToByteArray()]);
        return Task.FromResult(key);
    }

    public byte[]? Find(Guid application) => books.Keys.GetValueOrDefault(application);

    public Task DestroyAsync(Guid application, CancellationToken cancel)
    {
        books.Keys.Remove(application);
        return Task.CompletedTask;
    }
}
