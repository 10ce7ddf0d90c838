using Lianban.Casework.Drafts.Storage;
using Lianban.Platform.Results;

namespace Lianban.Casework.Drafts;

/// <summary>Adds a paper to the draft, in place of the one with the same code: checked, re-encoded, sealed.</summary>
/// <remarks>
/// Refuses with DRAFT-GONE, DRAFT-BEING-SUBMITTED, PAPER-UNKNOWN, PAPER-NEWER (another page gave one meanwhile: that one stays, and who still wants this one sends it
/// again) and the codes of the image check. The draft's version stays: papers are no fields of a page.
/// </remarks>
public sealed class AddPaper
{
    private readonly DraftDesk _drafts;
    private readonly Papers _papers;

    internal AddPaper(DraftDesk drafts, Papers papers) => (_drafts, _papers) = (drafts, papers);

    /// <param name="person">Who is signed in.</param>
    /// <param name="code"><c>identity-document</c> or <c>white-photo</c>.</param>
    /// <param name="upload">The bytes as uploaded, at most 8 MB.</param>
    /// <param name="seen">The file that the page showed as given; null when it showed none.</param>
    /// <param name="cancel">The request's end.</param>
    public async Task<Result<Draft>> ExecuteAsync(SignedIn person, string code, byte[] upload, Guid? seen, CancellationToken cancel)
    {
        var settled = await _drafts.SettledAsync(person, cancel);
        if (settled.IsRefused) return settled.Refusal;
        // decoding a picture takes long: before the writer is held
        var made = await _papers.MakeAsync(settled.Value.Id, code, upload, cancel);
        if (made.IsRefused) return made.Refusal;
        return await _drafts.ChangeAsync<Draft>(person, (c, draft) =>
        {
            if (draft.Id != settled.Value.Id) return DraftDesk.Gone;
            var given = draft.Papers.FirstOrDefault(p => p.Code == code);
            // the same picture once more (double click, back button) is no other paper
            if (given?.Sha256 == made.Value.Paper.Sha256) return (draft, draft);
            if (given is not null && given.File != seen) return new Refusal("PAPER-NEWER");
            foreach (var old in draft.Papers.Where(p => p.Code == code)) Papers.Remove(c, draft.Id, old.File);
            Papers.Add(c, made.Value);
            var next = draft with { Papers = [.. draft.Papers.Where(p => p.Code != code), made.Value.Paper] };
            return (next, next);
        }, cancel);
    }
}
