using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Lianban.Tests.Catalogue.Loading;

/// <summary>
/// Validates by the keywords of JSON schema that our schemas use; another keyword throws, so that nothing is silently not checked. YAML is read by its core
/// schema, as editors do.
/// </summary>
internal static class SchemaValidation
{
    private static readonly string[] silent = ["$schema", "$defs", "title", "description"];

    public static JsonNode? Yaml(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return Json(stream.Documents[0].RootNode);
    }

    /// <summary>Every fault, as path and sentence.</summary>
    public static IEnumerable<string> Faults(JsonNode? value, JsonObject schema, JsonObject root, string at = "")
    {
        foreach (var (keyword, rule) in schema)
        {
            if (silent.Contains(keyword)) continue;
            foreach (var fault in Keyword(keyword, rule!, value, schema, root, at)) yield return fault;
        }
    }

    private static IEnumerable<string> Keyword(string keyword, JsonNode rule, JsonNode? value, JsonObject schema, JsonObject root, string at) => keyword switch
    {
        "$ref" => Faults(value, root["$defs"]![rule.GetValue<string>()["#/$defs/".Length..]]!.AsObject(), root, at),
        "type" => One((rule is JsonArray several ? several.Select(t => t!.GetValue<string>()) : [rule.GetValue<string>()]).Any(t => Is(value, t)), $"{at}: is no {rule}"),
        "enum" => One(rule.AsArray().Any(v => JsonNode.DeepEquals(v, value)), $"{at}: is none of {rule.ToJsonString()}"),
        "minLength" => One(value is not JsonValue || !Is(value, "string") || value.GetValue<string>().Length >= rule.GetValue<int>(), $"{at}: is empty"),
        "pattern" => One(!Is(value, "string") || Regex.IsMatch(value!.GetValue<string>(), rule.GetValue<string>()), $"{at}: is not {rule}"),
        "format" => One(!Is(value, "string") || DateOnly.TryParseExact(value!.GetValue<string>(), "yyyy-MM-dd", out _), $"{at}: is no {rule}"),
        "minimum" => One(!Is(value, "number") || value!.GetValue<decimal>() >= rule.GetValue<decimal>(), $"{at}: is below {rule}"),
        "minItems" => One(value is not JsonArray list || list.Count >= rule.GetValue<int>(), $"{at}: has too few"),
        "minProperties" => One(value is not JsonObject table || table.Count >= rule.GetValue<int>(), $"{at}: has too few"),
        "required" => value is JsonObject record ? rule.AsArray().Select(k => k!.GetValue<string>()).Where(k => !record.ContainsKey(k)).Select(k => $"{at}: {k} is missing") : [],
        "items" => value is JsonArray items ? items.SelectMany((item, i) => Faults(item, rule.AsObject(), root, $"{at}/{i}")) : [],
        "properties" => value is JsonObject of ? of.Where(p => rule[p.Key] is not null).SelectMany(p => Faults(p.Value, rule[p.Key]!.AsObject(), root, $"{at}/{p.Key}")) : [],
        "additionalProperties" => value is JsonObject whole
            ? whole.Where(p => schema["properties"]?[p.Key] is null).SelectMany(p => rule is JsonObject each ? Faults(p.Value, each, root, $"{at}/{p.Key}") : [$"{at}: unknown key {p.Key}"]) : [],
        "anyOf" => One(rule.AsArray().Any(s => !Faults(value, s!.AsObject(), root, at).Any()), $"{at}: fits none"),
        "oneOf" => One(rule.AsArray().Count(s => !Faults(value, s!.AsObject(), root, at).Any()) == 1, $"{at}: does not fit exactly one"),
        _ => throw new NotSupportedException(keyword),
    };

    private static IEnumerable<string> One(bool holds, string fault) => holds ? [] : [fault];

    private static bool Is(JsonNode? value, string type) => type switch
    {
        "null" => value is null,
        "object" => value is JsonObject,
        "array" => value is JsonArray,
        "string" => value is JsonValue v && v.TryGetValue<string>(out _),
        "boolean" => value is JsonValue v && v.TryGetValue<bool>(out _),
        "number" => value is JsonValue v && v.TryGetValue<decimal>(out _),
        "integer" => value is JsonValue v && v.TryGetValue<decimal>(out var number) && decimal.IsInteger(number),
        _ => throw new NotSupportedException(type),
    };

    private static JsonNode? Json(YamlNode node) => node switch
    {
        YamlMappingNode mapping => new JsonObject(mapping.Children.Select(c => KeyValuePair.Create(((YamlScalarNode)c.Key).Value!, Json(c.Value)))),
        YamlSequenceNode sequence => new JsonArray([.. sequence.Children.Select(Json)]),
        YamlScalarNode { Style: ScalarStyle.Plain } plain => Plain(plain.Value!),
        YamlScalarNode quoted => JsonValue.Create(quoted.Value),
        _ => throw new NotSupportedException(node.NodeType.ToString()),
    };

    private static JsonValue? Plain(string text) => text switch
    {
        "" or "~" or "null" => null,
        "true" or "false" => JsonValue.Create(text == "true"),
        _ when Regex.IsMatch(text, @"\A[-+]?([0-9]+|[0-9]*\.[0-9]+)\z") => JsonValue.Create(decimal.Parse(text, CultureInfo.InvariantCulture)),
        _ => JsonValue.Create(text),
    };
}
