using Lianban.Catalogue.Loading;
using Lianban.Catalogue.Model;
using Lianban.Tests.TestKit;
using Xunit;

namespace Lianban.Tests.Catalogue;

/// <summary>Every cell of annexes 1, 2, 4 and 5 against what the definition rebuilds.</summary>
public sealed class PlanComparison
{
    private static readonly Lazy<Definition> Loaded = new(() => CatalogueLoader.Load(Repository.At("catalogue")));

    [Theory]
    [InlineData("1", 24)]
    [InlineData("2", 112)]
    [InlineData("4", 54)]
    [InlineData("5", 29)]
    public void Annex_comes_out_of_the_definition_cell_by_cell(string annex, int cells)
    {
        var printed = PlanCell.Printed.Where(c => c.Annex == annex).ToDictionary(c => c.Key, c => c.Folded);
        var rebuilt = Rebuild(Loaded.Value, annex).ToDictionary(c => c.Key, c => c.Folded);

        Assert.Equal(cells, printed.Count);
        Assert.Equal([], Differences(printed, rebuilt));
    }

    [Fact]
    public void No_annex_is_left_out() => Assert.Equal(["1", "2", "4", "5"], PlanCell.Printed.Select(c => c.Annex).Distinct());

    [Fact]
    public void One_changed_word_is_found()
    {
        var fee = Loaded.Value.LifeEvent with { Fee = new Cited(new Words("免费。", "Free."), "附件2 九") };
        var changed = Loaded.Value with { LifeEvent = fee };
        var printed = PlanCell.Printed.Where(c => c.Annex == "2").ToDictionary(c => c.Key, c => c.Folded);

        Assert.Equal(["2/九/1/1: 不收取费用。 | 免费。"], Differences(printed, Rebuild(changed, "2").ToDictionary(c => c.Key, c => c.Folded)));
    }

    [Theory]
    [InlineData("社会保障卡（含电子社保卡） 申领", "社会保障卡(含电子社保卡)申领", true)]
    [InlineData("账户个人设立", "个人账户设立", false)]
    public void Only_blanks_and_width_are_folded(string one, string other, bool same) => Assert.Equal(same, PlanCell.Fold(one) == PlanCell.Fold(other));

    private static IEnumerable<PlanCell> Rebuild(Definition d, string annex) => annex switch
    {
        "1" => RebuiltGuide.Annex1(d), "2" => RebuiltGuide.Annex2(d), "4" => RebuiltForm.Annex4(d), _ => RebuiltGuide.Annex5(d),
    };

    private static IEnumerable<string> Differences(Dictionary<string, string> printed, Dictionary<string, string> rebuilt) =>
        printed.Keys.Union(rebuilt.Keys).Select(key => (key, p: printed.GetValueOrDefault(key, "(none)"), r: rebuilt.GetValueOrDefault(key, "(none)")))
            .Where(x => x.p != x.r).Select(x => $"{x.key}: {x.p} | {x.r}");
}
