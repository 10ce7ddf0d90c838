using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json;

namespace Lianban.Platform.Text;

/// <summary>One embedded text file: flat JSON, key → text with placeholders.</summary>
internal sealed class TextFile(FrozenDictionary<string, CompositeFormat> texts)
{
    public IReadOnlyCollection<string> Keys => texts.Keys;

    /// <summary>The text with its values in place, or null when there is no such key.</summary>
    public string? Find(string key, object?[] values)
    {
        if (!texts.TryGetValue(key, out var format)) return null;
        // Too few values must not take the whole page down: the placeholder then stays empty.
        if (values.Length < format.MinimumArgumentCount) Array.Resize(ref values, format.MinimumArgumentCount);
        return string.Format(CultureInfo.InvariantCulture, format, values);
    }

    public static TextFile? Read(Assembly assembly, string file)
    {
        using var stream = assembly.GetManifestResourceStream("Texts/" + file);
        return stream is null ? null : new TextFile(Parse(stream));
    }

    private static FrozenDictionary<string, CompositeFormat> Parse(Stream stream)
    {
        using var json = JsonDocument.Parse(stream, new JsonDocumentOptions { AllowDuplicateProperties = false });
        return json.RootElement.EnumerateObject().ToFrozenDictionary(p => p.Name, p => CompositeFormat.Parse(p.Value.GetString() ?? throw new JsonException($"{p.Name}: not a text")), StringComparer.Ordinal);
    }

    /// <summary>What is wrong with an assembly's text files, one line each.</summary>
    public static IEnumerable<string> Faults(Assembly assembly)
    {
        var files = new Dictionary<string, TextFile>();
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith("Texts/", StringComparison.Ordinal)))
        {
            string? fault = null;
            try { files[name["Texts/".Length..]] = Read(assembly, name["Texts/".Length..])!; }
            catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException) { fault = $"{name}: {e.Message}"; }
            if (fault is not null) yield return fault;
        }
        foreach (var (name, file) in files.Where(f => f.Key.EndsWith(".en.json", StringComparison.Ordinal)))
        {
            if (!files.TryGetValue(name.Replace(".en.json", ".zh.json", StringComparison.Ordinal), out var zh)) { yield return $"{name}: no Chinese file"; continue; }
            foreach (var key in zh.Keys.Except(file.Keys)) yield return $"{name}: \"{key}\" is missing";
            foreach (var key in file.Keys.Except(zh.Keys)) yield return $"{name}: \"{key}\" is not in the Chinese file";
            foreach (var (key, text) in file.All())
            {
                if (Han.In(text.Format)) yield return $"{name}: \"{key}\" holds a Han character";
                if (zh.texts.TryGetValue(key, out var other) && text.MinimumArgumentCount > other.MinimumArgumentCount) yield return $"{name}: \"{key}\" has a placeholder that the Chinese has not";
            }
        }
    }

    private FrozenDictionary<string, CompositeFormat> All() => texts;

    private readonly FrozenDictionary<string, CompositeFormat> texts = texts;
}
