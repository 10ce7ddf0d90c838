using System.Text.Json.Nodes;
using Lianban.Catalogue.Rules;
using Lianban.Platform.Text;

namespace Lianban.Catalogue.Loading;

/// <summary>
/// Writes what the <see cref="Binder"/> takes as JSON schema (2020-12): the same shapes, keys, enums and kinds of value, read from the same records, so that an
/// editor refuses what the loader refuses. What needs more than one file (references, dates, cycles) is for the check of the catalogue.
/// </summary>
internal sealed class RecordSchema
{
    private readonly SortedDictionary<string, JsonNode> definitions = new(StringComparer.Ordinal);

    /// <summary>The schema of a file whose root is this record.</summary>
    /// <param name="fragment">The file holds some of the record's keys; others stand in the files beside it.</param>
    /// <param name="besides">Keys that are allowed and not read.</param>
    public static JsonObject Of(Type root, string title, bool fragment = false, params IReadOnlyList<string> besides)
    {
        var schema = new RecordSchema();
        var record = schema.Record(root);
        if (fragment)
        {
            record.Remove("required");
            record["minProperties"] = 1;
        }
        foreach (var key in besides) record["properties"]![key] = new JsonObject { ["type"] = "string" };
        var file = new JsonObject { ["$schema"] = "https://json-schema.org/draft/2020-12/schema", ["title"] = title };
        foreach (var (key, value) in record.ToList())
        {
            record.Remove(key);
            file[key] = value;
        }
        if (schema.definitions.Count > 0) file["$defs"] = new JsonObject(schema.definitions.Select(d => KeyValuePair.Create<string, JsonNode?>(d.Key, d.Value)));
        return file;
    }

    private JsonObject Record(Type type)
    {
        var shape = Shape.Of(type);
        var properties = new JsonObject();
        foreach (var key in shape.Keys)
        {
            var value = Value(key.Type);
            if (Docstrings.Of(type, key.Property) is { Length: > 0 } words) value["description"] = words;
            properties[key.Name] = key.Optional ? OrNull(value) : value;
        }
        var record = new JsonObject { ["type"] = "object" };
        if (Docstrings.Of(type) is { Length: > 0 } about) record["description"] = about;
        record["properties"] = properties;
        var required = shape.Keys.Where(k => !k.Optional && k.Type != typeof(bool) && !k.Type.IsGenericType).Select(k => (JsonNode)k.Name).ToArray();
        if (required.Length > 0) record["required"] = new JsonArray(required);
        record["additionalProperties"] = false;
        return record;
    }

    private JsonObject Value(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(Rule)) return Reference("Rule", RuleSchema.Make);
        if (type == typeof(string)) return new JsonObject { ["type"] = "string", ["minLength"] = 1 };
        if (type == typeof(bool)) return new JsonObject { ["type"] = "boolean" };
        if (type == typeof(int)) return new JsonObject { ["type"] = "integer", ["minimum"] = 0 };
        if (type == typeof(DateOnly)) return new JsonObject { ["type"] = "string", ["format"] = "date", ["pattern"] = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" };
        if (type == typeof(TimeOnly)) return new JsonObject { ["type"] = "string", ["pattern"] = "^[0-9]{2}:[0-9]{2}$" };
        if (type.IsEnum) return new JsonObject { ["enum"] = new JsonArray([.. Enum.GetNames(type).Select(n => (JsonNode)Scalars.Kebab(n))]) };
        if (!type.IsGenericType) return Reference(type.Name, () => Record(type));
        return type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>)
            ? new JsonObject { ["type"] = "array", ["items"] = Value(type.GenericTypeArguments[0]) }
            : new JsonObject { ["type"] = "object", ["additionalProperties"] = Value(type.GenericTypeArguments[1]) };
    }

    private JsonObject Reference(string name, Func<JsonObject> make)
    {
        if (definitions.TryAdd(name, new JsonObject())) definitions[name] = make();
        return new JsonObject { ["$ref"] = "#/$defs/" + name };
    }

    private static JsonObject OrNull(JsonObject value)
    {
        var either = new JsonObject { ["anyOf"] = new JsonArray(value, new JsonObject { ["type"] = "null" }) };
        if (!value.Remove("description", out var words)) return either;
        either["description"] = words;
        return either;
    }
}
