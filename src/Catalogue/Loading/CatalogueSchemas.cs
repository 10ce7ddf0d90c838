using System.Text.Encodings.Web;
using System.Text.Json;
using Lianban.Catalogue.Model;

namespace Lianban.Catalogue.Loading;

/// <summary>A JSON schema for each kind of file of <c>catalogue/</c>, made from the records that load it. Written to <c>catalogue/schema/</c> by <c>./lianban schema</c>.</summary>
public static class CatalogueSchemas
{
    /// <summary>Folder of the schemas below the catalogue's.</summary>
    public const string Folder = "schema";

    private static readonly JsonSerializerOptions indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>File name → text, each ending with a newline.</summary>
    public static IReadOnlyDictionary<string, string> Make() => new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["calendar.schema.json"] = Text(typeof(CalendarFile), "calendar/YEAR.json", false, "$schema", "$id"),
        ["code-list.schema.json"] = Text(typeof(CodeList), "life-events/EVENT/codes/CODE.yaml"),
        ["form.schema.json"] = Text(typeof(Form), "life-events/EVENT/form.yaml"),
        ["life-event.schema.json"] = Text(typeof(LifeEvent), "life-events/EVENT/life-event.yaml"),
        ["parameters.schema.json"] = Text(typeof(Parameters), "parameters.yaml"),
        ["places.schema.json"] = Text(typeof(Places), "places/CITY/*.yaml", true),
        ["service.schema.json"] = Text(typeof(PublicService), "life-events/EVENT/services/CODE.yaml"),
    };

    /// <summary>Name of the schema that a file of the catalogue follows; null for a file that is none of its own.</summary>
    /// <param name="path">Below the catalogue's folder, with forward slashes.</param>
    public static string? For(string path) => path.Split('/') switch
    {
        ["parameters.yaml"] => "parameters.schema.json",
        ["calendar", var year] when year.EndsWith(".json", StringComparison.Ordinal) => "calendar.schema.json",
        ["places", _, var part] when part.EndsWith(".yaml", StringComparison.Ordinal) => "places.schema.json",
        ["life-events", _, "life-event.yaml"] => "life-event.schema.json",
        ["life-events", _, "form.yaml"] => "form.schema.json",
        ["life-events", _, "services", _] => "service.schema.json",
        ["life-events", _, "codes", _] => "code-list.schema.json",
        _ => null,
    };

    private static string Text(Type root, string title, bool fragment = false, params IReadOnlyList<string> besides) =>
        RecordSchema.Of(root, title, fragment, besides).ToJsonString(indented).ReplaceLineEndings("\n") + "\n";
}
