using Lianban.Catalogue.Model;
using Lianban.Platform.Time;

namespace Lianban.Casework.Drafts;

/// <summary>
/// What a page proposes in fields that nobody has answered: the start month (practice P7: this month or the next). Proposed, shown and to be checked by the
/// person, never saved by itself.
/// </summary>
public sealed class SuggestAnswers
{
    private readonly Definition _definition;
    private readonly BusinessClock _clock;

    internal SuggestAnswers(Definition definition, BusinessClock clock) => (_definition, _clock) = (definition, clock);

    /// <returns>Question code → value as stored; only for questions without an answer.</returns>
    public IReadOnlyDictionary<string, string> Execute(Draft draft)
    {
        if (draft.Answers.ContainsKey(QuestionCodes.StartMonth) || _definition.FallbackArea(draft) is not { } code || _definition.Places.Area(code) is not { } area) return Nothing;
        var now = _clock.Now;
        var month = new StartMonths(_definition, _clock.Today).Suggested(draft, DraftFacts.Of(draft, _definition, now), area, now);
        return month is null ? Nothing : new Dictionary<string, string> { [QuestionCodes.StartMonth] = month };
    }

    private static readonly IReadOnlyDictionary<string, string> Nothing = new Dictionary<string, string>();
}
