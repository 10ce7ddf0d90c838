using System.Text;
using Lianban.Catalogue.Checking;
using Lianban.Catalogue.Loading;
using Lianban.Platform.Text;
using Xunit;

namespace Lianban.Tests.Catalogue.Checking;

public sealed class RefusalsFacts
{
    // Refusals whose samples are not a change of text in one file; see the facts below.
    private static readonly string[] whole =
        ["CATALOGUE-NO-FOLDER", "CATALOGUE-ONE-FOLDER", "CATALOGUE-MISSING-FILE", "CATALOGUE-UNKNOWN-FILE", "CATALOGUE-TOO-LARGE", "CATALOGUE-NOT-UTF8", "CATALOGUE-EMPTY-FILE"];
    private static readonly string[] told = ["CATALOGUE-DATES-END", "CATALOGUE-NO-CALENDAR", "CATALOGUE-TO-BE-SUPPLIED"];

    public static TheoryData<string, int> Samples => [.. Sample.All.Select((s, i) => (s.Code, i))];

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_mistake_is_refused_with_file_and_line(string code, int index)
    {
        var sample = Sample.All[index];
        using var copy = new CatalogueCopy();
        var path = Sample.PathOf(sample.File);
        var text = copy.Read(path);
        var at = text.IndexOf(sample.Old, StringComparison.Ordinal);
        Assert.True(at >= 0, $"{path} does not hold: {sample.Old}");
        var changed = text[..at] + sample.New + text[(at + sample.Old.Length)..];
        copy.Write(path, sample.Code == "CATALOGUE-NO-PART" ? WithoutParts(changed) : changed);
        var atFile = Sample.PathOf(sample.AtFile ?? sample.File);
        var line = sample.At is null ? text[..at].Count(c => c == '\n') + 1 : copy.LineOf(atFile, sample.At);
        var finding = copy.Refusal(code, atFile, line);
        Assert.Matches($@"^{atFile}:{line}: {code} .", finding.ToString());
        Assert.False(Han.In(finding.Sentence(Language.En)) && !Han.In(string.Concat(finding.Values)));
        Assert.Throws<DefinitionException>(() => CatalogueLoader.Load(copy.Folder));
    }

    [Fact]
    public void Every_refusal_that_has_a_sentence_has_a_sample()
    {
        var codes = Texts.For(typeof(CatalogueCheck).Assembly, "errors").Keys.Where(c => c.StartsWith("CATALOGUE-", StringComparison.Ordinal));
        Assert.Equal(codes.Order(), Sample.All.Select(s => s.Code).Concat(whole).Concat(told).Distinct().Order());
    }

    [Fact]
    public void The_sentences_stand_in_both_languages() => Assert.Empty(Texts.Verify(typeof(CatalogueCheck).Assembly));

    [Fact]
    public void A_folder_that_is_not_there_is_refused()
    {
        using var copy = new CatalogueCopy();
        Assert.Equal("CATALOGUE-NO-FOLDER", Assert.Single(CatalogueCheck.Run(copy.At("nowhere")).Refusals).Code);
    }

    [Fact]
    public void Two_cities_are_refused()
    {
        using var copy = new CatalogueCopy();
        Directory.CreateDirectory(copy.At("places/qingdao"));
        copy.Refusal("CATALOGUE-ONE-FOLDER", "places", 0);
    }

    [Theory]
    [InlineData("parameters.yaml")]
    [InlineData("places/weihai/routing.yaml")]
    [InlineData(CatalogueCopy.Event + "/form.yaml")]
    public void A_missing_file_is_refused(string file)
    {
        using var copy = new CatalogueCopy();
        File.Delete(copy.At(file));
        copy.Refusal("CATALOGUE-MISSING-FILE", file, 0);
    }

    [Fact]
    public void A_file_that_nothing_reads_is_refused()
    {
        using var copy = new CatalogueCopy();
        copy.Write($"{CatalogueCopy.Event}/services/new-service.yml", "code: new-service");
        copy.Refusal("CATALOGUE-UNKNOWN-FILE", $"{CatalogueCopy.Event}/services/new-service.yml", 0);
    }

    [Fact]
    public void A_file_larger_than_a_megabyte_is_refused_unread()
    {
        using var copy = new CatalogueCopy();
        copy.Write("parameters.yaml", copy.Read("parameters.yaml") + new string('#', 1 << 20));
        copy.Refusal("CATALOGUE-TOO-LARGE", "parameters.yaml", 0);
    }

    [Fact]
    public void A_file_that_is_not_UTF8_is_refused()
    {
        using var copy = new CatalogueCopy();
        File.WriteAllBytes(copy.At("parameters.yaml"), [.. Encoding.UTF8.GetBytes("all: # "), 0xC4, 0xE3, (byte)'\n']); // GBK
        copy.Refusal("CATALOGUE-NOT-UTF8", "parameters.yaml", 0);
    }

    [Fact]
    public void A_file_that_says_nothing_is_refused()
    {
        using var copy = new CatalogueCopy();
        copy.Write("parameters.yaml", "# all:\n");
        copy.Refusal("CATALOGUE-EMPTY-FILE", "parameters.yaml", 1);
    }

    [Fact]
    public void Deep_nesting_is_refused_and_does_not_overflow_the_stack()
    {
        using var copy = new CatalogueCopy();
        copy.Write("parameters.yaml", $"all: {new string('[', 400_000)}");
        copy.Refusal("CATALOGUE-TOO-DEEP", "parameters.yaml", 1);
    }

    [Fact]
    public void One_run_names_mistakes_in_several_files()
    {
        using var copy = new CatalogueCopy();
        copy.Write("parameters.yaml", "al: []\n");
        copy.Write("places/weihai/routing.yaml", "routings: []\n");
        var codes = copy.Check().Refusals.Select(f => (f.Place.File, f.Code)).ToList();
        Assert.Contains(("parameters.yaml", "CATALOGUE-UNKNOWN-KEY"), codes);
        Assert.Contains(("places/weihai/routing.yaml", "CATALOGUE-UNKNOWN-KEY"), codes);
    }

    // The list of parts is left out, so that the empty one put in its place counts.
    private static string WithoutParts(string text)
    {
        var lines = text.Split('\n').ToList();
        var from = lines.IndexOf("parts:");
        var to = lines.FindIndex(from + 1, l => l.Length > 0 && !l.StartsWith(' '));
        lines.RemoveRange(from, to - from);
        return string.Join('\n', lines);
    }
}
