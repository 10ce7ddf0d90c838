using System.Text.Json.Nodes;
using Lianban.Catalogue.Loading;
using Lianban.Tests.Catalogue.Checking;
using Lianban.Tests.TestKit;
using Xunit;

namespace Lianban.Tests.Catalogue.Loading;

/// <summary>The committed schemas are those of the records, the catalogue fits them, and what the loader refuses for its shape they refuse too.</summary>
public sealed class SchemaFacts
{
    // What one file alone can be refused for. A key that stands twice and bad YAML are the YAML reader's business.
    private static readonly string[] ofShape =
        ["CATALOGUE-UNKNOWN-KEY", "CATALOGUE-MISSING-KEY", "CATALOGUE-WRONG-KIND", "CATALOGUE-BAD-RULE", "CATALOGUE-BARE-NUMBER", "CATALOGUE-BAD-VALUE", "CATALOGUE-EMPTY-VALUE"];

    public static TheoryData<string> Files =>
        [.. Directory.EnumerateFiles(Repository.At("catalogue"), "*", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(Repository.At("catalogue"), f)).Where(f => !f.StartsWith(CatalogueSchemas.Folder + "/", StringComparison.Ordinal) && f.Contains('.')).Order(StringComparer.Ordinal)];

    public static TheoryData<string, int> Samples => [.. Sample.All.Select((s, i) => (s.Code, i)).Where(s => ofShape.Contains(s.Code))];

    [Fact]
    public void The_committed_schemas_are_those_of_the_records()
    {
        var made = CatalogueSchemas.Make();
        var folder = Repository.At("catalogue", CatalogueSchemas.Folder);
        Assert.Equal(made.Keys, Directory.EnumerateFiles(folder).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal));
        foreach (var (name, text) in made) Assert.True(File.ReadAllText(Path.Combine(folder, name)) == text, $"catalogue/schema/{name} is stale: run ./lianban schema");
        Assert.Contains("description", made["service.schema.json"], StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_file_of_the_catalogue_fits_its_schema(string path)
    {
        var name = CatalogueSchemas.For(path);
        Assert.True(name is not null, $"{path} has no schema");
        var text = File.ReadAllText(Repository.At("catalogue", path));
        Assert.Empty(Faults(name, text));
        // Editors find the schema by the first line; JSON of others is left as it was published.
        if (path.EndsWith(".yaml", StringComparison.Ordinal))
            Assert.StartsWith($"# yaml-language-server: $schema={string.Concat(Enumerable.Repeat("../", path.Count(c => c == '/')))}{CatalogueSchemas.Folder}/{name}\n", text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void What_the_loader_refuses_for_its_shape_the_schema_refuses_too(string code, int index)
    {
        Assert.Contains(code, ofShape);
        var sample = Sample.All[index];
        var path = Sample.PathOf(sample.File);
        var text = File.ReadAllText(Repository.At("catalogue", path));
        var at = text.IndexOf(sample.Old, StringComparison.Ordinal);
        Assert.NotEmpty(Faults(CatalogueSchemas.For(path)!, text[..at] + sample.New + text[(at + sample.Old.Length)..]));
    }

    private static IEnumerable<string> Faults(string name, string text)
    {
        var schema = JsonNode.Parse(CatalogueSchemas.Make()[name])!.AsObject();
        return SchemaValidation.Faults(SchemaValidation.Yaml(text), schema, schema);
    }
}
