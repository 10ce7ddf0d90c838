using Lianban.Catalogue.Model;
using Lianban.Catalogue.Rules;

namespace Lianban.Catalogue.Checking;

/// <summary>
/// Every question is used by a service that can be applied for, can be seen, and is never required while hidden. Proved by trying every value of the
/// facts that its two rules name (for numbers and days: around each bound), for every selection of services that uses it.
/// </summary>
internal static class SeenQuestions
{
    private const int Most = 200_000;

    public static void Run(Check check)
    {
        foreach (var question in check.AllQuestions)
        {
            var users = Users(check, question);
            if (users.Count == 0) check.Refuse(question, "CATALOGUE-QUESTION-UNUSED", question.Code);
            else if (question.VisibleWhen is not null) Prove(check, question, users);
        }
    }

    private static List<string> Users(Check check, Question question)
    {
        var section = check.Definition.Form.Sections.FirstOrDefault(s => s.Code == question.Section)?.Service;
        return [.. check.Definition.Basic.Select(s => s.Code).Where(s => (question.UsedBy.Count == 0 || question.UsedBy.Contains(s)) && (section is null || section == s))];
    }

    private static void Prove(Check check, Question question, List<string> users)
    {
        var leaves = Leaves(question.VisibleWhen).Concat(Leaves(question.RequiredWhen)).ToList();
        var names = leaves.Select(l => l.Fact).Distinct().ToList();
        var domains = names.Select(n => Domain(check, n, leaves)).ToList();
        var days = Days(check, leaves);
        if (domains.Aggregate((long)days.Count, (product, d) => Math.Min(product * d.Count, Most + 1L)) > Most)
        {
            check.RefuseAt(question, nameof(question.VisibleWhen), "CATALOGUE-RULE-TOO-WIDE", question.Code);
            return;
        }
        // A user that no rule names can be the one that is chosen; otherwise one of the named ones must be.
        var chosen = users.Select(u => names.IndexOf(FactNames.ChosenPrefix + u)).ToList();
        var free = chosen.Contains(-1);
        var facts = new Tried(names);
        var seen = false;
        do
        {
            for (var i = 0; i < names.Count; i++) facts.Values[i] = domains[i][facts.At[i]];
            if (!free && !chosen.Any(i => facts.Values[i] == "true")) continue;
            foreach (var day in days)
            {
                var context = new RuleContext(facts, check.Definition.Parameters, day);
                var visible = VisibleQuestions.IsVisible(question, context);
                seen |= visible;
                if (visible || !VisibleQuestions.IsRequired(question, context)) continue;
                check.RefuseAt(question, nameof(question.RequiredWhen), "CATALOGUE-REQUIRED-HIDDEN", question.Code, facts.ToString());
                return;
            }
        }
        while (facts.Next(domains));
        if (!seen) check.RefuseAt(question, nameof(question.VisibleWhen), "CATALOGUE-NEVER-SEEN", question.Code);
    }

    private static IEnumerable<Leaf> Leaves(Rule? rule) => rule switch
    {
        All all => all.Of.SelectMany(Leaves),
        Any any => any.Of.SelectMany(Leaves),
        Not not => Leaves(not.Of),
        Leaf leaf => [leaf],
        _ => [],
    };

    private static List<string?> Domain(Check check, string name, List<Leaf> leaves)
    {
        if (FactTypes.Find(check, name) is not { } fact) return [null]; // refused elsewhere
        var values = new List<string?>(FactTypes.Codes(fact));
        if (!name.StartsWith(FactNames.ChosenPrefix, StringComparison.Ordinal)) values.Add(null);
        foreach (var bound in leaves.Where(l => l.Fact == name).SelectMany(l => l.Operands).SelectMany(o => o switch
        {
            LiteralOperand literal => [literal.Value],
            ParameterOperand parameter => RuleTypes.Values(check.Definition.Parameters, parameter.Parameter),
            _ => (IReadOnlyList<string>)[],
        }).Distinct()) values.AddRange(Around(bound));
        // Free text and facts without bounds: any value will do, it can only be asked whether it is known.
        if (fact.Codes.Count == 0 && fact.Type != FactType.Flag && values.Count == 1) values.Add("0");
        return values;
    }

    private static IEnumerable<string> Around(string bound)
    {
        var text = System.Globalization.CultureInfo.InvariantCulture;
        if (Evaluator.Number(bound) is { } number) return [(Math.Max(0, number - 1)).ToString(text), bound, (number + 1).ToString(text)];
        if (Evaluator.Day(bound) is { } day) return [day.AddDays(-1).ToString("yyyy-MM-dd", text), bound, day.AddDays(1).ToString("yyyy-MM-dd", text)];
        return [];
    }

    private static List<DateOnly> Days(Check check, List<Leaf> leaves)
    {
        var named = leaves.SelectMany(l => l.Operands).OfType<ParameterOperand>().Select(p => p.Parameter).ToHashSet();
        var first = check.Definition.LifeEvent.EffectiveFrom;
        return [.. check.Definition.Parameters.All.Where(p => named.Contains(p.Code)).SelectMany(p => p.Values).Select(v => v.From).Where(d => d > first).Append(first).Distinct()];
    }

    /// <summary>One assignment after the other, as an odometer.</summary>
    private sealed class Tried(List<string> names) : IFacts
    {
        public int[] At { get; } = new int[names.Count];
        public string?[] Values { get; } = new string?[names.Count];

        public string? this[string fact] => names.IndexOf(fact) is >= 0 and var i ? Values[i] : null;

        public bool Next(List<List<string?>> domains)
        {
            for (var i = 0; i < At.Length; i++)
            {
                if (++At[i] < domains[i].Count) return true;
                At[i] = 0;
            }
            return false;
        }

        public override string ToString() => string.Join(", ", names.Select((n, i) => $"{n} = {Values[i] ?? "?"}"));
    }
}
