using Lianban.Tests.TestKit;
using Xunit;

namespace Lianban.Tests.Docs;

/// <summary>A page of the repository that is generated: it is compared, and written anew when one asks for it.</summary>
internal static class Page
{
    private const string Renew = "LIANBAN_RENEW";

    /// <summary>Fails when the page is not this text, and says how it is renewed.</summary>
    public static void Same(string path, string text)
    {
        var file = Repository.At(path.Split('/'));
        if (Environment.GetEnvironmentVariable(Renew) == "1") File.WriteAllText(file, text);
        var stands = File.Exists(file) ? File.ReadAllText(file) : "";
        if (stands == text) return;
        var (old, now) = (stands.Split('\n'), text.Split('\n'));
        var line = Enumerable.Range(0, Math.Max(old.Length, now.Length)).First(i => i >= old.Length || i >= now.Length || old[i] != now[i]);
        Assert.Fail($"{path} is stale from line {line + 1}. Renew it: {Renew}=1 ./test --only Docs\nstands: {old.ElementAtOrDefault(line)}\nshould: {now.ElementAtOrDefault(line)}");
    }

    /// <summary>A cell of a table.</summary>
    public static string Cell(string text) => text.ReplaceLineEndings(" ").Replace("|", "\\|", StringComparison.Ordinal);
}
