using System.Globalization;

namespace Lianban.Catalogue.Rules;

/// <summary>
/// The one evaluator of rules (Kleene's three values). Pure. What cannot be compared (an unknown fact, a parameter to be supplied, a value of
/// another type) is unknown and never true or false, because unknown never refuses.
/// </summary>
public static class Evaluator
{
    /// <summary>Evaluates a rule; parameters have the value of <see cref="RuleContext.Day"/>.</summary>
    public static Verdict Evaluate(Rule rule, RuleContext context) => rule switch
    {
        All all => Least(all.Of, context),
        Any any => Greatest(any.Of, context),
        Not not => Opposite(Evaluate(not.Of, context)),
        Leaf leaf => Compare(leaf, context),
        _ => throw new ArgumentException($"no evaluation for {rule.GetType().Name}", nameof(rule)),
    };

    private static Verdict Least(IReadOnlyList<Rule> rules, RuleContext context)
    {
        var least = Verdict.True;
        foreach (var rule in rules)
        {
            var verdict = Evaluate(rule, context);
            if (verdict == Verdict.False) return Verdict.False;
            if (verdict < least) least = verdict;
        }
        return least;
    }

    private static Verdict Greatest(IReadOnlyList<Rule> rules, RuleContext context)
    {
        var greatest = Verdict.False;
        foreach (var rule in rules)
        {
            var verdict = Evaluate(rule, context);
            if (verdict == Verdict.True) return Verdict.True;
            if (verdict > greatest) greatest = verdict;
        }
        return greatest;
    }

    private static Verdict Opposite(Verdict verdict) => verdict switch { Verdict.True => Verdict.False, Verdict.False => Verdict.True, _ => Verdict.Unknown };

    private static Verdict Compare(Leaf leaf, RuleContext context)
    {
        var fact = context.Facts[leaf.Fact];
        if (leaf.Comparison == Comparison.Known) return fact is null ? Verdict.False : Verdict.True;
        if (fact is null || leaf.Operands.Count == 0) return Verdict.Unknown;
        if (leaf.Comparison is Comparison.Is or Comparison.In) return OneOf(fact, leaf.Operands, context);
        return Value(leaf.Operands[0], context) is { } operand && Order(fact, operand) is { } order
            ? Of(leaf.Comparison switch { Comparison.AtLeast => order >= 0, Comparison.AtMost => order <= 0, _ => order < 0 })
            : Verdict.Unknown;
    }

    private static Verdict OneOf(string fact, IReadOnlyList<Operand> operands, RuleContext context)
    {
        var missing = false;
        foreach (var operand in operands)
        {
            var value = Value(operand, context);
            if (value == fact) return Verdict.True;
            missing |= value is null;
        }
        return missing ? Verdict.Unknown : Verdict.False;
    }

    private static string? Value(Operand operand, RuleContext context) => operand switch
    {
        CodeOperand code => code.Code,
        LiteralOperand literal => literal.Value,
        ParameterOperand parameter => context.Parameters.Value(parameter.Parameter, context.Day),
        _ => null,
    };

    /// <summary>Order of two numbers, or of two days; null when they are not of one type.</summary>
    internal static int? Order(string left, string right)
    {
        if (Number(left) is { } a && Number(right) is { } b) return a.CompareTo(b);
        if (Day(left) is { } c && Day(right) is { } d) return c.CompareTo(d);
        return null;
    }

    internal static decimal? Number(string text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    internal static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static Verdict Of(bool holds) => holds ? Verdict.True : Verdict.False;
}
