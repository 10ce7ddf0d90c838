using Lianban.Catalogue.Model;
using Lianban.Catalogue.Rules;

namespace Lianban.Catalogue.Checking;

/// <summary>Every leaf names a fact that there is and compares it with something of its own type; what it could never equal would be a silent mistake.</summary>
internal static class RuleTypes
{
    public static void Run(Check check)
    {
        foreach (var leaf in check.Locations.All<Leaf>().ToList()) Of(check, leaf);
    }

    private static void Of(Check check, Leaf leaf)
    {
        if (FactTypes.Find(check, leaf.Fact) is not { } fact) check.Refuse(leaf, "CATALOGUE-UNKNOWN-FACT", leaf.Fact);
        else if (leaf.Comparison is Comparison.Is or Comparison.In) Codes(check, leaf, fact);
        else if (leaf.Comparison != Comparison.Known) Bound(check, leaf, fact);
    }

    private static void Codes(Check check, Leaf leaf, FactName fact)
    {
        var codes = FactTypes.Codes(fact);
        if (codes.Count == 0)
        {
            check.Refuse(leaf, "CATALOGUE-WRONG-OPERAND", fact.Name, Loading.Shape.Camel($"{leaf.Comparison}"));
            return;
        }
        foreach (var operand in leaf.Operands.OfType<CodeOperand>().Where(o => !codes.Contains(o.Code)))
            check.Refuse(operand, "CATALOGUE-UNKNOWN-CODE", operand.Code, fact.Name, string.Join(", ", codes));
    }

    private static void Bound(Check check, Leaf leaf, FactName fact)
    {
        var operand = leaf.Operands[0];
        if (operand is ParameterOperand { Parameter: var name } && !check.IsParameter(name))
        {
            check.Refuse(operand, "CATALOGUE-DANGLING", "parameter", name);
            return;
        }
        var values = operand is LiteralOperand literal ? [literal.Value] : Values(check.Definition.Parameters, ((ParameterOperand)operand).Parameter);
        if (fact.Type is not (FactType.Number or FactType.Day) || values.Any(v => !IsOf(fact.Type, v)))
            check.Refuse(operand, "CATALOGUE-WRONG-OPERAND", fact.Name, Loading.Shape.Camel($"{leaf.Comparison}"));
    }

    /// <summary>All values that a parameter ever has.</summary>
    public static IReadOnlyList<string> Values(Parameters parameters, string name) =>
        [.. parameters.All.Where(p => p.Code == name).SelectMany(p => p.Values).Select(v => v.Value).OfType<string>().Distinct()];

    private static bool IsOf(FactType type, string value) => type == FactType.Number ? Evaluator.Number(value) is not null : Evaluator.Day(value) is not null;
}
