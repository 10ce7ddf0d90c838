using Lianban.Catalogue.Checking;
using Lianban.Catalogue.Model;

namespace Lianban.Catalogue.Loading;

/// <summary>Loads <c>catalogue/</c>: all or nothing.</summary>
public static class CatalogueLoader
{
    /// <summary>The definition, checked and sound.</summary>
    /// <param name="folder">The folder that holds <c>life-events/</c>, <c>places/</c>, <c>calendar/</c> and <c>parameters.yaml</c>.</param>
    /// <exception cref="DefinitionException">Something is refused; each finding names file and line.</exception>
    public static Definition Load(string folder)
    {
        var report = CatalogueCheck.Run(folder);
        return report.Definition ?? throw new DefinitionException(report.Findings);
    }
}
