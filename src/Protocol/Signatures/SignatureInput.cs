using System.Globalization;
using System.Text;

namespace Lianban.Protocol.Signatures;

/// <summary>One covered component: its name and the two parameters we know, <c>name</c> (of a query parameter) and <c>req</c> (taken from the request).</summary>
internal sealed record Component(string Name, string? QueryParam = null, bool OfRequest = false, bool NameFirst = true)
{
    public override string ToString()
    {
        var (name, req) = (QueryParam is null ? "" : $";name=\"{QueryParam}\"", OfRequest ? ";req" : "");
        return $"\"{Name}\"" + (NameFirst ? name + req : req + name);
    }
}

/// <summary>The value of one Signature-Input member: what is covered, in order, and the parameters, in the order in which they stood.</summary>
internal sealed record SignatureInput(IReadOnlyList<Component> Covered, IReadOnlyList<KeyValuePair<string, object>> Parameters)
{
    public string? Text(string name) => Parameters.FirstOrDefault(p => p.Key == name).Value as string;

    public long? Number(string name) => Parameters.FirstOrDefault(p => p.Key == name).Value as long?;

    /// <summary>The canonical form that is signed as <c>@signature-params</c> (RFC 9421 §2.3).</summary>
    public override string ToString()
    {
        var text = new StringBuilder("(").AppendJoin(' ', Covered).Append(')');
        foreach (var (name, value) in Parameters)
        {
            text.Append(';').Append(name).Append('=');
            if (value is long number) text.Append(number.ToString(CultureInfo.InvariantCulture));
            else text.Append('"').Append(((string)value).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)).Append('"');
        }
        return text.ToString();
    }

    /// <summary>
    /// Reads a Signature-Input with exactly one label. Stricter than RFC 8941 asks: an unknown parameter, a component twice or a doubled parameter
    /// is refused, because a meaning that we do not check must not look checked.
    /// </summary>
    /// <exception cref="FormatException">It is anything else.</exception>
    public static (string Label, SignatureInput Input) Parse(string field)
    {
        var read = new StructuredReader(field);
        var label = read.Key();
        read.Expect('=');
        read.Expect('(');
        var covered = new List<Component>();
        read.Spaces();
        while (!read.Take(')'))
        {
            covered.Add(ReadComponent(read));
            if (read.Next != ')' && read.Next != ' ') throw read.Unexpected();
            read.Spaces();
        }
        if (covered.DistinctBy(c => (c.Name, c.QueryParam, c.OfRequest)).Count() != covered.Count) throw new FormatException("A component is covered twice.");
        var parameters = new List<KeyValuePair<string, object>>();
        while (read.Take(';'))
        {
            read.Spaces();
            var name = read.Key();
            read.Expect('=');
            object value = name switch
            {
                "created" or "expires" => read.Integer(),
                "keyid" or "nonce" or "alg" or "tag" => read.QuotedText(),
                _ => throw new FormatException("Unknown signature parameter."),
            };
            if (parameters.Any(p => p.Key == name)) throw new FormatException("A signature parameter stands twice.");
            parameters.Add(new(name, value));
        }
        read.End();
        return (label, new(covered, parameters));
    }

    private static Component ReadComponent(StructuredReader read)
    {
        var component = new Component(read.QuotedText());
        while (read.Take(';'))
        {
            read.Spaces();
            switch (read.Key())
            {
                case "req" when !component.OfRequest:
                    component = component with { OfRequest = true, NameFirst = component.QueryParam is not null };
                    break;
                case "name" when component.QueryParam is null && component.Name == "@query-param":
                    read.Expect('=');
                    component = component with { QueryParam = read.QuotedText() };
                    break;
                default: throw new FormatException("Unknown or doubled component parameter.");
            }
        }
        return component;
    }
}
