using Lianban.Catalogue.Model;
using Lianban.Platform.Results;

namespace Lianban.Casework.Drafts;

/// <summary>Everything that still keeps a draft from being submitted; the check-answers page shows it, and submitting checks it again.</summary>
public sealed class DraftReview
{
    private readonly CheckBeforehand _beforehand;
    private readonly CheckAnswers _answers;
    private readonly TellConsequences _consequences;
    private readonly Definition _definition;

    internal DraftReview(CheckBeforehand beforehand, CheckAnswers answers, TellConsequences consequences, Definition definition) =>
        (_beforehand, _answers, _consequences, _definition) = (beforehand, answers, consequences, definition);

    public async Task<DraftProblems> ExecuteAsync(SignedIn person, Draft draft, CancellationToken cancel)
    {
        var beforehand = await _beforehand.ExecuteAsync(person, draft, cancel);
        return new DraftProblems(
            [.. Services(draft, beforehand)],
            [.. Before(draft, beforehand), .. _answers.Execute(draft, new Dictionary<string, string>()).Problems],
            [.. NeededPapers.Of(draft, _definition).Where(p => p.Missing).Select(p => new FieldProblem(p.Evidence.Code, new Refusal("PAPER-MISSING", p.Evidence.Name.Zh)))],
            [.. _consequences.Execute(draft).Unconfirmed]);
    }

    private static IEnumerable<FieldProblem> Services(Draft draft, Beforehand beforehand)
    {
        if (draft.Services.Count == 0) yield return new FieldProblem(QuestionCodes.Services, new Refusal("SUBMIT-NO-SERVICE"));
        foreach (var service in beforehand.Services.Where(s => s.Chosen))
        {
            if (service.Why is { } why) yield return new FieldProblem(service.Service.Code, why);
            else if (service.StepUpTo is not null) yield return new FieldProblem(service.Service.Code, new Refusal("REAL-NAME-LEVEL"));
        }
    }

    private IEnumerable<FieldProblem> Before(Draft draft, Beforehand beforehand)
    {
        if (draft.Notice?.Version != _definition.LifeEvent.SharingNotice.Version) yield return new FieldProblem(QuestionCodes.Notice, new Refusal("NOTICE-MISSING"));
        // "I do not know" is an answer (an empty tick); only a tick that was never answered is missing
        foreach (var tick in beforehand.Ticks.Where(t => !draft.Ticks.ContainsKey(t.Code))) yield return new FieldProblem(tick.Code, new Refusal("ANSWER-MISSING"));
        if (beforehand.AskArea && draft.Area is null) yield return new FieldProblem(QuestionCodes.Area, new Refusal("AREA-MISSING"));
    }
}
