using System.Security.Cryptography;
using System.Text;
using Lianban.Cli.Visiting;
using Lianban.Platform.Crypto;
using Lianban.Tests.Outcomes.Doors;
using Lianban.Tests.Outcomes.Switches;
using Lianban.Tests.Outcomes.Walking;
using Lianban.Tests.TestKit;
using Microsoft.Data.Sqlite;

namespace Lianban.Tests.Outcomes.Canaries;

/// <summary>No personal value lies readable in the platform's folder while it works, nor anything at all of a person who was deleted.</summary>
public sealed class CanaryFacts(Office office) : SwitchedFacts(office)
{
    private static readonly Dictionary<string, string> answers = new()
    {
        ["mobile"] = "19937465501", ["post-address"] = "山东省威海市环翠区夜莺巷七百一十三号", ["former-archive"] = "鹦鹉洲人才档案保管处", ["employment-content"] = "驯养金丝雀并售卖鸟笼",
        ["employment-place"] = "威海市黄鹂街布谷鸟市场", ["fund-method"] = "direct-debit", ["fund-bank"] = "白头翁信用合作银行", ["fund-bank-account"] = "6222021607003718295",
    };

    [Fact]
    public async Task No_personal_value_is_readable_while_the_programs_run_nor_in_a_copy()
    {
        var (applied, canaries) = await GoAsync();
        // a draft that is left lying, a wrong answer: other ways for a value to end up somewhere
        var other = new Journey(Office.System.Visitor(), await Office.SomebodyAsync());
        await other.UntilFormAsync([Card, Fund]);
        await (await other.Applicant.Visitor.OpenAsync("/form")).Form().FillIn(answers).Fill("fund-rate", "9876").SubmitAsync("review");
        await (await other.Applicant.Visitor.OpenAsync("/form")).Form().FillIn(answers).SubmitAsync("keep");

        AssertFinds(canaries, Office.System.Data.Sandboxes); // the departments' own books have it all: so the search can find it
        Assert.Empty(Search.In(Office.System.Data.Root, canaries, IsStandIns));
        var copy = Directory.CreateTempSubdirectory("lianban-copy-").FullName;
        try
        {
            Copy(Path.Combine(Office.System.Data.Root, "web"), copy);
            Assert.Empty(Search.In(copy, canaries));
        }
        finally
        {
            Directory.Delete(copy, recursive: true);
        }
        Assert.NotEmpty(applied.Receipt.Number);
    }

    [Fact]
    public async Task Nobody_of_the_register_is_readable_in_the_platforms_folder()
    {
        await Office.ApplyAsync(Pension);
        var people = await Office.PeopleAsync(Office.System, 200);
        Assert.Empty(Search.In(Office.System.Data.Root, [.. people.SelectMany(p => new[] { Canary.Of($"number of {p.Id}", p.Number), Canary.Of($"name of {p.Id}", p.Name) })], IsStandIns));
    }

    [Fact]
    public async Task After_deletion_nothing_is_readable_even_with_the_wrapping_key_and_the_chain_still_verifies()
    {
        var (applied, canaries) = await GoAsync();
        var id = applied.Receipt.Id;
        var open = await Office.Operator.CaseAsync("forget", applied.Receipt.Number);
        Assert.Equal(1, open.Exit);
        Assert.Contains("FORGET-STILL-OPEN", open.Error);
        for (var morning = 0; morning < 40 && !(await applied.PageAsync()).Has("[data-application=Finished]"); morning++)
        {
            await Office.MorningAsync();
            await Task.Delay(100);
        }
        Assert.True((await applied.PageAsync()).Has("[data-application=Finished]"));
        var pages = OldPages(id);
        Assert.True(CanOpen(id)); // with the wrapping key everything is readable until then
        foreach (var page in pages) Assert.NotEmpty(Found(page));

        Assert.Equal(0, (await Office.Operator.CaseAsync("forget", applied.Receipt.Number)).Exit);

        foreach (var page in pages) Assert.Empty(Found(page));
        Assert.False(CanOpen(id));
        Assert.Empty(Search.In(Office.System.Data.Root, canaries, IsStandIns));
        Assert.Equal("application-forgotten", CaseFile.AssertChain(Office.System, id)[^1]);
        foreach (var (file, sql) in new[] { ("desk.db", "keys WHERE application"), ("desk.db", "drafts WHERE id"), ("desk.db", "files WHERE application"), ("cases.db", "outbox WHERE application"), ("cases.db", "open_cases WHERE application") })
            Assert.Equal(0, CaseFile.Number(Office.System, file, $"SELECT count(*) FROM {sql}=x'{id}'"));
        Assert.Equal(0, CaseFile.Number(Office.System, "cases.db", $"SELECT count(*) FROM applications WHERE id=x'{id}' AND person IS NOT NULL"));

        // nobody sees it any more, and asking once more does no harm
        var show = await Office.Operator.CaseAsync("show", applied.Receipt.Number);
        Assert.Equal(1, show.Exit);
        Assert.Contains("OPERATOR-NO-APPLICATION", show.Error);
        Assert.Equal(404, (await applied.Applicant.Visitor.OpenAsync($"/applications/{id}")).Status);
        Assert.Equal(404, (await Caller.Of(Office, HumanResources).FetchAsync(id, Card, "white-photo")).Status);
        Assert.Equal(200, (await applied.Applicant.Visitor.OpenAsync("/applications")).Status);
        Assert.Equal(0, (await Office.Operator.CaseAsync("forget", id)).Exit);
    }

