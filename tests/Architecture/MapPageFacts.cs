using Lianban.Tests.TestKit;
using Xunit;

namespace Lianban.Tests.Architecture;

public sealed class MapPageFacts
{
    private static readonly string Written = File.ReadAllText(Repository.At("docs", "map.md"));

    private static IEnumerable<string> Rooms(string project) =>
        Directory.GetDirectories(Repository.At("src", project)).Select(d => Path.GetFileName(d)!).Where(r => r is not ("bin" or "obj" or "Properties"));

    [Fact]
    public void The_page_shows_the_map() => Found.Nothing(MapPage.Faults(Written, ModuleMap.Modules, Rooms));

    [Theory]
    [InlineData("| `Ids` | 1 |", "| `Ids` | 2 |", "Platform/Ids: level 2 on the page, 1 on the map")]
    [InlineData("| `Ids` | 1 |", "| `Attic` | 1 |", "Platform/Attic: not on the map")]
    [InlineData("| `Keys` | 1 |", "| Keys | 1 |", "Casework/Keys: no row")]
    [InlineData("The core. Sees Platform, Catalogue.", "The core. Sees Platform.", "Casework: the page says it sees Platform, the map Platform, Catalogue")]
    [InlineData("(joined with Checking)", "", "Catalogue/Loading: is joined with Checking")]
    [InlineData("## Protocol", "## Porch", "Protocol: no section")]
    public void A_page_that_says_otherwise_is_caught(string was, string becomes, string fault)
    {
        Assert.Contains(was, Written, StringComparison.Ordinal);
        Assert.Contains(fault, MapPage.Faults(Written.Replace(was, becomes, StringComparison.Ordinal), ModuleMap.Modules, Rooms));
    }
}
