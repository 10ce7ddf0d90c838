using Lianban.Casework.Applications;
using Lianban.Casework.Drafts.Storage;
using Lianban.Catalogue.Model;
using Lianban.Platform.Ids;
using Lianban.Platform.Storage;
using Lianban.Platform.Time;

namespace Lianban.Casework.Drafts;

/// <summary>Opens the one draft of a person: the existing one, or a new one made together with its key.</summary>
public sealed class OpenDraft
{
    private readonly DraftDesk _drafts;
    private readonly DraftRows _rows;
    private readonly DeskFile _file;
    private readonly Definition _definition;
    private readonly BusinessClock _clock;
    private readonly Ids _ids;

    internal OpenDraft(DraftDesk drafts, DraftRows rows, DeskFile file, Definition definition, BusinessClock clock, Ids ids) =>
        (_drafts, _rows, _file, _definition, _clock, _ids) = (drafts, rows, file, definition, clock, ids);

    /// <param name="person">Who is signed in; a higher real-name level than before, or a renewed document, is taken over.</param>
    /// <param name="channel"><c>online</c> or <c>counter</c>.</param>
    /// <param name="cancel">The request's end.</param>
    public async Task<Draft> ExecuteAsync(SignedIn person, string channel, CancellationToken cancel)
    {
        // one that became an application is taken away; one that is just being submitted is shown as it is
        await _drafts.SettledAsync(person, cancel);
        return await _file.WriteAsync(c =>
        {
            if (_rows.OfPerson(c, person.Fingerprint, _definition.LifeEvent.Code) is { } row)
            {
                var same = TakeOver(row.Draft, person);
                if (row.Submitting is not null || ReferenceEquals(same, row.Draft)) return row.Draft;
                _rows.Put(c, same, _drafts.SystemNow);
                return same;
            }
            var draft = TakeOver(new Draft(_ids.Next(), 1, person.Applicant, channel, null, [], Nothing, Nothing, [], [], [], null, person.RealNameLevel), person);
            _rows.Add(c, draft, person.Fingerprint, _definition.LifeEvent.Code, _drafts.SystemNow);
            return draft;
        }, cancel);
    }

    private static readonly IReadOnlyDictionary<string, Answer> Nothing = new Dictionary<string, Answer>();

    // What the sign-in knows stands in the form; what the person wrote over it (the mobile number) stays.
    private Draft TakeOver(Draft draft, SignedIn person)
    {
        var answers = new Dictionary<string, Answer>(draft.Answers);
        Fill(QuestionCodes.Name, person.Applicant.Name, replace: true);
        Fill(QuestionCodes.DocumentNumber, person.Applicant.DocumentNumber, replace: true);
        Fill(QuestionCodes.Mobile, person.Mobile, replace: false);
        var changed = answers.Count != draft.Answers.Count || answers.Any(a => draft.Answers[a.Key] != a.Value);
        if (!changed && draft.RealNameLevel == person.RealNameLevel && draft.Applicant == person.Applicant) return draft;
        return draft with { Answers = answers, Applicant = person.Applicant, RealNameLevel = person.RealNameLevel };

        void Fill(string question, string? value, bool replace)
        {
            if (value is null || _definition.Form.Questions.All(q => q.Code != question)) return;
            if (answers.TryGetValue(question, out var standing) && (!replace || standing.Value == value)) return;
            answers[question] = new Answer(value, QuestionCodes.FromSignIn, _clock.Now);
        }
    }
}
