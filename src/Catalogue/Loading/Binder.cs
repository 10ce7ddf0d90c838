using System.Collections;
using Lianban.Catalogue.Rules;

namespace Lianban.Catalogue.Loading;

/// <summary>
/// Makes the model's records from nodes. The files mirror the records: keys are the properties in camelCase, enums kebab-case. What may be null
/// may be left out; a list or dictionary left out is empty, a flag left out is false. Anything else missing or unknown is refused.
/// </summary>
internal sealed class Binder(Findings findings, Locations locations)
{
    private readonly RuleReader rules = new(findings, locations);

    /// <summary>The record, or null with findings.</summary>
    public T? Bind<T>(Node? node) where T : class => node is null ? null : (T?)Value(node, typeof(T));

    private object? Value(Node node, Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(Rule)) return rules.Read(node);
        if (Scalars.Takes(type)) return OfScalar(node, type);
        if (!type.IsGenericType) return Record(node, type);
        return type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? List(node, type.GenericTypeArguments[0]) : Table(node, type.GenericTypeArguments[1]);
    }

    private object? OfScalar(Node node, Type type)
    {
        if (node is not Scalar scalar) return Refuse(node.Place, "CATALOGUE-WRONG-KIND", "1");
        if (scalar.IsNull || scalar.Text.Length == 0) return Refuse(node.Place, "CATALOGUE-EMPTY-VALUE");
        return Scalars.Read(scalar.Text, type) ?? Refuse(node.Place, "CATALOGUE-BAD-VALUE", scalar.Text, Scalars.Expected(type));
    }

    private object? Record(Node node, Type type)
    {
        if (node is not Mapping mapping) return Refuse(node.Place, "CATALOGUE-WRONG-KIND", "{ }");
        var shape = Shape.Of(type);
        foreach (var entry in mapping.Entries)
            if (!shape.Keys.Any(k => k.Name == entry.Key)) findings.Refuse(entry.Place, "CATALOGUE-UNKNOWN-KEY", entry.Key, string.Join(", ", shape.Keys.Select(k => k.Name)));
        var sound = true;
        var values = shape.Keys.Select(key => Member(mapping, key, ref sound)).ToArray();
        if (!sound) return null;
        var record = shape.Make(values);
        locations.Remember(record, mapping.Place, mapping.Entries.DistinctBy(e => e.Key).ToDictionary(e => Pascal(e.Key), e => e.Place));
        return record;
    }

    private object? Member(Mapping mapping, Key key, ref bool sound)
    {
        var node = mapping[key.Name];
        if (node is null or Scalar { IsNull: true })
        {
            if (key.Optional) return null;
            if (key.Type == typeof(bool)) return false;
            if (key.Type.IsGenericType) return Value(key.Type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? new Sequence([], mapping.Place) : new Mapping([], mapping.Place), key.Type);
            findings.Refuse(node?.Place ?? mapping.Place, "CATALOGUE-MISSING-KEY", key.Name);
            sound = false;
            return null;
        }
        var value = Value(node, key.Type);
        sound &= value is not null;
        return value;
    }

    private object? List(Node node, Type of)
    {
        if (node is not Sequence sequence) return Refuse(node.Place, "CATALOGUE-WRONG-KIND", "[ ]");
        var items = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(of))!;
        var keys = new Dictionary<string, Place>();
        foreach (var item in sequence.Items)
        {
            if (Value(item, of) is not { } value) continue; // said already; the others are read, so that one run names everything
            keys[$"{items.Count}"] = item.Place;
            items.Add(value);
        }
        locations.Remember(items, node.Place, keys);
        return items;
    }

    private object? Table(Node node, Type of)
    {
        if (node is not Mapping mapping) return Refuse(node.Place, "CATALOGUE-WRONG-KIND", "{ }");
        var table = (IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(typeof(string), of))!;
        foreach (var entry in mapping.Entries)
            if (Value(entry.Value, of) is { } value) table[entry.Key] = value;
        locations.Remember(table, node.Place, mapping.Entries.DistinctBy(e => e.Key).ToDictionary(e => e.Key, e => e.Place));
        return table;
    }

    private object? Refuse(Place place, string code, params string[] values)
    {
        findings.Refuse(place, code, values);
        return null;
    }

    private static string Pascal(string name) => name.Length == 0 ? name : char.ToUpperInvariant(name[0]) + name[1..];
}
