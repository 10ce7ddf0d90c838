using System.Text.RegularExpressions;
using Lianban.Tests.TestKit;
using YamlDotNet.RepresentationModel;

namespace Lianban.Tests.Docs;

/// <summary>The published OpenAPI document, read as YAML.</summary>
internal static partial class ProtocolDocument
{
    public const string Path = "src/Protocol/openapi.yaml";

    public static string Text => File.ReadAllText(Repository.At(Path.Split('/')));

    public static YamlMappingNode Root { get; } = Read();

    /// <summary>Every path with its method, e.g. <c>POST /v1/cases</c>.</summary>
    public static IEnumerable<string> Operations =>
        Map(Root, "paths").Children.SelectMany(p => ((YamlMappingNode)p.Value).Children.Select(m => $"{((string)m.Key!).ToUpperInvariant()} {p.Key}"));

    /// <summary>The routes of a source file, without their constraints.</summary>
    public static IEnumerable<string> Routes(string prefix, params string[] source) =>
        Route().Matches(File.ReadAllText(Repository.At(source))).Select(m => $"{m.Groups[1].Value.ToUpperInvariant()} {prefix}{Constraint().Replace(m.Groups[2].Value, "}")}");

    /// <summary>Every <c>$ref</c>.</summary>
    public static IEnumerable<string> References => Root.AllNodes.OfType<YamlMappingNode>().SelectMany(m => m.Children).Where(c => (string?)c.Key == "$ref").Select(c => (string)c.Value!).Distinct();

    public static YamlNode? Find(string reference)
    {
        YamlNode? at = Root;
        foreach (var step in reference.Split('/').Skip(1)) at = at is YamlMappingNode map && map.Children.TryGetValue(new YamlScalarNode(step), out var next) ? next : null;
        return at;
    }

    public static YamlMappingNode Map(YamlMappingNode from, string key) => (YamlMappingNode)from.Children[new YamlScalarNode(key)];

    private static YamlMappingNode Read()
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(Text));
        return (YamlMappingNode)stream.Documents[0].RootNode;
    }

    [GeneratedRegex("""Map(Get|Post)\("([^"]+)""")]
    private static partial Regex Route();

    [GeneratedRegex(":[a-z]+}")]
    private static partial Regex Constraint();
}
