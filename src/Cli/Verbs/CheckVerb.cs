using Lianban.Cli.Speaking;
using System.CommandLine;
using Lianban.Catalogue.Checking;
using Lianban.Catalogue.Loading;
using Lianban.Cli.Running;
using Lianban.Platform.Text;

namespace Lianban.Cli.Verbs;

/// <summary><c>./lianban check</c>: loads the whole catalogue and says what is wrong, with file and line; exit code 1 when it is refused.</summary>
internal static class CheckVerb
{
    public static Command Make()
    {
        var folder = new Option<string?>("--catalogue") { Description = Say.Both("check-folder") };
        var verb = new Command("check", Say.Both("check-about")) { folder };
        verb.SetAction(parsed => Check(Path.GetFullPath(parsed.GetValue(folder) ?? Checkout.Find().Catalogue)));
        return verb;
    }

    private static int Check(string folder)
    {
        if (!Directory.Exists(folder)) return Say.Cannot("check-no-folder", folder);
        var report = CatalogueCheck.Run(folder);
        foreach (var kind in new[] { Severity.Refused, Severity.Warning, Severity.Notice })
        {
            var found = report.Findings.Where(f => f.Severity == kind).ToList();
            if (found.Count == 0) continue;
            Console.WriteLine(Say.Both($"check-{kind.ToString().ToLowerInvariant()}", found.Count));
            foreach (var finding in found) Print(finding);
        }
        if (report.Definition is not { } definition)
        {
            Say.Line("check-refused-all", folder);
            return 1;
        }
        Say.Line("check-sound", definition.Services.Count);
        return 0;
    }

    private static void Print(Finding finding)
    {
        Console.WriteLine($"  {finding.Line(Language.Zh)}");
        Console.WriteLine($"      {finding.Sentence(Language.En)}");
    }
}
