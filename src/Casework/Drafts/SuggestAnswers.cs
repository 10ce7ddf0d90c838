using Lianban.Catalogue.Model;
using Lianban.Platform.Time;

namespace Lianban.Casework.Drafts;

/// <summary>
/// What a page proposes in fields that nobody has answered: the start month (practice P7: this month or the next) and the sex that the document's number tells.
/// Proposed, shown and to be checked by the person, never saved by itself.
/// </summary>
public sealed class SuggestAnswers
{
    private readonly Definition _definition;
    private readonly BusinessClock _clock;

    internal SuggestAnswers(Definition definition, BusinessClock clock) => (_definition, _clock) = (definition, clock);

    /// <returns>Question code → value as stored; only for questions without an answer.</returns>
    public IReadOnlyDictionary<string, string> Execute(Draft draft)
    {
        var suggested = new Dictionary<string, string>();
        Add(QuestionCodes.StartMonth, Month(draft));
        Add(QuestionCodes.Sex, DocumentSays.Sex(draft.Applicant, _clock.Today));
        return suggested;

        void Add(string question, string? value)
        {
            if (value is not null && !draft.Answers.ContainsKey(question)) suggested[question] = value;
        }
    }

    private string? Month(Draft draft)
    {
        if (_definition.FallbackArea(draft) is not { } code || _definition.Places.Area(code) is not { } area) return null;
        var now = _clock.Now;
        return new StartMonths(_definition, _clock.Today).Suggested(draft, DraftFacts.Of(draft, _definition, now), area, now);
    }
}
