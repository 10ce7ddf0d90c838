using Lianban.Casework.Applications.Storage;
using Lianban.Casework.Applications.Writing;
using Lianban.Catalogue.Model;

namespace Lianban.Casework.Applications.Reads;

/// <summary>Reads applications from their events; nothing personal is read without the application's key.</summary>
internal sealed class ApplicationReads(ICaseStore store, CaseBooks books, Ledger ledger, Definition definition) : IApplicationReads
{
    public Task<ApplicationView?> ShowAsync(Guid application, string personFingerprint, CancellationToken cancel) =>
        Task.FromResult(store.ApplicationBy(application) is { } row && row.Person == personFingerprint ? Show(application) : null);

    public Task<ApplicationView?> ShowToOperatorAsync(Guid application, CancellationToken cancel) => Task.FromResult(Show(application));

    public Task<IReadOnlyList<ApplicationSummary>> OfPersonAsync(string personFingerprint, CancellationToken cancel) => Task.FromResult<IReadOnlyList<ApplicationSummary>>(
        [.. store.ApplicationsOf(personFingerprint).Select(r => new ApplicationSummary(r.Id, r.Number, r.State, r.SubmittedAt, r.Services.Split(' ')))]);

    public Task<IReadOnlyDictionary<string, Guid>> OpenServicesAsync(string personFingerprint, CancellationToken cancel) => Task.FromResult(store.OpenCasesOf(personFingerprint));

    public Task<Guid?> FindByNumberAsync(string number, CancellationToken cancel) => Task.FromResult(store.IdOf(number));

    private ApplicationView? Show(Guid id)
    {
        var chain = store.ChainOf(id);
        if (books.Load(id, chain).State is not { } state) return null;
        return new ApplicationView(id, state.Number, state.State, state.SubmittedAt,
            state.Submission with { Answers = state.Answers, Papers = state.Papers },
            [.. state.Cases.Select(c => new CaseView(c.Service, c.Department, c.Area, c.Unit, c.State, [.. c.Parts.Select(p => ViewOf(c, p, state))]))],
            [.. chain.Events.Select(e => Timeline.EntryOf(e, ledger.Open(e)))]);
    }

    private PartView ViewOf(Case of, Part part, Application state)
    {
        var steps = part.State == PartState.Approved ? FollowUps.Of(definition, of.Service, part.Code) : [];
        return new PartView(
            part.Code, part.State, part.Round, Projection.Owner(of, part, definition), part.Since, part.Due, part.Provisional, part.Overdue, part.Reason, part.Details,
            part.State == PartState.Waiting ? [.. part.After.Where(a => state.Part(a.Service, a.Part) is not { IsMet: true })] : part.EndedBy is { } ended ? [ended] : [],
            part.Asks?.Fields ?? [], part.Asks?.Papers ?? [], part.Result,
            [.. steps.Select(s => part.Steps.Find(r => r.Step == s.Code) is { } r ? new FollowUpView(s.Code, s.Owner, r.Outcome, r.At) : new FollowUpView(s.Code, s.Owner, null, null))],
            part.FollowUpsEnded);
    }
}
