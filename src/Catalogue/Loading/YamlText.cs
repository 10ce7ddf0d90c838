using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Lianban.Catalogue.Loading;

/// <summary>
/// Reads one YAML document into nodes that know their line. Only the plain part of YAML is taken: anchors, aliases, tags, merge keys and second
/// documents are refused (an alias makes a small file huge), as are keys that stand twice and nesting deeper than <see cref="Deepest"/>.
/// </summary>
internal sealed class YamlText
{
    public const int Deepest = 24;

    private readonly string file;
    private readonly Findings findings;
    private readonly Parser parser;

    private YamlText(string file, string text, Findings findings) =>
        (this.file, this.findings, parser) = (file, findings, new Parser(new StringReader(text)));

    /// <summary>The document's root, or null with findings.</summary>
    public static Node? Read(string file, string text, Findings findings)
    {
        try
        {
            return new YamlText(file, text, findings).Document();
        }
        catch (YamlException e)
        {
            findings.Refuse(new Place(file, (int)e.Start.Line), "CATALOGUE-BAD-YAML", e.Message.ReplaceLineEndings(" "));
        }
        catch (Refused) { } // said already
        return null;
    }

    private Node? Document()
    {
        parser.Consume<StreamStart>();
        if (!parser.TryConsume<DocumentStart>(out _))
        {
            findings.Refuse(new Place(file, 1), "CATALOGUE-EMPTY-FILE");
            return null;
        }
        var root = Read(1);
        parser.Consume<DocumentEnd>();
        if (!parser.TryConsume<StreamEnd>(out _)) throw Refuse(parser.Current!, "CATALOGUE-SECOND-DOCUMENT");
        return root;
    }

    private Node Read(int depth)
    {
        if (depth > Deepest) throw Refuse(parser.Current!, "CATALOGUE-TOO-DEEP", $"{Deepest}");
        if (parser.TryConsume<AnchorAlias>(out var alias)) throw Refuse(alias, "CATALOGUE-ALIAS");
        if (parser.Current is NodeEvent node)
        {
            if (!node.Anchor.IsEmpty) throw Refuse(node, "CATALOGUE-ALIAS");
            if (!node.Tag.IsEmpty && !node.Tag.IsNonSpecific) throw Refuse(node, "CATALOGUE-TAG");
        }
        if (parser.TryConsume<YamlDotNet.Core.Events.Scalar>(out var scalar))
            return new Scalar(scalar.Value, scalar.Style == ScalarStyle.Plain, At(scalar));
        if (parser.TryConsume<SequenceStart>(out var start))
        {
            var items = new List<Node>();
            while (!parser.TryConsume<SequenceEnd>(out _)) items.Add(Read(depth + 1));
            return new Sequence(items, At(start));
        }
        return Entries(parser.Consume<MappingStart>(), depth);
    }

    private Mapping Entries(MappingStart start, int depth)
    {
        var entries = new List<Entry>();
        var keys = new HashSet<string>();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            if (Read(depth + 1) is not Scalar key) throw Refuse(start, "CATALOGUE-BAD-YAML", "a key must be a word");
            if (!keys.Add(key.Text)) findings.Refuse(key.Place, "CATALOGUE-KEY-TWICE", key.Text);
            entries.Add(new Entry(key.Text, key.Place, Read(depth + 1)));
        }
        return new Mapping(entries, At(start));
    }

    private Place At(ParsingEvent at) => new(file, (int)at.Start.Line);

    private Refused Refuse(ParsingEvent at, string code, params string[] values)
    {
        findings.Refuse(At(at), code, values);
        return new Refused();
    }

    private sealed class Refused : Exception;
}
