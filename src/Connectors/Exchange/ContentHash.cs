using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Lianban.Protocol;

namespace Lianban.Connectors.Exchange;

/// <summary>
/// A hash of what a message says, the same whether it came as answer, callback or in a status list, and whatever the order of members or the spacing:
/// a repeat must be known as a repeat.
/// </summary>
internal static class ContentHash
{
    public static string Of(Envelope envelope)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes)) Write(envelope.Body, writer);
        var head = Encoding.UTF8.GetBytes($"{envelope.Kind}\n{envelope.Case}\n");
        return Convert.ToHexStringLower(SHA256.HashData([.. head, .. bytes.ToArray()]));
    }

    private static void Write(JsonElement value, Utf8JsonWriter writer)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var member in value.EnumerateObject().OrderBy(m => m.Name, StringComparer.Ordinal))
                {
                    writer.WritePropertyName(member.Name);
                    Write(member.Value, writer);
                }
                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in value.EnumerateArray()) Write(item, writer);
                writer.WriteEndArray();
                break;
            default:
                value.WriteTo(writer);
                break;
        }
    }
}
