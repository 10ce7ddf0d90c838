namespace Lianban.Casework.Drafts;

/// <summary>Opens the one draft of a person: the existing one, or a new one made together with its key.</summary>
public sealed class OpenDraft
{
    /// <param name="person">Who is signed in; a higher real-name level than before is taken over.</param>
    /// <param name="channel"><c>online</c> or <c>counter</c>.</param>
    /// <param name="cancel">The request's end.</param>
    public Task<Draft> ExecuteAsync(SignedIn person, string channel, CancellationToken cancel) => throw new NotImplementedException();
}
