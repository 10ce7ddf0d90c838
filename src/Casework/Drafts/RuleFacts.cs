using Lianban.Catalogue.Model;
using Lianban.Catalogue.Rules;

namespace Lianban.Casework.Drafts;

/// <summary>Which facts a rule names.</summary>
internal static class RuleFacts
{
    /// <summary>Facts of a rule; none for null.</summary>
    public static IEnumerable<string> Of(Rule? rule) => rule switch
    {
        All all => all.Of.SelectMany(Of),
        Any any => any.Of.SelectMany(Of),
        Not not => Of(not.Of),
        Leaf leaf => [leaf.Fact],
        _ => [],
    };

    /// <summary>Facts of everything a service decides by rule.</summary>
    public static IEnumerable<string> Of(PublicService service) =>
        service.Conditions.Select(c => c.Met).Concat<Rule?>(service.Parts.Select(p => p.ExistsWhen)).Concat(service.Consequences.Select(c => c.AppliesWhen)).SelectMany(Of);
}
