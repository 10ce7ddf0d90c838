using System.Collections.Concurrent;
using System.Reflection;

namespace Lianban.Platform.Text;

/// <summary>
/// Texts for people of one room: the flat resources <c>Texts/ROOM.zh.json</c> and, where it exists, <c>ROOM.en.json</c> of an assembly.
/// Placeholders are <c>{0}</c>, <c>{1}</c> …. An English text that is missing falls back to the Chinese one; a Chinese one that is missing throws.
/// </summary>
public sealed class Texts
{
    private static readonly ConcurrentDictionary<(Assembly, string), Texts> rooms = new();
    private readonly string room;
    private readonly TextFile zh;
    private readonly TextFile? en;

    private Texts(Assembly assembly, string room)
    {
        this.room = room;
        zh = TextFile.Read(assembly, $"{room}.zh.json") ?? throw new InvalidOperationException($"{assembly.GetName().Name}: no embedded Texts/{room}.zh.json");
        en = TextFile.Read(assembly, $"{room}.en.json");
    }

    /// <summary>The texts of a room; read once for each assembly and room.</summary>
    /// <exception cref="InvalidOperationException">There is no such resource.</exception>
    public static Texts For(Assembly assembly, string room) => rooms.GetOrAdd((assembly, room), static k => new Texts(k.Item1, k.Item2));

    /// <summary>The text in the language spoken now (<see cref="Speaking.Current"/>).</summary>
    /// <exception cref="KeyNotFoundException">No such key.</exception>
    public string this[string key, params object?[] values] => In(Speaking.Current, key, values);

    /// <summary>The text in a given language.</summary>
    public string In(Language language, string key, params object?[] values) =>
        (language == Language.En ? en?.Find(key, values) : null) ?? zh.Find(key, values)
        ?? throw new KeyNotFoundException($"Texts/{room}.zh.json has no \"{key}\"");

    /// <summary>All keys of the room, in no order.</summary>
    public IReadOnlyCollection<string> Keys => zh.Keys;

    /// <summary>Whether the room has this key.</summary>
    public bool Has(string key) => zh.Keys.Contains(key);

    /// <summary>The sentence of an error code; see <see cref="ErrorSentences"/>.</summary>
    public static string Sentence(string code, IReadOnlyList<string> values, Language language) => ErrorSentences.Of(code, values, language);

    /// <summary>
    /// Start-up check: every text file of these assemblies can be read, both languages have the same keys, English holds no Han and no placeholder of its own.
    /// </summary>
    /// <returns>One line for each fault; empty when all is well.</returns>
    public static IReadOnlyList<string> Verify(params IEnumerable<Assembly> assemblies) => [.. assemblies.SelectMany(TextFile.Faults)];
}
