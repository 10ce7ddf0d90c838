using System.Diagnostics;
using System.Text;
using CsCheck;
using Lianban.Platform.Text;
using Xunit;

namespace Lianban.Tests.Platform.Text;

public sealed class NameFacts
{
    public static TheoryData<string> RealNames => new(
        "王芳", "欧阳娜娜", "𠮷田", "\U0002CC56", "\U00030000", "\U000323B0", "\U0002EBF0", "〇一", "阿卜杜热合曼·买买提艾力", "葛\U000E0100", "\uF9F4", "Maria O'Neil-García", "José da Silva, Jr.",
        "Nguyễn Thị Hằng", "Ольга", "مريم", "བསྟན་འཛིན".Replace("་", ""), new string('古', 50), string.Concat(Enumerable.Repeat("\U00020BB7", 100)));

    [Theory]
    [MemberData(nameof(RealNames))]
    public void A_real_name_is_stored_exactly_as_given(string name)
    {
        var entry = PersonText.Name(name);
        Assert.Equal((true, name, 0), (entry.Ok, entry.Value, entry.Repairs.Count));
    }

    [Theory]
    [InlineData("买买提•艾力"), InlineData("买买提・艾力"), InlineData("买买提‧艾力"), InlineData("买买提．艾力"), InlineData("买买提.艾力"), InlineData("买买提･艾力")]
    public void Every_dot_of_a_minority_name_becomes_one_dot_and_it_is_said(string name)
    {
        var entry = PersonText.Name(name);
        Assert.Equal("买买提\u00B7艾力", entry.Value);
        Assert.Equal([Repair.MiddleDot], entry.Repairs);
        Assert.All(entry.Said, s => Assert.Contains("·", s));
    }

    [Theory]
    [InlineData("  王芳　\n", "王芳"), InlineData("王\u200B芳\uFEFF", "王芳"), InlineData("Li\u00A0 Na", "Li Na"), InlineData("⼀⼆", "一二")]
    public void What_is_repaired_is_said(string raw, string stored)
    {
        var entry = PersonText.Name(raw);
        Assert.Equal(stored, entry.Value);
        Assert.NotEmpty(entry.Said);
    }

    [Theory]
    [InlineData(null, "TEXT-EMPTY"), InlineData("", "TEXT-EMPTY"), InlineData(" \u200B\n", "TEXT-EMPTY"), InlineData("王\0芳", "TEXT-CONTROL"), InlineData("王\r\n芳", "TEXT-CONTROL")]
    [InlineData("王\u202E芳", "TEXT-DIRECTION"), InlineData("王\u2066芳", "TEXT-DIRECTION"), InlineData("王\uD800", "TEXT-BROKEN"), InlineData("\uDC00王", "TEXT-BROKEN"), InlineData("王\uFFFD", "TEXT-BROKEN")]
    [InlineData("王\uFFFE", "TEXT-BROKEN"), InlineData("王\U000E0041芳", "TEXT-CONTROL"), InlineData("王😀", "NAME-CHARACTER"), InlineData("<script>", "NAME-CHARACTER"), InlineData("王芳3", "NAME-CHARACTER")]
    [InlineData("·", "NAME-CHARACTER"), InlineData("=cmd|' /C calc'!A0", "NAME-CHARACTER"), InlineData("' OR 1=1", "NAME-CHARACTER"), InlineData("{{7*7}}", "NAME-CHARACTER"), InlineData("\u0301", "NAME-CHARACTER")]
    public void Hostile_text_is_refused_with_a_sentence(string? raw, string code)
    {
        var entry = PersonText.Name(raw);
        Assert.Equal(code, entry.Refusal?.Code);
        Assert.NotNull(entry.Refusal);
        Assert.NotEqual(entry.Refusal.Sentence(Language.Zh), entry.Refusal.Sentence(Language.En));
        Assert.False(Han.In(entry.Refusal.Sentence(Language.En)));
        Assert.DoesNotContain("REFUSED", entry.Refusal.Sentence(Language.En));
    }

