using Lianban.Cli.Speaking;
using System.CommandLine;
using Lianban.Catalogue.Loading;
using Lianban.Cli.Running;

namespace Lianban.Cli.Verbs;

/// <summary><c>./lianban schema</c>: writes the JSON schemas of the catalogue's files anew, from the records that load them.</summary>
internal static class SchemaVerb
{
    public static Command Make()
    {
        var folder = new Option<string?>("--catalogue") { Description = Say.Both("check-folder") };
        var verb = new Command("schema", Say.Both("schema-about")) { folder };
        verb.SetAction(parsed => Write(Path.GetFullPath(parsed.GetValue(folder) ?? Checkout.Find().Catalogue)));
        return verb;
    }

    private static int Write(string catalogue)
    {
        if (!Directory.Exists(catalogue)) return Say.Cannot("check-no-folder", catalogue);
        var folder = Directory.CreateDirectory(Path.Combine(catalogue, CatalogueSchemas.Folder)).FullName;
        var schemas = CatalogueSchemas.Make();
        foreach (var (name, text) in schemas) File.WriteAllText(Path.Combine(folder, name), text);
        Say.Line("schema-written", schemas.Count, folder);
        return 0;
    }
}
