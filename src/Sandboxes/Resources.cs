using System.Text.Json;

namespace Lianban.Sandboxes;

/// <summary>Files that are part of the program.</summary>
internal static class Resources
{
    /// <summary>The text of an embedded file, by its logical name.</summary>
    public static string Text(string name)
    {
        using var stream = typeof(Resources).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException(name + " is not embedded");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}

/// <summary>Texts for people, from <c>Texts/*.json</c>: flat <c>"key": "text with {0}"</c>. A missing key shows as itself, in brackets.</summary>
internal static class Words
{
    private static readonly Dictionary<string, string> Pages = Load("Texts/sandboxes.zh.json");
    private static readonly Dictionary<string, string> ErrorsZh = Load("Texts/errors.zh.json");
    private static readonly Dictionary<string, string> ErrorsEn = Load("Texts/errors.en.json");

    /// <summary>A text of the stand-ins' own pages.</summary>
    public static string Of(string key, params ReadOnlySpan<object?> values) => Fill(Pages, key, values);

    /// <summary>The two sentences of a refusal code.</summary>
    public static (string Zh, string En) Error(string code) => (Fill(ErrorsZh, code, []), Fill(ErrorsEn, code, []));

    private static string Fill(Dictionary<string, string> texts, string key, ReadOnlySpan<object?> values) =>
        texts.TryGetValue(key, out var text) ? string.Format(System.Globalization.CultureInfo.InvariantCulture, text, values) : $"[{key}]";

    private static Dictionary<string, string> Load(string name) => JsonSerializer.Deserialize<Dictionary<string, string>>(Resources.Text(name))!;
}
