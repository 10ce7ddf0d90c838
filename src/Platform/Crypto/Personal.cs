using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Lianban.Platform.Crypto;

/// <summary>A personal value in memory. Logs, exceptions, debuggers and JSON show <c>***</c>; who needs the value asks for it by name.</summary>
[DebuggerDisplay("***")]
[JsonConverter(typeof(Hidden))]
public readonly record struct Personal
{
    private readonly string? value;

    public Personal(string value) => this.value = value;

    /// <summary>The value itself: to be sealed, sent or shown to whom it belongs; never to be logged.</summary>
    public string Reveal() => value ?? "";

    /// <summary>Always <c>***</c>.</summary>
    public override string ToString() => "***";

    private sealed class Hidden : JsonConverter<Personal>
    {
        public override Personal Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => throw new NotSupportedException("a personal value is not read from JSON");

        public override void Write(Utf8JsonWriter writer, Personal value, JsonSerializerOptions options) => writer.WriteStringValue("***");
    }
}
