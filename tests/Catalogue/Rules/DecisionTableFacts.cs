using Lianban.Catalogue.Loading;
using Lianban.Catalogue.Model;
using Lianban.Catalogue.Rules;
using Lianban.Tests.TestKit;
using Xunit;

namespace Lianban.Tests.Catalogue.Rules;

/// <summary>
/// <c>tests/Plan/decisions.csv</c>: every condition and every consequence of the real catalogue with facts and what follows from them. The page
/// <c>docs/rules.md</c> shows the same rows beside the clauses.
/// </summary>
public sealed class DecisionTableFacts
{
    private static readonly DateOnly Day = new(2026, 4, 29);
    private static readonly Definition Definition = CatalogueLoader.Load(Repository.At("catalogue"));

    private static IEnumerable<(string Service, string Rule, string Facts, Verdict Verdict)> Table =>
        File.ReadLines(Repository.At("tests", "Plan", "decisions.csv")).Skip(1).Select(l => l.Split(',')).Select(c => (c[0], c[1], c[2], Enum.Parse<Verdict>(c[3])));

    public static TheoryData<string, string, string, Verdict> Rows => [.. Table];

    [Theory]
    [MemberData(nameof(Rows))]
    public void The_rule_decides_as_the_table_says(string service, string rule, string facts, Verdict verdict)
    {
        var known = facts.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(f => f.Split('=')).ToDictionary(f => f[0], f => f[1]);
        Assert.Equal(verdict, Evaluator.Evaluate(RuleOf(Definition.Service(service), rule), new RuleContext(new FactTable(known), Definition.Parameters, Day)));
    }

    [Fact]
    public void Every_condition_and_consequence_has_its_rows()
    {
        var rows = Table.ToLookup(r => (r.Service, r.Rule), r => r.Verdict);
        var missing =
            from service in Definition.Basic
            from code in service.Conditions.Select(c => c.Code).Concat(service.Consequences.Where(c => c.AppliesWhen is not null).Select(c => c.Code))
            // what is voluntary can only be chosen or not
            let needed = code.EndsWith("-VOLUNTARY", StringComparison.Ordinal) ? new[] { Verdict.True } : [Verdict.False, Verdict.Unknown, Verdict.True]
            from verdict in needed.Except(rows[(service.Code, code)])
            select $"{service.Code} {code}: no row with {verdict}";
        Assert.Empty(missing);
    }

    private static Rule RuleOf(PublicService service, string code) =>
        service.Conditions.FirstOrDefault(c => c.Code == code)?.Met ?? service.Consequences.First(c => c.Code == code).AppliesWhen ?? throw new InvalidOperationException($"{code} always applies");
}
