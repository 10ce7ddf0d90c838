using System.Buffers.Binary;
using Lianban.Casework.Applications.Storage;
using Lianban.Casework.Audit;
using Lianban.Catalogue.Model;

namespace Lianban.Casework.Applications.Writing;

/// <summary>Settings of the case core.</summary>
/// <param name="AskAfter">Business time without an answer after which the department is asked for its status.</param>
/// <param name="Shards">Number of shards that outbox rows are spread over.</param>
public sealed record CaseSettings(TimeSpan AskAfter, int Shards = 64)
{
    public static readonly CaseSettings Default = new(TimeSpan.FromHours(2));
}

/// <summary>One application in memory with the head of its chain.</summary>
internal sealed record Loaded(Application? State, byte[] Head, int Version, bool Forgotten);

/// <summary>What one command came to. <paramref name="Outbox"/>: rows that are new, for the dispatcher.</summary>
internal sealed record Written(Platform.Results.Refusal? Refusal, Application? State, bool Duplicate, IReadOnlyList<OutboxRow> Outbox);

/// <summary>Decides a command and writes what follows in the transaction that is open: events, current rows, outbox.</summary>
internal sealed class CaseBooks(Definition definition, Ledger ledger, CaseSettings settings)
{
    /// <summary>Reads an application from its events.</summary>
    /// <exception cref="InvalidDataException">The chain is broken: nothing of it is believed.</exception>
    public Loaded Load(Guid id, StoredChain chain)
    {
        var (events, head) = (chain.Events, chain.Head ?? EventChain.Start);
        if (chain.FirstBroken is { } broken) throw new InvalidDataException($"chain of {id:n} is broken at event {broken}");
        if (events.Count > 0 && (!events[^1].Sealed || !ledger.CanRead(id))) return new Loaded(null, head, events.Count, true);
        Application? state = null;
        foreach (var e in events) state = Evolution.Evolve(state, id, ledger.Open(e), e.BusinessAt, definition);
        return new Loaded(state, head, events.Count, false);
    }

    /// <summary>Decides and writes. Throws only when the store does, or for a fault of ours.</summary>
    public (Written Written, Loaded After) Write(ICaseTransaction books, Command command, Loaded before, DateTimeOffset business, DateTimeOffset system)
    {
        if (before.Forgotten) return (new Written(new("APPLICATION-FORGOTTEN"), null, false, []), before);
        var hear = command as HearDepartment;
        var known = hear is null ? null : books.MessageContent(hear.Message.Department, hear.Message.MessageId);
        if (known is not null && known != ledger.Keyed(command.Application, hear!.Message.ContentHash)) return (new Written(new("MESSAGE-ID-REUSED"), before.State, true, []), before);
        if (known is not null && !AwaitsAnswer(before.State, hear!.Message.Key))
        {
            Answered(books, hear.Message);
            return (new Written(null, before.State, true, []), before);
        }

        var decision = command.Decide(before.State, FactsFor(books, command, before.State, business), business);
        if (decision.Refusal is not null) return (new Written(known is null ? decision.Refusal : null, before.State, known is not null, []), before);

        var after = before;
        IReadOnlyList<OutboxRow> outbox = [];
        if (decision.Events.Count > 0)
        {
            var (events, state) = Aftermath.Of(before.State, command.Application, decision.Events, definition, business);
            var stored = ledger.Store(command.Application, before.Version, before.Head, events, business, system);
            books.Append(stored);
            var forgotten = events[^1] is ApplicationForgotten;
            after = new Loaded(forgotten ? null : state, stored[^1].Hash, before.Version + stored.Count, forgotten); // nothing clear stays in memory
            PutRows(books, command, before.State, state, after.Head, business);
            outbox = PutOutbox(books, events, state, business, system);
            if (after.Forgotten) books.ForgetRows(command.Application);
        }
        if (hear is not null)
        {
            if (known is null) books.PutMessage(hear.Message.Department, hear.Message.MessageId, command.Application, ledger.Keyed(command.Application, hear.Message.ContentHash)!, business);
            Answered(books, hear.Message);
        }
        return (new Written(null, after.State, decision.Events.Count == 0, outbox), after);
    }