    [Fact]
    public void The_search_finds_every_spelling()
    {
        const string name = "夜莺巷";
        var canary = Canary.Of("name", name);
        var utf8 = Encoding.UTF8.GetBytes(name);
        byte[][] hidden =
        [
            utf8, Encoding.Unicode.GetBytes(name), Encoding.BigEndianUnicode.GetBytes(name), Encoding.ASCII.GetBytes(Convert.ToHexString(utf8)), Encoding.ASCII.GetBytes("%E5%A4%9C%E8%8E%BA%E5%B7%B7"),
            Encoding.ASCII.GetBytes("\\u591c\\u83ba\\u5df7"), .. Enumerable.Range(0, 3).Select(n => Encoding.ASCII.GetBytes(Convert.ToBase64String([.. new byte[n], .. utf8, 9, 9]))),
        ];
        Assert.All(hidden, h => Assert.NotEmpty(canary.In([1, .. h, 2])));
        Assert.Empty(canary.In(Encoding.UTF8.GetBytes("百灵巷")));
    }

    private async Task<(Applied Applied, IReadOnlyList<Canary> Canaries)> GoAsync()
    {
        var person = await Office.SomebodyAsync();
        var journey = new Journey(Office.System.Visitor(), person);
        foreach (var (question, answer) in answers) journey.Applicant.Answers[question] = answer;
        var applied = await journey.GoAsync(Applicant.AllServices);
        await Office.UntilAsync(applied, "all is sent", parts => parts.Values.All(p => p.State is "Approved" or "Asked" or "Waiting"));
        // the picture as it was uploaded, and as it is kept after it was rewritten
        var (status, photo) = await Caller.Of(Office, HumanResources).FetchAsync(applied.Receipt.Id, Card, "white-photo");
        Assert.Equal(200, status);
        return (applied, [.. answers.Where(a => a.Key != "fund-method").Select(a => Canary.Of(a.Key, a.Value)), Canary.Of("number", person.Number), Canary.Of("name", person.Name),
            Canary.Of("the uploaded picture", Photo.Jpeg()), Canary.Of("the kept picture", photo)]);
    }

    private bool IsStandIns(string file) => file.StartsWith(Office.System.Data.Sandboxes, StringComparison.Ordinal);

    private static void AssertFinds(IReadOnlyList<Canary> canaries, string folder)
    {
        var found = string.Join('\n', Search.In(folder, canaries));
        Assert.All(answers.Keys.Except(["fund-method"]).Append("number").Append("name"), a => Assert.Contains($": {a} (", found));
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories).Where(f => !f.EndsWith(".sock", StringComparison.Ordinal) && !Search.IsLock(f)))
            File.WriteAllBytes(Path.Combine(to, Guid.NewGuid().ToString("n") + Path.GetExtension(file)), Search.Read(file));
    }

    // Stretches of what stands sealed in desk.db now: the wrapped key and each paper.
    private List<(string Name, byte[] Bytes)> OldPages(string id)
    {
        var pages = new List<(string, byte[])>();
        foreach (var (name, sql) in new[] { ("wrapped key", "SELECT sealed FROM keys WHERE application"), ("paper", "SELECT body FROM files WHERE application") })
            foreach (var body in Blobs("desk.db", $"{sql}=x'{id}'"))
                pages.Add((name, body.AsSpan(body.Length / 2, Math.Min(32, body.Length / 2)).ToArray()));
        Assert.True(pages.Count >= 2);
        return pages;
    }

    private List<string> Found((string Name, byte[] Bytes) page) =>
        [.. Directory.EnumerateFiles(Office.System.Data.Web, "*.db*").Where(f => Search.Read(f).AsSpan().IndexOf(page.Bytes) >= 0).Select(f => $"{page.Name} in {Path.GetFileName(f)}")];

    // Tries every key that the wrapping key still opens on every event of the application.
    private bool CanOpen(string id)
    {
        var master = MasterKey.FromFile(Office.System.Data.WrappingKey);
        using var desk = Open("desk.db");
        using var rows = new SqliteCommand("SELECT application, sealed FROM keys", desk).ExecuteReader();
        var keys = new List<byte[]>();
        while (rows.Read()) keys.Add(SealedKey.Unwrap(master, new Guid((byte[])rows[0], bigEndian: true), (byte[])rows[1]));
        using var books = Open("cases.db");
        using var events = new SqliteCommand($"SELECT n, type, version, body FROM events WHERE application=x'{id}' AND sealed=1", books).ExecuteReader();
        while (events.Read())
        {
            var (place, body) = (Encoding.UTF8.GetBytes($"event/{id}/{events.GetInt32(0)}/{events.GetString(1)}/{events.GetInt32(2)}"), (byte[])events[3]);
            if (keys.Exists(k => Opens(k, body, place))) return true;
        }
        return false;
    }

    private static bool Opens(byte[] key, byte[] body, byte[] place)
    {
        try
        {
            Sealer.Open(key, body, place);
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private List<byte[]> Blobs(string file, string sql)
    {
        using var books = Open(file);
        using var rows = new SqliteCommand(sql, books).ExecuteReader();
        var blobs = new List<byte[]>();
        while (rows.Read()) blobs.Add((byte[])rows[0]);
        return blobs;
    }

    private SqliteConnection Open(string file)
    {
        var books = new SqliteConnection($"Data Source={Path.Combine(Office.System.Data.Web, file)};Mode=ReadOnly;Pooling=False;Default Timeout=30");
        books.Open();
        return books;
    }
}