    [Fact]
    public void The_sentence_names_the_position_in_characters_not_in_units() =>
        Assert.Contains("第 3 个字", PersonText.Name("𠮷𠮷\u0007").Refusal!.Sentence(Language.Zh));

    [Fact]
    public void A_million_characters_are_refused_before_any_work()
    {
        var million = new string('王', 1_000_000);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++) Assert.Equal("TEXT-TOO-LONG", PersonText.Name(million).Refusal?.Code);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 2_000_000);
        Assert.Equal("TEXT-TOO-LONG", PersonText.Name(new string('王', 101)).Refusal?.Code);
    }

    [Fact]
    public void A_private_use_character_is_accepted_and_a_person_must_look()
    {
        Assert.True(PersonText.Name("王\uE863").NeedsPerson);
        Assert.True(PersonText.Name("王\U000F0001").NeedsPerson);
        Assert.False(PersonText.Name("王芳").NeedsPerson);
    }

    [Theory]
    [InlineData("葛\U000E0100", "葛"), InlineData("\uF9F4", "林"), InlineData("⼀", "一"), InlineData("Maria  Garcia", "MARIAGARCIA"), InlineData("ＬＩ", "li"), InlineData("阿卜·买", "阿卜・买"), InlineData("阿卜．买", "阿卜・买")]
    public void Two_writings_of_one_name_have_one_key(string a, string b) => Assert.Equal(PersonText.Key(PersonText.Name(a).Value), PersonText.Key(b));

    [Fact]
    public void Different_names_have_different_keys() => Assert.NotEqual(PersonText.Key("王芳"), PersonText.Key("王方"));

    private static readonly Gen<string> anyText = Gen.OneOf(
        Gen.Int[0, 0x10FFFF].Where(c => c is < 0xD800 or > 0xDFFF).Select(c => char.ConvertFromUtf32(c)),
        Pick("王", "·", "•", "．", ".", " ", "\u3000", "\u200B", "葛", "\U000E0100", "A", "e", "\u0301", "⼀", "\uE000", "\uFE0F", "\u30FB", "\uD800"))
        .List[0, 12].Select(string.Concat);

    private static Gen<string> Pick(params string[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    [Fact]
    public void Reading_an_accepted_name_again_changes_nothing() => anyText.Sample(raw =>
    {
        var once = PersonText.Name(raw);
        if (!once.Ok) return;
        var twice = PersonText.Name(once.Value);
        Assert.Equal((true, once.Value, 0, once.NeedsPerson), (twice.Ok, twice.Value, twice.Repairs.Count, twice.NeedsPerson));
        new UTF8Encoding(false, true).GetBytes(once.Value);
        Assert.Equal(PersonText.Key(once.Value), PersonText.Key(PersonText.Key(once.Value)));
    }, iter: 20_000);

    [Fact]
    public void Reading_an_accepted_line_again_changes_nothing() => anyText.Sample(raw =>
    {
        var once = PersonText.Line(raw, 200);
        if (!once.Ok) return;
        var twice = PersonText.Line(once.Value, 200);
        Assert.Equal((true, once.Value, 0), (twice.Ok, twice.Value, twice.Repairs.Count));
    }, iter: 20_000);

    [Fact]
    public void A_line_takes_what_prints_and_refuses_what_hides()
    {
        Assert.Equal("文化路5号 <2单元> 😀", PersonText.Line("文化路5号 <2单元> 😀", 50).Value);
        Assert.Equal("TEXT-CONTROL", PersonText.Line("a\r\nb", 50).Refusal?.Code);
        Assert.Equal("TEXT-DIRECTION", PersonText.Line("a\u202Eb", 50).Refusal?.Code);
        Assert.Equal("TEXT-TOO-LONG", PersonText.Line("abcdef", 5).Refusal?.Code);
        Assert.Equal("ADDRESS-TOO-SHORT", PostalAddress.Read("威海", 100).Refusal?.Code);
        Assert.Equal("ADDRESS-TOO-SHORT", PostalAddress.Read("264200", 100).Refusal?.Code);
        Assert.True(PostalAddress.Read("环翠区文化西路180号", 100).Ok);
    }
}
