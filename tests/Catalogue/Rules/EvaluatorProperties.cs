using CsCheck;
using Lianban.Catalogue.Model;
using Lianban.Catalogue.Rules;
using Xunit;

namespace Lianban.Tests.Catalogue.Rules;

public sealed class EvaluatorProperties
{
    private static readonly string[] Names = ["a", "b", "c"];
    private static readonly Parameters None = new([]);

    private static readonly Gen<Rule> Leaf = Gen.Select(Gen.OneOf(Names), Gen.Int[0, 3], Gen.OneOf(Comparison.Is, Comparison.In, Comparison.AtLeast, Comparison.AtMost, Comparison.Before),
        (name, n, comparison) => (Rule)new Leaf(name, comparison, comparison switch
        {
            Comparison.Is => [new CodeOperand($"{n}")],
            Comparison.In => [new CodeOperand($"{n}"), new CodeOperand($"{n + 1}")],
            _ => [n == 3 ? new ParameterOperand("to-be-supplied") : new LiteralOperand($"{n}", "x")],
        }));

    private static readonly Gen<Rule> Rules = Gen.Recursive<Rule>((depth, self) => depth == 4 ? Leaf : Gen.OneOf(
        Leaf, self.List[0, 3].Select(l => (Rule)new All(l)), self.List[0, 3].Select(l => (Rule)new Any(l)), self.Select(r => (Rule)new Not(r))));

    // -1 is unknown
    private static readonly Gen<int[]> Facts = Gen.Int[-1, 3].Array[3];

    private static Verdict Evaluate(Rule rule, IEnumerable<int> values) => Evaluator.Evaluate(rule, new RuleContext(
        new FactTable(Names.Zip(values).Where(p => p.Second >= 0).ToDictionary(p => p.First, p => $"{p.Second}")), None, new DateOnly(2026, 4, 29)));

    [Fact]
    public void Learning_a_fact_never_turns_true_or_false_round() => Gen.Select(Rules, Facts, Facts).Sample((rule, some, more) =>
    {
        var before = Evaluate(rule, some);
        var after = Evaluate(rule, some.Zip(more, (s, m) => s >= 0 ? s : m));
        Assert.True(before == Verdict.Unknown || before == after, $"{before} became {after}");
    }, iter: 5_000);

    [Fact]
    public void With_every_fact_and_parameter_known_nothing_is_unknown() => Gen.Select(Rules, Gen.Int[0, 3].Array[3]).Sample((rule, facts) =>
        Assert.True(NamesParameter(rule) || Evaluate(rule, facts) != Verdict.Unknown), iter: 5_000);

    [Fact]
    public void Unknown_means_that_nothing_known_decides_it() => Gen.Select(Rules, Facts).Sample((rule, facts) =>
    {
        // Sound: when every completion says the same, the evaluator may say unknown, but never the opposite.
        var verdict = Evaluate(rule, facts);
        foreach (var completion in Completions(facts))
            if (Evaluate(rule, completion) is var decided and not Verdict.Unknown) Assert.True(verdict == Verdict.Unknown || verdict == decided);
    }, iter: 1_000);

    [Fact]
    public void De_Morgan_holds() => Gen.Select(Rules.List[0, 3], Facts).Sample((rules, facts) =>
        Assert.Equal(Evaluate(new Not(new All(rules)), facts), Evaluate(new Any([.. rules.Select(r => new Not(r))]), facts)), iter: 2_000);

    private static bool NamesParameter(Rule rule) => rule switch
    {
        All all => all.Of.Any(NamesParameter),
        Any any => any.Of.Any(NamesParameter),
        Not not => NamesParameter(not.Of),
        Leaf leaf => leaf.Operands.Any(o => o is ParameterOperand),
        _ => false,
    };

    private static IEnumerable<int[]> Completions(int[] facts) =>
        from a in Of(facts[0]) from b in Of(facts[1]) from c in Of(facts[2]) select new[] { a, b, c };

    private static IEnumerable<int> Of(int fact) => fact >= 0 ? [fact] : Enumerable.Range(0, 4);
}
