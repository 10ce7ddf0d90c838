using Lianban.Casework.Applications;
using Lianban.Casework.Drafts.Storage;
using Lianban.Platform.Results;
using Lianban.Platform.Storage;

namespace Lianban.Casework.Drafts;

/// <summary>Stores a paper for an application that is already submitted (a correction): checked, re-encoded, sealed under the application's key.</summary>
/// <remarks>
/// Refuses with APPLICATION-GONE (its key was destroyed), PAPER-UNKNOWN, PAPER-TOO-MANY and the codes of the image check. The caller has checked whose application it is.
/// </remarks>
public sealed class StorePaper
{
    /// <summary>Most files of one application: two papers and many rounds of correction; a bound, so that nobody fills the disk.</summary>
    public const int Most = 40;

    private readonly DeskFile _file;
    private readonly Papers _papers;

    internal StorePaper(DeskFile file, Papers papers) => (_file, _papers) = (file, papers);

    public async Task<Result<Paper>> ExecuteAsync(Guid application, string code, byte[] upload, CancellationToken cancel)
    {
        var made = await _papers.MakeAsync(application, code, upload, cancel);
        if (made.IsRefused) return made.Refusal;
        return await _file.WriteAsync<Result<Paper>>(c =>
        {
            if (Papers.Count(c, application) >= Most) return new Refusal("PAPER-TOO-MANY");
            // the key may have been destroyed while the picture was being decoded: nothing may stay behind it
            if (!Papers.HasKey(c, application)) return new Refusal("APPLICATION-GONE");
            Papers.Add(c, made.Value);
            return made.Value.Paper;
        }, cancel);
    }
}
