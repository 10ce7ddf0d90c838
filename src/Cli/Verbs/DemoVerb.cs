using Lianban.Cli.Speaking;
using System.CommandLine;
using Lianban.Cli.Running;
using Lianban.Cli.Visiting;

namespace Lianban.Cli.Verbs;

/// <summary>
/// <c>./lianban demo</c>: one whole application in the terminal. Starts both programs on a temporary folder, signs in and posts the pages' own forms, moves
/// business time on the demo page, and prints the timeline. Exit code 0 when all seven cases are decided and their follow-up steps have ended.
/// </summary>
internal static class DemoVerb
{
    private const int MostMornings = 40;

    public static Command Make()
    {
        var verb = new Command("demo", Say.Both("demo-about"));
        verb.SetAction((_, cancel) => PlayAsync(cancel));
        return verb;
    }

    private static async Task<int> PlayAsync(CancellationToken cancel)
    {
        var data = new DataFolder(Directory.CreateTempSubdirectory("lianban-demo-").FullName);
        try
        {
            await using var system = await TrialSystem.StartAsync(new TrialSettings(data, Ports.FindFree(), Ports.FindFree(), TrialSettings.FirstMorning), cancel);
            using var visitor = new Visitor(system.WebAddress);
            var person = (await DemoPeople.AskAsync(system.SandboxesAddress, cancel)).First(p => p.Id == "never-insured");
            Console.WriteLine(Say.Zh("demo-person", person.Name, person.About, Applicant.AllServices.Count));
            var applicant = new Applicant(visitor, person.Id);
            var receipt = await applicant.ApplyAsync(person.Name, Applicant.AllServices, cancel);
            Console.WriteLine(Say.Zh("demo-submitted", receipt.Number));
            var page = await FollowAsync(applicant, receipt.Id, cancel);
            Tell(page);
            return Missing(page);
        }
        catch (Exception e) when (e is VisitException or ProgramEndedException or HttpRequestException)
        {
            Console.Error.WriteLine(Say.Zh("demo-stopped", e.Message));
            return 1;
        }
        finally
        {
            Directory.Delete(data.Root, recursive: true);
        }
    }

    // Lets the departments work, and moves business time to the next working morning whenever nothing happens any more.
    private static async Task<VisitedPage> FollowAsync(Applicant applicant, string application, CancellationToken cancel)
    {
        var page = await applicant.ShowAsync(application, cancel);
        for (var morning = 0; morning < MostMornings; morning++)
        {
            for (var quiet = 0; quiet < 6 && !IsFinished(page); quiet++)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(250), TimeProvider.System, cancel);
                var before = Lines(page).Count;
                page = await applicant.ShowAsync(application, cancel);
                if (Lines(page).Count > before) quiet = 0;
            }
            if (IsFinished(page)) break;
            var time = await (await applicant.Visitor.OpenAsync("/demo", cancel)).Form().SubmitAsync("next-morning", cancel);
            Console.WriteLine(Say.Zh("demo-morning", VisitedPage.Words(time.Document.QuerySelector("#our-time"))));
        }
        return page;
    }

    private static void Tell(VisitedPage page)
    {
        Console.WriteLine();
        foreach (var line in Lines(page).AsEnumerable().Reverse()) Console.WriteLine($"  {line}");
        Console.WriteLine();
        foreach (var service in page.Document.QuerySelectorAll("[data-service]"))
        {
            var parts = service.QuerySelectorAll(".part");
            var states = parts.Select(part => string.Join(' ', part.QuerySelectorAll(parts.Length > 1 ? "h3:first-child, p:first-of-type .tag" : "p:first-of-type .tag").Select(VisitedPage.Words)));
            Console.WriteLine(Say.Zh("demo-case", VisitedPage.Words(service.QuerySelector("h2")), string.Join(Say.Zh("list-comma"), states)));
        }
    }

    private static int Missing(VisitedPage page)
    {
        var shown = page.Document.QuerySelectorAll("[data-service]").Select(s => s.GetAttribute("data-service")).ToList();
        var open = page.Document.QuerySelectorAll("[data-part]").Where(p => p.GetAttribute("data-state") is not ("Approved" or "InForce" or "Refused" or "Ended" or "Revoked")).ToList();
        Console.WriteLine();
        if (Applicant.AllServices.All(shown.Contains) && open.Count == 0 && IsFinished(page))
        {
            Console.WriteLine(Say.Zh("demo-finished", shown.Count));
            return 0;
        }
        var names = open.Select(p => VisitedPage.Words(p.ParentElement?.QuerySelector("h2"))).Concat(Applicant.AllServices.Except(shown!));
        Console.Error.WriteLine(Say.Zh("demo-missing", string.Join(Say.Zh("list-comma"), names), State(page)));
        return 1;
    }

    private static string? State(VisitedPage page) => page.Document.QuerySelector("[data-application]")?.GetAttribute("data-application");

    private static bool IsFinished(VisitedPage page) => State(page) == "Finished";

    private static List<string> Lines(VisitedPage page) =>
        [.. page.Document.QuerySelectorAll("section[aria-labelledby=h-line] li").Select(l => $"{VisitedPage.Words(l.QuerySelector("time"))}  {l.FirstChild?.TextContent.ReplaceLineEndings(" ")}")];
}
