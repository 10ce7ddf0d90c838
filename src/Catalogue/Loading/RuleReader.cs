using Lianban.Catalogue.Rules;

namespace Lianban.Catalogue.Loading;

/// <summary>
/// Reads rules: <c>{ all: [..] }</c>, <c>{ any: [..] }</c>, <c>{ not: {..} }</c>, and leaves <c>{ fact: NAME, is: code }</c>, <c>in: [a, b]</c>,
/// <c>known: true</c>, <c>atLeast</c>, <c>atMost</c>, <c>before</c> with <c>{ value: 16, clause: … }</c> or <c>{ parameter: NAME }</c>.
/// </summary>
internal sealed class RuleReader(Findings findings, Locations locations)
{
    private static readonly Dictionary<string, Comparison> comparisons =
        Enum.GetValues<Comparison>().ToDictionary(c => Shape.Camel(c.ToString()));

    /// <summary>The rule, or null with findings.</summary>
    public Rule? Read(Node node)
    {
        var rule = node is Mapping mapping ? Of(mapping) : Refuse(node.Place, "CATALOGUE-BAD-RULE");
        if (rule is not null) locations.Remember(rule, node.Place, []);
        return rule;
    }

    private Rule? Of(Mapping mapping)
    {
        if (mapping["fact"] is { } fact) return LeafOf(mapping, fact);
        if (mapping.Entries is not [{ Key: "all" or "any" or "not" } entry])
        {
            if (mapping.Entries.FirstOrDefault(e => e.Key is not ("all" or "any" or "not")) is { } stranger)
                return Refuse(stranger.Place, "CATALOGUE-UNKNOWN-KEY", stranger.Key, "all, any, not, fact");
            return Refuse(mapping.Place, "CATALOGUE-BAD-RULE");
        }
        if (entry.Key == "not") return Read(entry.Value) is { } of ? new Not(of) : null;
        // An empty list would be true (all) or false (any) without anybody seeing it.
        if (entry.Value is not Sequence { Items.Count: > 0 } list) return Refuse(entry.Place, "CATALOGUE-BAD-RULE");
        var rules = list.Items.Select(Read).OfType<Rule>().ToList();
        if (rules.Count < list.Items.Count) return null;
        return entry.Key == "all" ? new All(rules) : new Any(rules);
    }

    private Rule? LeafOf(Mapping mapping, Node fact)
    {
        foreach (var stranger in mapping.Entries.Where(e => e.Key != "fact" && !comparisons.ContainsKey(e.Key)))
            return Refuse(stranger.Place, "CATALOGUE-UNKNOWN-KEY", stranger.Key, "fact, " + string.Join(", ", comparisons.Keys));
        if (fact is not Scalar { IsNull: false } name || mapping.Entries.Count != 2) return Refuse(mapping.Place, "CATALOGUE-BAD-RULE");
        var entry = mapping.Entries.First(e => e.Key != "fact");
        var comparison = comparisons[entry.Key];
        switch (comparison)
        {
            case Comparison.Known:
                return entry.Value is not Scalar { Text: "true" or "false" } flag ? Refuse(entry.Place, "CATALOGUE-BAD-VALUE", "", "true, false")
                    : flag.Text == "true" ? new Leaf(name.Text, comparison, []) : new Not(Remember(new Leaf(name.Text, comparison, []), mapping.Place));
            case Comparison.Is or Comparison.In:
                var items = comparison == Comparison.In && entry.Value is Sequence s ? s.Items : [entry.Value];
                if (items.Count == 0 || items.Any(i => i is not Scalar { IsNull: false })) return Refuse(entry.Place, "CATALOGUE-WRONG-OPERAND", name.Text, entry.Key);
                return new Leaf(name.Text, comparison, [.. items.Cast<Scalar>().Select(i => Remember(new CodeOperand(i.Text), i.Place))]);
            default:
                return Bound(entry.Value) is { } operand ? new Leaf(name.Text, comparison, [Remember(operand, entry.Place)]) : null;
        }
    }

    private Operand? Bound(Node node)
    {
        if (node is Mapping mapping)
        {
            if (mapping.Entries.FirstOrDefault(e => e.Key is not ("value" or "clause" or "parameter")) is { } stranger)
            {
                Refuse(stranger.Place, "CATALOGUE-UNKNOWN-KEY", stranger.Key, "value, clause, parameter");
                return null;
            }
            if (mapping.Entries is [{ Key: "parameter", Value: Scalar { IsNull: false } parameter }]) return new ParameterOperand(parameter.Text);
            if (mapping["value"] is Scalar { IsNull: false } value && mapping["parameter"] is null)
            {
                if (mapping["clause"] is Scalar { IsNull: false, Text.Length: > 0 } clause) return new LiteralOperand(value.Text, clause.Text);
                Refuse(node.Place, "CATALOGUE-MISSING-KEY", "clause");
                return null;
            }
        }
        // A bare number has neither clause nor dates: nobody could say where it comes from.
        Refuse(node.Place, "CATALOGUE-BARE-NUMBER");
        return null;
    }

    private T Remember<T>(T at, Place place) where T : class
    {
        locations.Remember(at, place, []);
        return at;
    }

    private Rule? Refuse(Place place, string code, params string[] values)
    {
        findings.Refuse(place, code, values);
        return null;
    }
}
