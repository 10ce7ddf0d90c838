using Lianban.Catalogue.Model;

namespace Lianban.Catalogue.Rules;

/// <summary>A question that is asked, and whether an answer is required.</summary>
public sealed record AskedQuestion(Question Question, bool Required);

/// <summary>
/// Which questions of annex 4 a selection of services asks: those that a chosen service uses, whose section belongs to a chosen service,
/// and whose <c>visibleWhen</c> is not false. Required is what <c>requiredWhen</c> says, never the star that annex 4 prints.
/// </summary>
public static class VisibleQuestions
{
    /// <summary>The questions asked, in the official order, each with the label of the person's document.</summary>
    /// <param name="chosen">Codes of the chosen services; they are also the facts <c>chosen.SERVICE</c>, whatever <paramref name="facts"/> says.</param>
    public static IReadOnlyList<AskedQuestion> For(Definition definition, IReadOnlyCollection<string> chosen, IFacts facts, DateOnly day)
    {
        var context = new RuleContext(new WithChosen(definition, chosen, facts), definition.Parameters, day);
        return [.. definition.Form.Questions.Where(q => IsUsed(definition.Form, q, chosen) && IsVisible(q, context))
            .Select(q => new AskedQuestion(facts[FactNames.DocumentKind] is { } kind ? q.For(kind) : q, IsRequired(q, context)))];
    }

    /// <summary>Whether the question's block is shown and a chosen service uses it.</summary>
    public static bool IsUsed(Form form, Question question, IReadOnlyCollection<string> chosen)
    {
        var section = form.Sections.FirstOrDefault(s => s.Code == question.Section);
        return chosen.Count > 0 && (section?.Service is not { } service || chosen.Contains(service)) && (question.UsedBy.Count == 0 || question.UsedBy.Any(chosen.Contains));
    }

    internal static bool IsVisible(Question question, RuleContext context) =>
        question.VisibleWhen is null || Evaluator.Evaluate(question.VisibleWhen, context) != Verdict.False;

    internal static bool IsRequired(Question question, RuleContext context) =>
        question.RequiredWhen is not null && Evaluator.Evaluate(question.RequiredWhen, context) == Verdict.True;

    private sealed class WithChosen(Definition definition, IReadOnlyCollection<string> chosen, IFacts facts) : IFacts
    {
        public string? this[string fact] => fact.StartsWith(FactNames.ChosenPrefix, StringComparison.Ordinal) && definition.Find(fact[FactNames.ChosenPrefix.Length..]) is { } service
            ? chosen.Contains(service.Code) ? "true" : "false"
            : facts[fact];
    }
}
