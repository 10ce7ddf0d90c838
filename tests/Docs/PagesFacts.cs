using Lianban.Catalogue.Loading;
using Lianban.Platform.Text;
using Lianban.Casework.Applications;
using Lianban.Tests.TestKit;
using Xunit;

namespace Lianban.Tests.Docs;

/// <summary>The generated pages say what the code and the catalogue say.</summary>
public sealed class PagesFacts
{
    [Fact]
    public void The_list_of_events_is_up_to_date()
    {
        Assert.All(EventTypes.Every, e => Assert.NotEmpty(Docstrings.Of(e.Type)));
        Page.Same("docs/events.md", EventsPage.Make());
    }

    [Fact]
    public void The_list_of_rules_is_up_to_date()
    {
        var definition = CatalogueLoader.Load(Repository.At("catalogue"));
        var page = new RulesPage(definition).Make();
        var codes = definition.Basic.SelectMany(s => s.Conditions.Select(c => c.Code).Concat(s.Reasons.Select(r => r.Code)).Concat(s.Consequences.Select(c => c.Code))).Concat(definition.Parameters.All.Select(p => p.Code));
        Assert.All(codes, c => Assert.Contains($"`{c}`", page, StringComparison.Ordinal));
        Page.Same("docs/rules.md", page);
    }
}
