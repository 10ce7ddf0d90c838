using Lianban.Catalogue.Model;

namespace Lianban.Catalogue.Rules;

/// <summary>Whether one can apply for a service: each named condition with its verdict. False refuses, unknown goes to the department.</summary>
public static class Eligibility
{
    /// <summary>The service's conditions in the order of the plan, each with its verdict.</summary>
    public static IReadOnlyList<(Condition Condition, Verdict Verdict)> Check(PublicService service, RuleContext context) =>
        [.. service.Conditions.Select(c => (c, Evaluator.Evaluate(c.Met, context)))];
}
