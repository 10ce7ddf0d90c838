using Lianban.Casework.Applications;
using Lianban.Casework.Drafts.Storage;
using Lianban.Catalogue.Model;
using Lianban.Platform.Results;
using Lianban.Platform.Time;

namespace Lianban.Casework.Drafts;

/// <summary>The draft with the notice answered. <paramref name="Reached"/> false: agreed, but data sharing did not answer; the person types, or agrees again.</summary>
public sealed record NoticeAnswered(Draft Draft, bool Reached);

/// <summary>
/// Answers the notice before the first shared-data query (practice P25). Agreeing asks once, in this request; refusing means typing, not exclusion.
/// </summary>
/// <remarks>Refuses with DRAFT-GONE, DRAFT-BEING-SUBMITTED, NOTICE-CHANGED (another version is in force).</remarks>
public sealed class AnswerNotice
{
    /// <summary>The person waits in this request: a source that takes longer is given up, and typing goes on.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    private readonly DraftDesk _drafts;
    private readonly ISharedRecords _sharing;
    private readonly Definition _definition;
    private readonly BusinessClock _clock;
    private readonly TimeProvider _system;

    internal AnswerNotice(DraftDesk drafts, ISharedRecords sharing, Definition definition, BusinessClock clock, TimeProvider system) =>
        (_drafts, _sharing, _definition, _clock, _system) = (drafts, sharing, definition, clock, system);

    /// <param name="person">Who is signed in.</param>
    /// <param name="version">The version of the notice that was shown.</param>
    /// <param name="agreed">Whether shared data may be asked for. Refusing after agreeing takes the values out again that came from sharing.</param>
    /// <param name="cancel">The request's end.</param>
    public async Task<Result<NoticeAnswered>> ExecuteAsync(SignedIn person, string version, bool agreed, CancellationToken cancel)
    {
        if (version != _definition.LifeEvent.SharingNotice.Version) return new Refusal("NOTICE-CHANGED");
        var settled = await _drafts.SettledAsync(person, cancel);
        if (settled.IsRefused) return settled.Refusal;
        var before = settled.Value;
        if (before.Notice is { } given && given.Version == version && given.Agreed == agreed && (!agreed || before.SharingAnswered)) return new NoticeAnswered(before, true);

        // The agreement is durable before anybody is asked: it is the ground for asking.
        var notice = new NoticeAnswer(version, agreed, _clock.Now);
        var noted = await _drafts.ChangeAsync(person, (_, draft) => Without(draft) with { Notice = notice, Version = draft.Version + 1 }, cancel);
        if (noted.IsRefused) return noted.Refusal;
        if (!agreed) return new NoticeAnswered(noted.Value, true);

        var answer = await AskAsync(person.Applicant, version, cancel);
        if (!answer.Reached) return new NoticeAnswered(noted.Value, false);
        var filled = await _drafts.ChangeAsync(person, (_, draft) => draft.Notice is { Agreed: true } ? Filled(draft, answer.Values) : draft, cancel);
        return filled.IsRefused ? filled.Refusal : new NoticeAnswered(filled.Value, true);
    }

    private async Task<SharedAnswer> AskAsync(Applicant person, string version, CancellationToken cancel)
    {
        using var patience = new CancellationTokenSource(Patience, _system);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, patience.Token);
        try
        {
            return await _sharing.AskAsync(person, version, SharedItems.Of(_definition), either.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new SharedAnswer(false, []);
        }
    }

    // What the person has typed already is not replaced; a value outside its code list is left out, and the person chooses.
    private Draft Filled(Draft draft, IReadOnlyList<SharedValue> values)
    {
        var answers = new Dictionary<string, Answer>(draft.Answers);
        foreach (var question in _definition.Form.Questions.Where(q => q.SharedItem is not null && !answers.ContainsKey(q.Code)))
        {
            if (values.FirstOrDefault(v => v.Item == question.SharedItem) is not { Value.Length: > 0 } value) continue;
            if (question.CodeList is { } list && _definition.Codes.TryGetValue(list, out var codes) && codes.Find(value.Value) is null) continue;
            answers[question.Code] = new Answer(value.Value, value.Source, value.At);
        }
        return draft with { Shared = values, SharingAnswered = true, Answers = answers, Version = draft.Version + 1 };
    }

    private static Draft Without(Draft draft)
    {
        var sources = draft.Shared.Select(s => (s.Source, s.Value)).ToHashSet();
        return draft with { Shared = [], SharingAnswered = false, Answers = draft.Answers.Where(a => !sources.Contains((a.Value.Source, a.Value.Value))).ToDictionary() };
    }
}
