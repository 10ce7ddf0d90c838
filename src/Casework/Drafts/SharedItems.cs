using Lianban.Catalogue.Model;
using Lianban.Catalogue.Rules;

namespace Lianban.Casework.Drafts;

/// <summary>What is asked of data sharing: what fills a question, and the facts that the definition's rules name. Nothing that is used nowhere,
/// and nothing that no register keeps (a tick without a shared item).</summary>
internal static class SharedItems
{
    public static IReadOnlyList<string> Of(Definition definition) =>
    [
        .. definition.Form.Questions.Select(q => q.SharedItem).OfType<string>()
            .Concat(definition.Form.BeforehandTicks.Select(q => q.SharedItem).OfType<string>())
            .Concat(definition.Basic.SelectMany(s => RuleFacts.Of(s)).Where(IsShared).Where(f => definition.Form.BeforehandTicks.All(t => t.Code != f || t.SharedItem is not null)))
            .Append(QuestionCodes.BirthDate)
            .Distinct().Order(StringComparer.Ordinal),
    ];

    /// <summary>Facts that come from elsewhere than the document, the sign-in or the form itself.</summary>
    private static bool IsShared(string fact) =>
        FactNames.All.Any(f => f.Name == fact) && !fact.StartsWith("applicant.", StringComparison.Ordinal) && !fact.StartsWith("sign-in.", StringComparison.Ordinal)
        && !fact.StartsWith("application.", StringComparison.Ordinal);
}
