using System.Reflection;
using Lianban.Platform.Results;

namespace Lianban.Platform.Text;

/// <summary>
/// The sentences of every refusal: <c>Texts/errors.zh.json</c> and <c>errors.en.json</c>, or <c>errors-ROOM.*.json</c>, of all assemblies of this product,
/// merged by code.
/// </summary>
public static class ErrorSentences
{
    /// <summary>The code whose sentence is shown when a code has none: a missing sentence must never hide the refusal itself.</summary>
    public const string NoSentence = "REFUSED";

    private static readonly Lock gate = new();
    private static volatile Book book = new(0, []);

    /// <summary>The sentence of a code in a language; that of <see cref="NoSentence"/> with the code in it when there is none.</summary>
    public static string Of(string code, IReadOnlyList<string> values, Language language) =>
        Find(code, values, language) ?? Find(NoSentence, [code], language) ?? code;

    /// <summary>The refusal's sentence in the language spoken now.</summary>
    public static string Sentence(this Refusal refusal) => Of(refusal.Code, refusal.Values, Speaking.Current);

    /// <summary>The refusal's sentence in a given language.</summary>
    public static string Sentence(this Refusal refusal, Language language) => Of(refusal.Code, refusal.Values, language);

    /// <summary>Every code that has a Chinese sentence in the assemblies loaded now.</summary>
    public static IReadOnlyCollection<string> Codes => [.. Current().Files.SelectMany(f => f.Zh.Keys).Distinct()];

    private static string? Find(string code, IReadOnlyList<string> values, Language language)
    {
        object?[] arguments = [.. values];
        foreach (var (zh, en) in Current().Files)
            if (((language == Language.En ? en?.Find(code, arguments) : null) ?? zh.Find(code, arguments)) is { } sentence) return sentence;
        return null;
    }

    // Assemblies load when first used: the book is read again when there are more of them than last time.
    private static Book Current()
    {
        var loaded = AppDomain.CurrentDomain.GetAssemblies();
        if (book.Assemblies == loaded.Length) return book;
        lock (gate)
            return book.Assemblies == loaded.Length ? book : book = new Book(loaded.Length, [.. loaded.Where(IsOurs).SelectMany(Read)]);
    }

    private static bool IsOurs(Assembly a) => !a.IsDynamic && a.GetName().Name is { } name && name.StartsWith("Lianban.", StringComparison.Ordinal);

    private static IEnumerable<(TextFile, TextFile?)> Read(Assembly assembly) =>
        from name in assembly.GetManifestResourceNames()
        where name.StartsWith("Texts/errors", StringComparison.Ordinal) && name.EndsWith(".zh.json", StringComparison.Ordinal)
        let file = name["Texts/".Length..]
        select (TextFile.Read(assembly, file)!, TextFile.Read(assembly, file.Replace(".zh.json", ".en.json", StringComparison.Ordinal)));

    private sealed record Book(int Assemblies, IReadOnlyList<(TextFile Zh, TextFile? En)> Files);
}
