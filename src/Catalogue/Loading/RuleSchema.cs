using System.Text.Json.Nodes;
using Lianban.Catalogue.Rules;

namespace Lianban.Catalogue.Loading;

/// <summary>What <see cref="RuleReader"/> takes, as a schema.</summary>
internal static class RuleSchema
{
    public static JsonObject Make()
    {
        var forms = new JsonArray(
            Form("all", new JsonObject { ["type"] = "array", ["minItems"] = 1, ["items"] = Itself() }),
            Form("any", new JsonObject { ["type"] = "array", ["minItems"] = 1, ["items"] = Itself() }),
            Form("not", Itself()));
        foreach (var comparison in Enum.GetValues<Comparison>())
            forms.Add(Form(Shape.Camel(comparison.ToString()), Operand(comparison), ("fact", new JsonObject { ["type"] = "string", ["minLength"] = 1 })));
        return new JsonObject { ["oneOf"] = forms };
    }

    private static JsonObject Operand(Comparison comparison) => comparison switch
    {
        Comparison.Known => new JsonObject { ["type"] = "boolean" },
        Comparison.Is => Code(),
        Comparison.In => new JsonObject { ["anyOf"] = new JsonArray(Code(), new JsonObject { ["type"] = "array", ["minItems"] = 1, ["items"] = Code() }) },
        _ => new JsonObject
        {
            ["oneOf"] = new JsonArray(
                Form("parameter", new JsonObject { ["type"] = "string", ["minLength"] = 1 }),
                Form("value", new JsonObject { ["type"] = new JsonArray("string", "number") }, ("clause", new JsonObject { ["type"] = "string", ["minLength"] = 1 }))),
        },
    };

    private static JsonObject Code() => new() { ["type"] = new JsonArray("string", "boolean", "number") };

    private static JsonObject Itself() => new() { ["$ref"] = "#/$defs/Rule" };

    private static JsonObject Form(string key, JsonObject value, (string Key, JsonObject Value)? first = null)
    {
        var properties = new JsonObject();
        if (first is { } f) properties[f.Key] = f.Value;
        properties[key] = value;
        return new JsonObject
        {
            ["type"] = "object", ["properties"] = properties, ["required"] = new JsonArray([.. properties.Select(p => (JsonNode)p.Key)]), ["additionalProperties"] = false,
        };
    }
}
