using Lianban.Catalogue.Loading;
using Lianban.Catalogue.Model;

namespace Lianban.Catalogue.Checking;

/// <summary>What <c>./lianban check</c> says. <paramref name="Definition"/> is null exactly when something is refused.</summary>
public sealed record CheckReport(Definition? Definition, IReadOnlyList<Finding> Findings)
{
    /// <summary>Only what is refused.</summary>
    public IEnumerable<Finding> Refusals => Findings.Where(f => f.Severity == Severity.Refused);
}

/// <summary>Reads the catalogue and proves it sound; names everything that is wrong, not only the first.</summary>
public static class CatalogueCheck
{
    /// <summary>Checks a folder; never throws for what stands in its files.</summary>
    public static CheckReport Run(string folder)
    {
        var findings = new Findings();
        var read = Reading.Read(folder, findings);
        if (read is not null)
        {
            var check = new Check(read.Definition, read.Locations, findings);
            References.Run(check);
            RuleTypes.Run(check);
            Prerequisites.Run(check);
            Dates.Run(check);
            WordsInBothLanguages.Run(check);
            Placeholders.Run(check);
            Offices.Run(check);
            SeenQuestions.Run(check);
            Supplies.Run(check);
        }
        return new CheckReport(findings.Refused ? null : read?.Definition, findings.All);
    }
}
