using Lianban.Platform.Text;

namespace Lianban.Cli.Speaking;

/// <summary>What the command line tool says: each message in Chinese, and in English below.</summary>
internal static class Say
{
    private static readonly Texts texts = Texts.For(typeof(Say).Assembly, "cli");

    /// <summary>In both languages on one line, for help texts.</summary>
    public static string Both(string key, params object?[] values) => $"{texts.In(Language.Zh, key, values)} / {texts.In(Language.En, key, values)}";

    /// <summary>In Chinese alone, for the story that the demonstration tells.</summary>
    public static string Zh(string key, params object?[] values) => texts.In(Language.Zh, key, values);

    /// <summary>Whether there is such a text.</summary>
    public static bool Knows(string key) => texts.Has(key);

    /// <summary>Prints a message.</summary>
    public static void Line(string key, params object?[] values) => Write(Console.Out, key, values);

    /// <summary>Prints why something cannot be done, to the error output, and gives the exit code for it.</summary>
    public static int Cannot(string key, params object?[] values)
    {
        Write(Console.Error, key, values);
        return 2;
    }

    private static void Write(TextWriter to, string key, object?[] values)
    {
        to.WriteLine(texts.In(Language.Zh, key, values));
        to.WriteLine(texts.In(Language.En, key, values));
    }
}
