using Lianban.Casework.Drafts.Storage;
using Lianban.Platform.Results;

namespace Lianban.Casework.Drafts;

/// <summary>Takes a paper out of the draft and deletes its file. Refuses with DRAFT-GONE, DRAFT-BEING-SUBMITTED.</summary>
public sealed class RemovePaper
{
    private readonly DraftDesk _drafts;

    internal RemovePaper(DraftDesk drafts) => _drafts = drafts;

    /// <param name="person">Who is signed in.</param>
    /// <param name="code">The paper's code; nothing happens when it was not given.</param>
    /// <param name="cancel">The request's end.</param>
    public Task<Result<Draft>> ExecuteAsync(SignedIn person, string code, CancellationToken cancel) => _drafts.ChangeAsync(person, (c, draft) =>
    {
        if (draft.Papers.All(p => p.Code != code)) return draft;
        foreach (var paper in draft.Papers.Where(p => p.Code == code)) Papers.Remove(c, draft.Id, paper.File);
        return draft with { Papers = [.. draft.Papers.Where(p => p.Code != code)] };
    }, cancel);
}
