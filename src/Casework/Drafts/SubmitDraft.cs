using Lianban.Casework.Applications;
using Lianban.Casework.Drafts.Storage;
using Lianban.Platform.Results;
using Lianban.Platform.Storage;

namespace Lianban.Casework.Drafts;

/// <summary>Submits the draft as an application: checks everything again, hands it over whole, then deletes the draft but not its key.</summary>
/// <remarks>
/// Handing over is repeatable: the draft's id is the application's, and the same content has the same hash. So a double click, or a crash between the
/// core's commit and the draft's deletion, ends with the same receipt.
/// </remarks>
public sealed class SubmitDraft
{
    private readonly DraftDesk _drafts;
    private readonly DraftRows _rows;
    private readonly DeskFile _file;
    private readonly DraftReview _review;
    private readonly MakeSubmission _make;
    private readonly ISubmitApplication _submit;
    private readonly IApplicationReads _applications;

    internal SubmitDraft(
        DraftDesk drafts, DraftRows rows, DeskFile file, DraftReview review, MakeSubmission make, ISubmitApplication submit, IApplicationReads applications) =>
        (_drafts, _rows, _file, _review, _make, _submit, _applications) = (drafts, rows, file, review, make, submit, applications);

    /// <param name="person">Who is signed in.</param>
    /// <param name="draft">The draft the page showed; after it was submitted, the application with this id.</param>
    /// <param name="version">The version the page showed.</param>
    /// <param name="declaredName">The name that was typed under the declaration; null: not ticked.</param>
    /// <param name="cancel">The request's end.</param>
    public async Task<SubmitOutcome> ExecuteAsync(SignedIn person, Guid draft, int version, string? declaredName, CancellationToken cancel)
    {
        if (_drafts.Find(person) is not { } row || row.Draft.Id != draft) return await SubmittedBeforeAsync(person, draft, cancel);
        if (row.Draft.Version != version) return new SubmitOutcome.Conflict(row.Draft);
        if (declaredName is null) return Refused("DECLARATION-MISSING");
        if (!CrossCheck.SameName(declaredName, row.Draft.Applicant.Name)) return Refused("DECLARATION-NAME");

        // One that was handed over already is not checked again: it may have been right yesterday, and its services are open by now.
        if (row.Submitting is null && await _review.ExecuteAsync(person, row.Draft, cancel) is { Any: true } problems) return new SubmitOutcome.NotYet(problems);

        var mark = _drafts.SystemNow;
        var unchanged = await _file.WriteAsync(c =>
        {
            if (_rows.Find(c, draft) is not { } now || now.Draft.Version != version || !now.Draft.Papers.SequenceEqual(row.Draft.Papers)) return false;
            DraftRows.Mark(c, draft, mark);
            return true;
        }, cancel);
        if (!unchanged) return _drafts.Find(person) is { } other && other.Draft.Id == draft ? new SubmitOutcome.Conflict(other.Draft) : await SubmittedBeforeAsync(person, draft, cancel);

        var answer = await _submit.ExecuteAsync(_make.Of(row.Draft, person), cancel);
        if (answer.IsRefused)
        {
            await _file.WriteAsync(c => DraftRows.Unmark(c, draft, mark), CancellationToken.None);
            return new SubmitOutcome.Refused(answer.Refusal);
        }
        await _file.WriteAsync(c => DraftRows.Remove(c, draft), CancellationToken.None);
        return new SubmitOutcome.Submitted(answer.Value);
    }

    private async Task<SubmitOutcome> SubmittedBeforeAsync(SignedIn person, Guid draft, CancellationToken cancel) =>
        await _applications.ShowAsync(draft, person.Fingerprint, cancel) is { } application
            ? new SubmitOutcome.Submitted(new Receipt(application.Id, application.Number, application.SubmittedAt))
            : new SubmitOutcome.Refused(DraftDesk.Gone);

    private static SubmitOutcome.Refused Refused(string code) => new(new Refusal(code));
}
