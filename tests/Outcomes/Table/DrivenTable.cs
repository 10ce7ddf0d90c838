using System.Text.Json;
using Lianban.Cli.Visiting;
using Lianban.Tests.Outcomes.Walking;
using Lianban.Tests.TestKit;

namespace Lianban.Tests.Outcomes.Table;

/// <summary>All rows driven once, several at a time; then business time moves until every department has said what it will say by itself.</summary>
public sealed class DrivenTable : IAsyncDisposable
{
    private const int AtOnce = 4;
    private Dictionary<string, Applied>? driven;
    private readonly Dictionary<DateTimeOffset, Office> offices = [];

    /// <summary>Ids of the rows, as the file has them.</summary>
    public static IReadOnlyList<string> Sheets { get; } = ReadIds();

    /// <summary>The people of the rows.</summary>
    public IReadOnlyList<RegisteredPerson> People { get; private set; } = [];

    /// <summary>The office a person applied in: a row with its own instant has one of its own.</summary>
    public Office OfficeOf(Office shared, RegisteredPerson person) => person.SubmitAt is { } at ? offices[at] : shared;

    /// <summary>The row's application, decided as far as it gets by itself.</summary>
    public async Task<Applied> DriveAsync(Office shared, string person)
    {
        driven ??= await DriveAllAsync(shared);
        return driven[person];
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var office in offices.Values) await office.DisposeAsync();
    }

    private async Task<Dictionary<string, Applied>> DriveAllAsync(Office shared)
    {
        People = await Office.PeopleAsync(shared.System);
        foreach (var at in People.Select(p => p.SubmitAt).OfType<DateTimeOffset>().Distinct()) offices[at] = await Office.OpenAsync(at);
        var all = new Dictionary<string, Applied>();
        await Parallel.ForEachAsync(People, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (person, _) =>
        {
            var journey = new Journey(OfficeOf(shared, person).System.Visitor(), person);
            // Whoever cannot be found in the shared registers does not know it either.
            if (person.Id == "standing-unknown") journey.Applicant.Ticks["work.employer-insured"] = "unknown";
            var applied = await journey.GoAsync(Applicant.AllServices);
            lock (all) all[person.Id] = applied;
        });
        await DepartmentsDecideAsync(shared, all.Values.Where(a => a.Person.SubmitAt is null));
        foreach (var (at, office) in offices) await DepartmentsDecideAsync(office, all.Values.Where(a => a.Person.SubmitAt == at));
        return all;
    }

    // One working morning suffices: a part that waits for another is asked when that one is decided, and decided within the hour after.
    private static async Task DepartmentsDecideAsync(Office office, IEnumerable<Applied> applied)
    {
        for (var morning = 0; morning < 3; morning++)
        {
            await office.MorningAsync();
            foreach (var one in applied)
                await Office.UntilAsync(one, $"{one.Person.Id}: nothing is with a department's machine", parts => parts.Values.All(p => p.State is not ("Asking" or "Retrying")));
        }
        foreach (var one in applied) await Office.UntilAsync(one, $"{one.Person.Id}: the departments have said what they say", parts => parts.Values.All(p => p.State != "Asked"));
    }

    private static IReadOnlyList<string> ReadIds()
    {
        using var file = JsonDocument.Parse(File.ReadAllText(Repository.At("src", "Sandboxes", "People", "people.json")));
        return [.. file.RootElement.GetProperty("people").EnumerateArray().Select(p => p.GetProperty("id").GetString()!)];
    }
}
