using Xunit;

namespace Lianban.Tests.Architecture;

public sealed class TextFacts
{
    // Literals of capitals with a hyphen that are no codes of refusals.
    private static readonly HashSet<string> noCodes = [];

    // The stand-ins' reason codes are the departments' words; our connectors map them to the catalogue's.
    private const string DepartmentsOwnCodes = "src/Sandboxes/Departments/Rules/";

    private static IEnumerable<(string Name, string Text)> Texts => Sources.Read("src", ".json").Where(f => f.Name.Contains("/Texts/"));

    [Fact]
    public void No_Han_character_stands_in_code() => Found.Nothing(Sources.Read("src", ".cs").SelectMany(f => HanChecker.InCSharp(f.Name, f.Text)));

    [Fact]
    public void No_Han_character_stands_in_a_page() => Found.Nothing(Sources.Read("src", ".cshtml", ".js").SelectMany(f => HanChecker.InPage(f.Name, f.Text)));

    [Theory]
    [InlineData("""var a = "办";"""), InlineData("""var a = '办';"""), InlineData("""var a = $"x{1}办";"""), InlineData("""var a = "\u529e";"""), InlineData(""""var a = """办""";""""), InlineData("""var a = "办"u8;"""), InlineData("""var a = @"𠮷";""")]
    public void A_Han_character_in_a_literal_is_caught(string bad) => Assert.Single(HanChecker.InCSharp("bad.cs", bad));

    [Fact]
    public void Comments_may_quote_the_plan()
    {
        Assert.Empty(HanChecker.InCSharp("good.cs", "// 附件2\n/// <summary>事项</summary>\nvar a = 1; /* 办 */"));
        Assert.Empty(HanChecker.InPage("good.cshtml", "@* 附件2\n 四 *@<p>@T[\"a\"]</p>"));
        Assert.Single(HanChecker.InPage("bad.cshtml", "@* a *@<p>办</p>"));
    }

    [Fact]
    public void Both_languages_say_the_same() =>
        Found.Nothing(from zh in Texts
            where zh.Name.EndsWith(".zh.json", StringComparison.Ordinal)
            let en = Texts.FirstOrDefault(t => t.Name == zh.Name.Replace(".zh.json", ".en.json", StringComparison.Ordinal)).Text
            from fault in SentenceChecker.Faults(zh.Name, zh.Text, en)
            select fault);

    [Fact]
    public void Faults_of_texts_are_caught()
    {
        Assert.Equal(["errors.zh.json: no English file"], SentenceChecker.Faults("errors.zh.json", "{}", null));
        Assert.Empty(SentenceChecker.Faults("citizen.zh.json", """{"a":"甲"}""", null));
        string[] faults = [.. SentenceChecker.Faults("t", """{"a":"甲{0}","b":"乙"}""", """{"a":"甲{1}","c":""}""")];
        Assert.Equal(["t: b is missing in English", "t: c is missing in Chinese", "t: a holds a Han character in English", "t: a has a placeholder that the Chinese has not", "t: c is empty"], faults);
    }

    [Fact]
    public void Every_code_in_the_product_has_its_sentences()
    {
        var sentences = Texts.Where(t => Path.GetFileName(t.Name).StartsWith("errors", StringComparison.Ordinal)).SelectMany(t => SentenceChecker.Read(t.Text).Keys).ToHashSet();
        Found.Nothing(from file in Sources.Read("src", ".cs") where !file.Name.StartsWith(DepartmentsOwnCodes, StringComparison.Ordinal) from code in SentenceChecker.Codes(file.Text) where !sentences.Contains(code) && !noCodes.Contains(code) select $"{file.Name}: {code}");
    }

    [Fact]
    public void Codes_are_found_wherever_they_stand() =>
        Assert.Equal(["CASE-GONE", "A1-B2"], SentenceChecker.Codes("""const string A = "CASE-GONE"; var b = new Refusal("A1-B2"); var c = "not-a-code"; var d = "GET";"""));
}
