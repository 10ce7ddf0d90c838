namespace Lianban.Casework.Drafts;

/// <summary>Saves what a page offers into the person's draft.</summary>
public sealed class SaveDraft
{
    /// <param name="person">Who is signed in; the draft must be this person's.</param>
    /// <param name="draft">The draft the page showed.</param>
    /// <param name="version">The version the page showed.</param>
    /// <param name="change">What it offers.</param>
    /// <param name="cancel">The request's end.</param>
    public Task<SaveOutcome> ExecuteAsync(SignedIn person, Guid draft, int version, DraftChange change, CancellationToken cancel) => throw new NotImplementedException();
}
