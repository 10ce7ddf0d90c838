using Lianban.Catalogue.Model;

namespace Lianban.Catalogue.Rules;

/// <summary>True, false or unknown (Kleene). Unknown never refuses.</summary>
public enum Verdict { False, Unknown, True }

/// <summary>The one rule tree, used for eligibility, visibility, required fields, automatic decisions and identification.</summary>
public abstract record Rule;

/// <summary>True when all are true; false when one is false.</summary>
public sealed record All(IReadOnlyList<Rule> Of) : Rule;

/// <summary>True when one is true; false when all are false.</summary>
public sealed record Any(IReadOnlyList<Rule> Of) : Rule;

/// <summary>The opposite; unknown stays unknown.</summary>
public sealed record Not(Rule Of) : Rule;

/// <summary>A leaf: a named fact compared with an operand. An unknown fact, or a parameter without a value, makes it unknown.</summary>
public sealed record Leaf(string Fact, Comparison Comparison, IReadOnlyList<Operand> Operands) : Rule;

public enum Comparison { Is, In, AtLeast, AtMost, Before, Known }

/// <summary>A code, a literal that the plan prints (with its clause), or the name of a dated parameter.</summary>
public abstract record Operand;

/// <summary>A code, <c>true</c> or <c>false</c>.</summary>
public sealed record CodeOperand(string Code) : Operand;

/// <summary>A number or date that the plan itself prints.</summary>
public sealed record LiteralOperand(string Value, string Clause) : Operand;

/// <summary>The name of a dated parameter.</summary>
public sealed record ParameterOperand(string Parameter) : Operand;

/// <summary>Looks facts up by name. A value is a code, <c>true</c>/<c>false</c>, a whole number, or a day yyyy-MM-dd; null is unknown.</summary>
public interface IFacts
{
    /// <summary>The value of a fact, or null when unknown.</summary>
    string? this[string fact] { get; }
}

/// <summary>What a rule is evaluated with.</summary>
public sealed record RuleContext(IFacts Facts, Parameters Parameters, DateOnly Day);
