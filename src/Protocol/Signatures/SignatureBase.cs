using System.Text;

namespace Lianban.Protocol.Signatures;

/// <summary>The signature base of RFC 9421 §2.5: one line for each covered component, then the parameters.</summary>
internal static class SignatureBase
{
    /// <summary>The bytes that are signed.</summary>
    /// <exception cref="FormatException">A covered component does not exist in the message, is unknown, or holds anything but printable ASCII.</exception>
    public static byte[] Create(SignedMessage message, SignatureInput input)
    {
        var text = new StringBuilder();
        foreach (var component in input.Covered)
        {
            var value = Value(component.OfRequest ? message.Request ?? throw Absent(component) : message, component);
            // A line break inside a value could forge the line of another component (RFC 9421 §7.5.2).
            if (value.AsSpan().ContainsAnyExceptInRange(' ', '~')) throw new FormatException($"{component} holds a character that cannot be signed.");
            text.Append(component).Append(": ").Append(value).Append('\n');
        }
        return Encoding.ASCII.GetBytes(text.Append("\"@signature-params\": ").Append(input).ToString());
    }

    private static string Value(SignedMessage message, Component component) => component.Name switch
    {
        "@method" => message.Method ?? throw Absent(component),
        "@authority" => message.Authority ?? throw Absent(component),
        "@path" => message.Path ?? throw Absent(component),
        "@query" => message.Query ?? throw Absent(component),
        "@query-param" => QueryParam(message, component),
        "@status" => message.Status?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? throw Absent(component),
        var name when name.StartsWith('@') || name.AsSpan().ContainsAnyInRange('A', 'Z') => throw new FormatException($"{component} is not a component."),
        var name => Field(message, name) ?? throw Absent(component),
    };

    private static string? Field(SignedMessage message, string name)
    {
        var lines = message.Header(name);
        return lines.Count == 0 ? null : string.Join(", ", lines.Select(l => l.Trim(' ', '\t')));
    }

    private static string QueryParam(SignedMessage message, Component component)
    {
        var values = (message.Query ?? "?")[1..].Split('&').Select(p => p.Split('=', 2))
            .Where(p => Decode(p[0]) == component.QueryParam).Select(p => p.Length == 2 ? Uri.EscapeDataString(Decode(p[1])) : "").ToList();
        return values.Count == 1 ? values[0] : throw Absent(component);

        static string Decode(string part) => Uri.UnescapeDataString(part.Replace('+', ' '));
    }

    private static FormatException Absent(Component component) => new($"{component} is not in the message.");
}
