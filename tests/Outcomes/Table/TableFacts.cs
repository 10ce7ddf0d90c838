using Lianban.Cli.Visiting;
using Lianban.Tests.Outcomes.Walking;
using Lianban.Tests.TestKit;

namespace Lianban.Tests.Outcomes.Table;

/// <summary>Practice P6: every person of the register goes through the pages; what comes out of each service is what the table expects.</summary>
public sealed class TableFacts(Office office, DrivenTable table) : IClassFixture<DrivenTable>
{
    // The rows that practice P6 names; the table may have more.
    private static readonly string[] named =
    [
        "never-insured", "stopped-with-card", "employer-not-stopped", "resident-medical", "insured-in-qingdao", "unemployment-benefit", "man-of-61", "resident-pension-60",
        "stallholder-with-employees", "fifteen-years-old", "hong-kong-residence-permit", "hong-kong-travel-permit", "foreign-permanent-resident", "long-term-document",
        "fund-sealed-here", "fund-sealed-elsewhere", "without-mobile", "thirtieth-of-april",
    ];

    public static TheoryData<string> Rows => [.. DrivenTable.Sheets];

    [Theory, MemberData(nameof(Rows))]
    public async Task A_row_comes_out_as_expected(string person)
    {
        var applied = await table.DriveAsync(office, person);
        var shown = await applied.PartsAsync();
        var expected = applied.Person.Expected;
        var differs = expected.Where(e => Word(e.Key, e.Value) != Found(applied, shown, e.Key)).Select(e => $"{e.Key}: expected {Word(e.Key, e.Value)}, shown {Found(applied, shown, e.Key)}");
        Assert.True(!differs.Any(), $"{person}: {string.Join("; ", differs)}");
        Assert.Empty(shown.Keys.Except(expected.Keys));
        await AssertOperatorSeesTheSameAsync(applied, shown);
    }

    [Fact]
    public async Task Every_row_says_something_of_every_service()
    {
        var people = await Office.PeopleAsync(office.System);
        Assert.Empty(named.Except(people.Select(p => p.Id)));
        Assert.All(people, p => Assert.Equal(Applicant.AllServices.Order(), p.Expected.Keys.Select(k => k.Split('/')[0]).Distinct().Order()));
    }

    // The department's code of the table, in our own words; "approved" with a code is a remark, "not-eligible" is one of our rules already.
    private static string Word(string key, Expected expected) => expected.Outcome switch
    {
        "not-eligible" => $"not-eligible {expected.Code}",
        var outcome => $"{outcome} {(expected.Code is { } code ? Ours(key.Split('/')[0], code) : "")}".TrimEnd(),
    };

    private static string Ours(string service, string theirs)
    {
        var department = Office.Definition.Service(service).Department;
        return Office.Definition.Codes[$"reason-{department}"].Mappings[department].Single(m => m.Value == theirs).Key;
    }

    private static string Found(Applied applied, IReadOnlyDictionary<string, ShownPart> shown, string key)
    {
        if (!shown.TryGetValue(key, out var part))
            return applied.Dropped.TryGetValue(key.Split('/')[0], out var rules) ? $"not-eligible {string.Join('+', rules)}" : "absent";
        var outcome = part.State switch
        {
            "Approved" => "approved", "Refused" => "refused", "InForce" => "in-force", "InReview" => "to-reviewer", "Ended" => "ended", "Waiting" => "waits", var other => other,
        };
        return $"{outcome} {part.Code}".TrimEnd();
    }

    private async Task AssertOperatorSeesTheSameAsync(Applied applied, IReadOnlyDictionary<string, ShownPart> shown)
    {
        var door = (await table.OfficeOf(office, applied.Person).Operator.ShowAsync(applied.Receipt.Id)).GetProperty("cases").EnumerateArray()
            .SelectMany(c => c.GetProperty("parts").EnumerateArray().Select(p => (Service: c.GetProperty("service").GetString(), Part: p)))
            .ToDictionary(p => p.Part.GetProperty("code").GetString() == "main" ? p.Service! : $"{p.Service}/{p.Part.GetProperty("code").GetString()}",
                p => $"{StateName(p.Part.GetProperty("state"))} {p.Part.GetProperty("reason")}".TrimEnd());
        Assert.Equal(shown.OrderBy(s => s.Key).ToDictionary(s => s.Key, s => $"{s.Value.State} {s.Value.Code}".TrimEnd()), door.OrderBy(d => d.Key).ToDictionary());
    }

    private static string StateName(System.Text.Json.JsonElement state) =>
        state.ValueKind == System.Text.Json.JsonValueKind.Number ? ((Lianban.Casework.Applications.PartState)state.GetInt32()).ToString() : state.GetString()!;
}
