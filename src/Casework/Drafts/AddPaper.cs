using Lianban.Platform.Results;

namespace Lianban.Casework.Drafts;

/// <summary>Adds a paper to the draft, in place of the one with the same code: checked, re-encoded, sealed.</summary>
/// <remarks>Refuses with DRAFT-GONE, PAPER-UNKNOWN and the codes of the image check.</remarks>
public sealed class AddPaper
{
    /// <param name="person">Who is signed in.</param>
    /// <param name="code"><c>identity-document</c> or <c>white-photo</c>.</param>
    /// <param name="upload">The bytes as uploaded, at most 8 MB.</param>
    /// <param name="cancel">The request's end.</param>
    public Task<Result<Draft>> ExecuteAsync(SignedIn person, string code, byte[] upload, CancellationToken cancel) => throw new NotImplementedException();
}
