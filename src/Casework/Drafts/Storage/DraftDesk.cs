using Lianban.Casework.Applications;
using Lianban.Catalogue.Model;
using Lianban.Platform.Results;
using Lianban.Platform.Storage;
using Microsoft.Data.Sqlite;

namespace Lianban.Casework.Drafts.Storage;

/// <summary>
/// What every use case does with the stored draft. Handing over cannot be one transaction over both files, so a draft that is being submitted carries a mark;
/// once marked it is changed or thrown away only after the core has said that no application was made of it.
/// </summary>
internal sealed class DraftDesk(DeskFile desk, DraftRows rows, IApplicationReads applications, Definition definition, TimeProvider system)
{
    /// <summary>How long a submission may still be under way after it was handed over: the core refuses what waited longer.</summary>
    private static readonly TimeSpan UnderWay = TimeSpan.FromSeconds(30);

    // One process has the file: whoever handed over a draft before this one began is dead, and the core holds it or never will.
    private readonly DateTimeOffset _began = system.GetUtcNow();

    public static readonly Refusal Gone = new("DRAFT-GONE"), BeingSubmitted = new("DRAFT-BEING-SUBMITTED");

    public DateTimeOffset SystemNow => system.GetUtcNow();

    public DraftRow? Find(SignedIn person) => desk.Read(c => rows.OfPerson(c, person.Fingerprint, definition.LifeEvent.Code));

    /// <summary>The person's draft as it may be changed now: one that became an application is taken away first.</summary>
    public async Task<Result<Draft>> SettledAsync(SignedIn person, CancellationToken cancel)
    {
        if (Find(person) is not { } row) return Gone;
        if (row.Submitting is not { } since) return row.Draft;
        if (await applications.ShowAsync(row.Draft.Id, person.Fingerprint, cancel) is not null)
        {
            await desk.WriteAsync(c => DraftRows.Remove(c, row.Draft.Id), cancel);
            return Gone;
        }
        if (since >= _began && SystemNow - since < UnderWay) return BeingSubmitted;
        await desk.WriteAsync(c => DraftRows.Unmark(c, row.Draft.Id, since), cancel);
        return row.Draft;
    }

    /// <summary>Changes the person's draft in one transaction. Refuses with DRAFT-GONE, DRAFT-BEING-SUBMITTED and whatever <paramref name="change"/> refuses.</summary>
    public async Task<Result<T>> ChangeAsync<T>(SignedIn person, Func<SqliteConnection, Draft, Result<(Draft Next, T Answer)>> change, CancellationToken cancel)
    {
        var settled = await SettledAsync(person, cancel);
        if (settled.IsRefused) return settled.Refusal;
        return await desk.WriteAsync<Result<T>>(c =>
        {
            if (rows.OfPerson(c, person.Fingerprint, definition.LifeEvent.Code) is not { } row) return Gone;
            if (row.Submitting is not null) return BeingSubmitted;
            var changed = change(c, row.Draft);
            if (changed.IsRefused) return changed.Refusal;
            if (!ReferenceEquals(changed.Value.Next, row.Draft)) rows.Put(c, changed.Value.Next, SystemNow);
            return changed.Value.Answer;
        }, cancel);
    }

    /// <inheritdoc cref="ChangeAsync{T}"/>
    public Task<Result<Draft>> ChangeAsync(SignedIn person, Func<SqliteConnection, Draft, Draft> change, CancellationToken cancel) =>
        ChangeAsync<Draft>(person, (c, draft) => change(c, draft) is var next ? (next, next) : default, cancel);
}