    // a part that was sent again is answered by the very message that answered it before: then it counts once more
    private static bool AwaitsAnswer(Application? state, PartKey key) =>
        state?.Part(key.Service, key.Part) is { State: PartState.Asking or PartState.Retrying or PartState.NeedsPerson } part && part.Round == key.Round;

    // any word about a key is an answer: nothing is left to send under it
    private static void Answered(ICaseTransaction books, DepartmentMessage message) =>
        books.DeleteOutbox(message.Said is Said.Noted noted ? Intents.NoticeKey(message.Key, noted.DocumentNumber) : Intents.SubmitKey(message.Key));

    private DecisionFacts FactsFor(ICaseTransaction books, Command command, Application? state, DateTimeOffset business)
    {
        if (command is not SubmitApplication { Submission: var submission } || state is not null) return new DecisionFacts(definition, null, new HashSet<string>());
        var open = books.OpenCasesOf(submission.PersonFingerprint).Keys.ToHashSet();
        var day = DateOnly.FromDateTime(business.DateTime);
        var division = definition.Places.Areas[0].Division;
        return new DecisionFacts(definition, ReceiptNumber.Of(division, day, books.NextNumber(day)), open);
    }

    private void PutRows(ICaseTransaction books, Command command, Application? before, Application after, byte[] head, DateTimeOffset now)
    {
        var person = (command as SubmitApplication)?.Submission.PersonFingerprint;
        books.Put(Projection.RowOf(after, person, head));
        foreach (var of in after.Cases)
        {
            var old = before?.Cases.Find(c => c.Service == of.Service);
            if (ReferenceEquals(old, of)) continue;
            if (old?.State != of.State) books.Put(Projection.RowOf(after.Id, of));
            foreach (var part in of.Parts)
                if (!ReferenceEquals(old?.Parts.Find(p => p.Code == part.Code), part))
                    books.Put(Projection.RowOf(after.Id, of, part, definition, now, settings.AskAfter));
            if (old is null) books.OpenCase(person!, of.Service, after.Id);
            else if (of.Closed && !old.Closed) books.CloseCase(after.Id, of.Service);
            else if (!of.Closed && old.Closed) books.ReopenCase(after.Id, of.Service);
        }
    }

    private List<OutboxRow> PutOutbox(ICaseTransaction books, IReadOnlyList<Event> events, Application state, DateTimeOffset business, DateTimeOffset system)
    {
        var rows = new List<OutboxRow>();
        foreach (var happened in events)
        {
            if (happened is PartStuck stuck) books.DeleteOutbox(Intents.SubmitKey(new PartKey(state.Id, stuck.Service, stuck.Part, stuck.Round)));
            if (happened is NoticeStuck notice && state.OpenNotices.Find(n => n.Is(notice.Service, notice.Part, notice.DocumentNumber)) is { } open)
                books.DeleteOutbox(Intents.NoticeKey(new PartKey(state.Id, open.Service, open.Part, open.Round), open.DocumentNumber));
            if (happened is OperatorActed { Verb: "ask" } ask) books.AskAt(state.Id, ask.Service, ask.Part, business);
            if (Intents.Of(happened, state, definition, business) is not { } intent) continue;
            var shard = (int)(BinaryPrimitives.ReadUInt32BigEndian(state.Id.ToByteArray(bigEndian: true).AsSpan(12)) % (uint)settings.Shards);
            var row = new OutboxRow(intent.Key, state.Id, intent.Message.Department, shard, intent.Message.Kind.ToString(), system, 0, ledger.Seal(intent.Key, intent.Message));
            books.PutOutbox(row);
            rows.Add(row);
        }
        return rows;
    }
}
