using Lianban.Catalogue.Model;
using Lianban.Catalogue.Rules;
using Xunit;

namespace Lianban.Tests.Catalogue.Rules;

public sealed class EvaluatorFacts
{
    private static readonly DateOnly Day = new(2026, 4, 29);
    private static readonly Rule True = new All([]);
    private static readonly Rule False = new Any([]);
    private static readonly Rule Unknown = new Leaf("nobody.knows", Comparison.Is, [new CodeOperand("true")]);
    private static readonly Parameters Parameters = new([
        new Parameter("retirement-age", "years", new Words("龄", "Age"), [
            new DatedValue(new DateOnly(2025, 1, 1), new DateOnly(2025, 12, 31), "60", "x"),
            new DatedValue(new DateOnly(2026, 1, 1), null, "61", "x")]),
        new Parameter("to-be-supplied", "years", new Words("缺", "Missing"), [new DatedValue(new DateOnly(2025, 1, 1), null, null, "x")])]);

    private static Verdict Evaluate(Rule rule, params (string, string)[] facts) => On(Day, rule, facts);

    private static Verdict On(DateOnly day, Rule rule, params (string, string)[] facts) =>
        Evaluator.Evaluate(rule, new RuleContext(new FactTable(facts.ToDictionary(f => f.Item1, f => f.Item2)), Parameters, day));

    [Fact]
    public void All_any_and_not_follow_Kleene()
    {
        Rule[] rules = [False, Unknown, True];
        foreach (var (a, i) in rules.Select((r, i) => (r, i)))
        {
            Assert.Equal((Verdict)(2 - i), Evaluate(new Not(a)));
            foreach (var (b, j) in rules.Select((r, j) => (r, j)))
            {
                Assert.Equal((Verdict)Math.Min(i, j), Evaluate(new All([a, b])));
                Assert.Equal((Verdict)Math.Max(i, j), Evaluate(new Any([a, b])));
            }
        }
    }

    [Theory]
    [InlineData("15", Verdict.False)]
    [InlineData("16", Verdict.True)]
    [InlineData(null, Verdict.Unknown)]
    [InlineData("sixteen", Verdict.Unknown)]
    [InlineData("2026-04-29", Verdict.Unknown)]
    [InlineData("１６", Verdict.Unknown)]
    public void At_least_compares_numbers_and_nothing_else(string? age, Verdict expected)
    {
        var rule = new Leaf("applicant.age", Comparison.AtLeast, [new LiteralOperand("16", "附件2 四(六)")]);
        Assert.Equal(expected, age is null ? Evaluate(rule) : Evaluate(rule, ("applicant.age", age)));
    }

    [Fact]
    public void At_most_includes_its_bound_and_before_does_not()
    {
        LiteralOperand bound = new("2026-04-29", "x");
        Assert.Equal(Verdict.True, Evaluate(new Leaf("answer.day", Comparison.AtMost, [bound]), ("answer.day", "2026-04-29")));
        Assert.Equal(Verdict.False, Evaluate(new Leaf("answer.day", Comparison.Before, [bound]), ("answer.day", "2026-04-29")));
        Assert.Equal(Verdict.True, Evaluate(new Leaf("answer.day", Comparison.Before, [bound]), ("answer.day", "2026-04-28")));
    }

    [Fact]
    public void A_parameter_has_the_value_of_the_day()
    {
        var rule = new Leaf("applicant.age", Comparison.AtLeast, [new ParameterOperand("retirement-age")]);
        Assert.Equal(Verdict.True, On(new DateOnly(2025, 12, 31), rule, ("applicant.age", "60")));
        Assert.Equal(Verdict.False, On(new DateOnly(2026, 1, 1), rule, ("applicant.age", "60")));
    }

    [Fact]
    public void A_parameter_without_a_value_is_unknown()
    {
        Assert.Equal(Verdict.Unknown, Evaluate(new Leaf("applicant.age", Comparison.AtLeast, [new ParameterOperand("to-be-supplied")]), ("applicant.age", "60")));
        Assert.Equal(Verdict.Unknown, Evaluate(new Leaf("applicant.age", Comparison.AtLeast, [new ParameterOperand("no-such")]), ("applicant.age", "60")));
    }

    [Fact]
    public void Known_is_never_unknown()
    {
        Assert.Equal(Verdict.False, Evaluate(new Leaf("card.held", Comparison.Known, [])));
        Assert.Equal(Verdict.True, Evaluate(new Leaf("card.held", Comparison.Known, []), ("card.held", "false")));
    }

    [Fact]
    public void In_holds_for_each_of_its_codes_and_no_other()
    {
        var rule = new Leaf("fund.account", Comparison.In, [new CodeOperand("none"), new CodeOperand("sealed-here")]);
        Assert.Equal(Verdict.True, Evaluate(rule, ("fund.account", "sealed-here")));
        Assert.Equal(Verdict.False, Evaluate(rule, ("fund.account", "in-use")));
        Assert.Equal(Verdict.Unknown, Evaluate(rule));
    }
}
