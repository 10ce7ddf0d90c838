using Lianban.Casework.Applications;
using Lianban.Casework.Drafts.Storage;
using Lianban.Catalogue.Model;
using Lianban.Platform.Results;
using Lianban.Platform.Time;

namespace Lianban.Casework.Drafts;

/// <summary>Saves what a page offers into the person's draft.</summary>
public sealed class SaveDraft
{
    private readonly DraftDesk _drafts;
    private readonly Definition _definition;
    private readonly BusinessClock _clock;

    internal SaveDraft(DraftDesk drafts, Definition definition, BusinessClock clock) => (_drafts, _definition, _clock) = (drafts, definition, clock);

    /// <param name="person">Who is signed in; the draft must be this person's.</param>
    /// <param name="draft">The draft the page showed.</param>
    /// <param name="version">The version the page showed.</param>
    /// <param name="change">What it offers; what the definition does not know is left out.</param>
    /// <param name="cancel">The request's end.</param>
    public async Task<SaveOutcome> ExecuteAsync(SignedIn person, Guid draft, int version, DraftChange change, CancellationToken cancel)
    {
        var saved = await _drafts.ChangeAsync<SaveOutcome>(person, (_, stored) => stored.Id == draft ? Save(stored, version, change) : DraftDesk.Gone, cancel);
        return saved.IsRefused ? new SaveOutcome.Gone() : saved.Value;
    }

    private Result<(Draft, SaveOutcome)> Save(Draft stored, int version, DraftChange change)
    {
        var next = Applied(stored, change);
        var differences = DraftDifferences.Between(stored, next);
        // nothing to save: the same page posted twice, or the other tab saved the same
        if (differences.Count == 0) return (stored, new SaveOutcome.Saved(stored));
        if (stored.Version != version) return (stored, new SaveOutcome.Conflict(new DraftConflict(stored, differences)));
        next = next with { Version = stored.Version + 1 };
        return (next, new SaveOutcome.Saved(next));
    }

    private Draft Applied(Draft draft, DraftChange change) => draft with
    {
        Services = change.Services is { } services ? [.. _definition.Basic.Select(s => s.Code).Where(services.Contains)] : draft.Services,
        Ticks = Merged(draft.Ticks, change.Ticks, Tick),
        Answers = Merged(draft.Answers, change.Answers, (code, value) => Answered(draft, code, value)),
        Confirmed = change.Confirmed is { } confirmed ? [.. _definition.Basic.SelectMany(s => s.Consequences).Select(c => c.Code).Distinct().Where(confirmed.Contains)] : draft.Confirmed,
        Area = change.Area is { } area && _definition.Places.Area(area) is not null ? area : draft.Area,
    };

    private static IReadOnlyDictionary<string, Answer> Merged(
        IReadOnlyDictionary<string, Answer> stored, IReadOnlyDictionary<string, string?>? offered, Func<string, string?, Answer?> read)
    {
        if (offered is null) return stored;
        var merged = new Dictionary<string, Answer>(stored);
        foreach (var (code, value) in offered)
        {
            if (stored.TryGetValue(code, out var standing) && standing.Value == value) continue;
            if (read(code, value) is { } answer) merged[code] = answer;
            else merged.Remove(code);
        }
        return merged;
    }

    // An empty tick is an answer: "I do not know" was chosen.
    private Answer? Tick(string code, string? value)
    {
        if (value is null || _definition.Form.BeforehandTicks.FirstOrDefault(q => q.Code == code) is not { } tick) return null;
        var known = value.Length == 0 || (tick.Kind == QuestionKind.YesNo ? value is "yes" or "no" : ChoiceExists(tick, value));
        return known ? new Answer(value, Answer.Applicant, _clock.Now) : null;
    }

    private bool ChoiceExists(Question question, string value) =>
        (question.CodeList is { } list && _definition.Codes.TryGetValue(list, out var codes) && codes.Find(value) is not null) || _definition.Places.Area(value) is not null;

    // A value that is what sharing or the sign-in said keeps that source, also when it was edited and put back.
    private Answer? Answered(Draft draft, string code, string? value)
    {
        if (string.IsNullOrEmpty(value) || _definition.Form.Questions.FirstOrDefault(q => q.Code == code) is not { } question) return null;
        if (question.SharedItem is { } item && draft.Shared.FirstOrDefault(s => s.Item == item) is { } shared && shared.Value == value)
            return new Answer(value, shared.Source, shared.At);
        var signedIn = code == QuestionCodes.Name && value == draft.Applicant.Name || code == QuestionCodes.DocumentNumber && value == draft.Applicant.DocumentNumber;
        return new Answer(value, signedIn ? QuestionCodes.FromSignIn : Answer.Applicant, _clock.Now);
    }
}
