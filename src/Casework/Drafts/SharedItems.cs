using Lianban.Catalogue.Model;
using Lianban.Catalogue.Rules;

namespace Lianban.Casework.Drafts;

/// <summary>What is asked of data sharing: what fills a question, and the facts that the definition's rules name. Nothing that is used nowhere.</summary>
internal static class SharedItems
{
    public static IReadOnlyList<string> Of(Definition definition) =>
    [
        .. definition.Form.Questions.Select(q => q.SharedItem).OfType<string>()
            .Concat(definition.Form.BeforehandTicks.Select(q => q.SharedItem ?? q.Code))
            .Concat(definition.Basic.SelectMany(s => RuleFacts.Of(s)).Where(IsShared))
            .Append(QuestionCodes.BirthDate).Append(QuestionCodes.ResidenceArea)
            .Distinct().Order(StringComparer.Ordinal),
    ];

    /// <summary>Facts that come from elsewhere than the document, the sign-in or the form itself.</summary>
    private static bool IsShared(string fact) =>
        FactNames.All.Any(f => f.Name == fact) && !fact.StartsWith("applicant.", StringComparison.Ordinal) && !fact.StartsWith("sign-in.", StringComparison.Ordinal)
        && !fact.StartsWith("application.", StringComparison.Ordinal);
}
