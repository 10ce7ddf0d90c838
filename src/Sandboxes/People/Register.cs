using System.Globalization;
using System.Text.Json;
using Lianban.Protocol;
using Lianban.Sandboxes.Books;

namespace Lianban.Sandboxes.People;

/// <summary>
/// The register of people. Sheets come from <c>people.json</c> (or are generated); how somebody stands changes when a department does something.
/// </summary>
internal sealed class Register(Ledger ledger)
{
    private static readonly DateOnly GeneratedFrom = new(1980, 1, 1);

    /// <summary>Enters the demo people who are not in the books yet.</summary>
    public Task Seed() => ledger.Write(page =>
    {
        foreach (var sheet in Sheets.Demo.People)
            Enter(page, sheet, DocumentNumbers.Make(sheet.DocumentKind, sheet.Region, sheet.Birth, sheet.Sex, sheet.Serial));
        return 0;
    });

    /// <summary>Enters this many more people who were never insured; their ids.</summary>
    public Task<List<string>> Generate(int count) => ledger.Write(page =>
    {
        var first = (int)page.Number("SELECT count(*) FROM people WHERE id LIKE 'generated-%'") + 1;
        var ids = new List<string>(count);
        for (var n = first; n < first + count; n++)
        {
            var sheet = Sheets.Demo.Generated(n, GeneratedFrom.AddDays(n / 400));
            Enter(page, sheet, DocumentNumbers.Make(sheet.DocumentKind, sheet.Region, sheet.Birth, sheet.Sex, sheet.Serial));
            ids.Add(sheet.Id);
        }
        return ids;
    });

    /// <summary>The person with this document number, as the register stands now.</summary>
    public static Person? ByNumber(Page page, string? number) => number is null ? null
        : page.One("SELECT number, sheet FROM people WHERE number = $1", r => Build(page, r.GetString(0), r.GetString(1)), number);

    /// <summary>The person with this id.</summary>
    public Person? ById(string id) => ledger.Read(page =>
        page.One("SELECT number, sheet FROM people WHERE id = $1", r => (r.GetString(0), r.GetString(1)), id) is ({ } number, { } sheet) ? Build(page, number, sheet) : null);

    /// <summary>The person with this document number.</summary>
    public Person? Find(string number) => ledger.Read(page => ByNumber(page, number));

    /// <summary>The people in order of entry of the file, then the generated ones; at most <paramref name="limit"/> generated.</summary>
    public List<Person> All(int limit) => ledger.Read(page =>
    {
        var order = Sheets.Demo.People.Select((s, i) => (s.Id, i)).ToDictionary(x => x.Id, x => x.i);
        var rows = page.All("SELECT number, sheet FROM people WHERE id NOT LIKE 'generated-%'", static r => (r.GetString(0), r.GetString(1)));
        rows.AddRange(page.All("SELECT number, sheet FROM people WHERE id LIKE 'generated-%' ORDER BY id LIMIT $1", static r => (r.GetString(0), r.GetString(1)), limit));
        return rows.Select(r => Build(page, r.Item1, r.Item2)).OrderBy(p => order.GetValueOrDefault(p.Id, int.MaxValue)).ThenBy(p => p.Id, StringComparer.Ordinal).ToList();
    });

    /// <summary>How somebody stands from now on.</summary>
    public static void Change(Page page, string number, string fact, string value, string? detail, long at) => page.Do(
        "INSERT INTO standings(number, fact, value, detail, since) VALUES($1, $2, $3, $4, $5) "
        + "ON CONFLICT(number, fact) DO UPDATE SET value = excluded.value, detail = excluded.detail, since = excluded.since", number, fact, value, detail, at);

    private static void Enter(Page page, Sheet sheet, string number) => page.Do(
        "INSERT INTO people(number, id, sheet) VALUES($1, $2, $3) ON CONFLICT(number) DO UPDATE SET sheet = excluded.sheet",
        number, sheet.Id, JsonSerializer.Serialize(sheet, ProtocolJson.Options));

    private static Person Build(Page page, string number, string json)
    {
        var s = JsonSerializer.Deserialize<Sheet>(json, ProtocolJson.Options)!;
        var facts = new Dictionary<string, Standing>(s.Facts);
        foreach (var (fact, value, detail) in page.All("SELECT fact, value, detail FROM standings WHERE number = $1",
            static r => (r.GetString(0), r.GetString(1), r.IsDBNull(2) ? null : r.GetString(2)), number))
            facts[fact] = new Standing(value, detail);
        return new Person(s.Id, number, s.Name, s.About, s.Sex, s.Birth, s.Ethnicity, s.DocumentKind, s.DocumentIssuer, s.DocumentFrom, s.DocumentTo, s.Address,
            s.Mobile, s.RealNameLevel, s.SubmitAt, facts, s.Expected);
    }
}

/// <summary>A person as the file has it: the number is made from it at load.</summary>
internal sealed record Sheet(
    string Id, string Name, string About, string Sex, string Birth, string DocumentKind, string Region, int Serial, int RealNameLevel,
    IReadOnlyDictionary<string, Standing> Facts, IReadOnlyDictionary<string, Expected> Expected,
    string? Ethnicity = null, string? DocumentIssuer = null, string? DocumentFrom = null, string? DocumentTo = null, string? Address = null,
    string? Mobile = null, string? SubmitAt = null);

/// <summary><c>people.json</c>: the demo people, and what generated ones are made from.</summary>
internal sealed record Sheets(IReadOnlyList<Sheet> People, string Surnames, string GivenNames, Sheet Pattern)
{
    public static Sheets Demo { get; } = JsonSerializer.Deserialize<Sheets>(Resources.Text("people.json"), ProtocolJson.Options)!;

    /// <summary>The n-th generated person.</summary>
    public Sheet Generated(int n, DateOnly birth)
    {
        var name = $"{Surnames[n % Surnames.Length]}{GivenNames[n / Surnames.Length % GivenNames.Length]}{GivenNames[n / 7 % GivenNames.Length]}";
        return Pattern with
        {
            Id = "generated-" + n.ToString("D6", CultureInfo.InvariantCulture), Name = name, Sex = n % 2 == 0 ? "female" : "male",
            Birth = birth.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Serial = n % 400,
            Mobile = "199" + (n % 100_000_000).ToString("D8", CultureInfo.InvariantCulture),
        };
    }
}
