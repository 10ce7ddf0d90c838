using System.Collections.Concurrent;
using System.Reflection;
using System.Xml.Linq;

namespace Lianban.Platform.Text;

/// <summary>
/// The docstrings of a compiled assembly, from the XML file that the compiler writes beside it. Generated pages and schemas quote them, so that what a
/// record means is written once. Without the file everything is empty: nothing but descriptions depends on it.
/// </summary>
public static class Docstrings
{
    private static readonly ConcurrentDictionary<Assembly, IReadOnlyDictionary<string, XElement>> read = new();

    /// <summary>The summary of a type, on one line.</summary>
    public static string Of(Type type) => Words(Find(type.Assembly, "T:" + Name(type))?.Element("summary"));

    /// <summary>What a record says of one of its members: its <c>param</c>, or the property's or constant's own summary.</summary>
    public static string Of(Type type, string member)
    {
        var parameter = Find(type.Assembly, "T:" + Name(type))?.Elements("param").FirstOrDefault(p => (string?)p.Attribute("name") == member)
            ?? Constructor(type)?.Elements("param").FirstOrDefault(p => (string?)p.Attribute("name") == member);
        return Words(parameter ?? Find(type.Assembly, $"P:{Name(type)}.{member}")?.Element("summary") ?? Find(type.Assembly, $"F:{Name(type)}.{member}")?.Element("summary"));
    }

    // The compiler puts a positional record's params to its constructor.
    private static XElement? Constructor(Type type) =>
        Read(type.Assembly).Where(m => m.Key.StartsWith($"M:{Name(type)}.#ctor(", StringComparison.Ordinal)).Select(m => m.Value).FirstOrDefault(m => m.Elements("param").Any());

    private static XElement? Find(Assembly assembly, string id) => Read(assembly).GetValueOrDefault(id);

    private static IReadOnlyDictionary<string, XElement> Read(Assembly assembly) => read.GetOrAdd(assembly, static a =>
    {
        var file = Path.ChangeExtension(a.Location, ".xml");
        return File.Exists(file) ? XDocument.Load(file).Descendants("member").ToDictionary(m => (string)m.Attribute("name")!) : new Dictionary<string, XElement>();
    });

    private static string Name(Type type) => type.FullName!.Replace('+', '.');

    private static string Words(XElement? element) =>
        element is null ? "" : string.Join(' ', string.Concat(element.Nodes().Select(Word)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Word(XNode node) => node switch
    {
        XText text => text.Value,
        XElement reference when reference.Attribute("cref") is { } cref => reference.Value.Length > 0 ? reference.Value : Last(cref.Value),
        XElement named when named.Attribute("name") is { } name => name.Value,
        XElement named when named.Attribute("langword") is { } word => word.Value,
        XElement other => string.Concat(other.Nodes().Select(Word)),
        _ => "",
    };

    private static string Last(string cref) => cref[(cref.Split('(')[0].LastIndexOf('.') + 1)..];
}
