using Lianban.Platform.Results;

namespace Lianban.Casework.Drafts;

/// <summary>Takes a paper out of the draft and deletes its file. Refuses with DRAFT-GONE.</summary>
public sealed class RemovePaper
{
    public Task<Result<Draft>> ExecuteAsync(SignedIn person, string code, CancellationToken cancel) => throw new NotImplementedException();
}
