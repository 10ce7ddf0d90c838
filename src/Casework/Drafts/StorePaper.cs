using Lianban.Casework.Applications;
using Lianban.Platform.Results;

namespace Lianban.Casework.Drafts;

/// <summary>Stores a paper for an application that is already submitted (a correction): checked, re-encoded, sealed under the application's key.</summary>
/// <remarks>Refuses with APPLICATION-GONE (its key was destroyed), PAPER-UNKNOWN and the codes of the image check. The caller has checked whose application it is.</remarks>
public sealed class StorePaper
{
    public Task<Result<Paper>> ExecuteAsync(Guid application, string code, byte[] upload, CancellationToken cancel) => throw new NotImplementedException();
}
