namespace Lianban.Casework.Drafts;

/// <summary>Throws the person's draft away with its papers and its key. Nothing happens when there is none, or when it was submitted meanwhile.</summary>
public sealed class DiscardDraft
{
    public Task ExecuteAsync(SignedIn person, CancellationToken cancel) => throw new NotImplementedException();
}
