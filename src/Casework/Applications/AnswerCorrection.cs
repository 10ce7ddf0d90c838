using Lianban.Catalogue.Model;

namespace Lianban.Casework.Applications;

/// <summary>The applicant answers what was asked: only the named fields and papers, all of them. Leads to the next round.</summary>
/// <param name="Round">The round that the page showed.</param>
public sealed record AnswerCorrection(
    Guid Application, string Service, string Part, int Round, IReadOnlyDictionary<string, Answer> Answers, IReadOnlyList<Paper> Papers) : Command(Application)
{
    internal override Decision Decide(Application? state, DecisionFacts facts, DateTimeOffset now)
    {
        if (state?.Part(Service, Part) is not { } part) return Decision.Refuse("CORRECTION-NOT-ASKED");
        if (part.Round == Round + 1 && part.Asks is null) return Decision.Nothing; // the same answer once more: double click, reload
        if (part.Asks is not { } asks) return Decision.Refuse("CORRECTION-NOT-ASKED");
        if (part.Round != Round) return Decision.Refuse("CORRECTION-STALE-ROUND");
        if (Answers.Keys.Except(asks.Fields).FirstOrDefault() is { } locked) return Decision.Refuse("CORRECTION-FIELD-LOCKED", Label(facts, locked));
        if (Papers.FirstOrDefault(p => !asks.Papers.Contains(p.Code)) is { } extra) return Decision.Refuse("CORRECTION-FIELD-LOCKED", PaperName(facts, extra.Code));
        if (asks.Fields.Except(Answers.Keys).FirstOrDefault() is { } missing) return Decision.Refuse("CORRECTION-INCOMPLETE", Label(facts, missing));
        if (asks.Papers.FirstOrDefault(c => Papers.All(p => p.Code != c)) is { } paper) return Decision.Refuse("CORRECTION-INCOMPLETE", PaperName(facts, paper));
        return Decision.Of(new CorrectionAnswered(Service, Part, Round + 1, Answers, Papers));
    }

    private static string Label(DecisionFacts facts, string question) =>
        facts.Definition.Form.Questions.FirstOrDefault(q => q.Code == question)?.Label.Zh ?? question;

    private static string PaperName(DecisionFacts facts, string code) =>
        facts.Definition.LifeEvent.Evidence.FirstOrDefault(e => e.Code == code)?.Name.Zh ?? code;
}
