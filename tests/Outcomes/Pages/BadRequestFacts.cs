using System.Text;
using Lianban.Tests.Outcomes.Switches;
using Lianban.Tests.Outcomes.Walking;

namespace Lianban.Tests.Outcomes.Pages;

/// <summary>Random requests to the people's pages: none is a fault of ours, none leaves anything half done.</summary>
public sealed class BadRequestFacts(Office office, ITestOutputHelper output) : SwitchedFacts(office)
{
    private const int Variants = 700;
    private static readonly string[] methods = ["GET", "POST", "POST", "POST", "HEAD", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND", "get", "G\u0001T", ""];
    private static readonly string[] pages =
        ["/", "/guide", "/notice", "/services", "/beforehand", "/form", "/review", "/applications", "/applications/{id}", "/applications/{id}/receipt", "/applications/{id}/corrections/{s}/main/1",
         "/sign-out-", "/display", "/demo-", "/health", "/v1/callbacks/taxation", "/v1/papers/{id}/{s}/white-photo", "/operator/status", "/operator/applications/{id}", "/error/500", "/site.css", "/signin-oidc"];
    private static readonly string[] ends =
        ["", "", "", "/", "/..", "/%2e%2e/%2e%2e/etc/passwd", "/..%5c..%5cweb.config", "%00", "/%00", "/\u0000", "%ff%fe", "/%e4%b8", "//", "\\", "/-1", "/99999999999999999999", ";x=1", "/{0}", "%252e%252e", "/ ", "/\u00ff\u00fe", "*", "#x"];
    private static readonly string[] queries =
        ["", "", "?", "?go=review", "?state=check", "?mended=a:b,c:d,,,:", "?mended=mobile:9999", "?id[]=1&id=2", "?handler=Merge", "?handler=%00", "?done=1&done=2", "?to=//evil.example", "?%", "?=&=&=", "?a=%ff", "?page=../../x", "?level=9999999999999&to=%2Fform"];
    private static readonly string[] types =
        ["application/x-www-form-urlencoded", "application/x-www-form-urlencoded; charset=utf-7", "application/x-www-form-urlencoded;charset=nonsense", "multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=x", "multipart/form-data; boundary=\"x", "multipart/mixed; boundary=x",
         "application/json", "text/plain", "text/xml", "", "\u00ff", "application/grpc", "x-www-form-urlencoded"];

    [Fact]
    public async Task Random_requests_are_answered_and_leave_nothing_behind()
    {
        var seed = Environment.GetEnvironmentVariable("LIANBAN_SEED") is { } given ? int.Parse(given) : Random.Shared.Next();
        output.WriteLine($"LIANBAN_SEED={seed}");
        var chance = new Random(seed);
        var person = await Office.SomebodyAsync();
        var journey = new Journey(Office.System.Visitor(), person);
        await journey.UntilFormAsync([Pension, Fund]);
        using var browser = await RawBrowser.SignInAsync(Office, person.Id);
        var token = await browser.HiddenAsync("form");
        var other = (await Office.ApplyAsync(Fund)).Receipt.Id;
        var applications = Count("applications");
        var requests = Enumerable.Range(0, Variants).Select(_ => Make(chance, token, other)).ToList();

        var statuses = new SortedDictionary<int, int>();
        await Parallel.ForEachAsync(requests, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (r, _) =>
        {
            var (status, head) = await browser.SendAsync(r.Method, r.Target, r.Headers, r.Body);
            Assert.True(status is >= 200 and < 500, $"{status} for {r.Method} {r.Target} {string.Join(" | ", r.Headers.Select(h => $"{h.Name}: {h.Value[..Math.Min(h.Value.Length, 60)]}"))} {Encoding.Latin1.GetString(r.Body[..Math.Min(r.Body.Length, 300)])}\n{head}");
            lock (statuses) statuses[status] = statuses.GetValueOrDefault(status) + 1;
        });
        output.WriteLine(string.Join(", ", statuses.Select(s => $"{s.Key}: {s.Value}")));

        Assert.Equal(applications, Count("applications"));
        Assert.DoesNotContain("nhandled exception", Office.System.Logs());
        Assert.Equal(1, CaseFile.Number(Office.System, "desk.db", $"SELECT count(*) FROM drafts WHERE id=x'{token["draft"]}'"));
        // the person goes on as if nothing had been
        var applied = await new Journey(Office.System.Visitor(), person).GoAsync([Pension, Fund]);
        await UntilAllAsync(applied, "Approved");
        CaseFile.AssertChain(Office.System, applied.Receipt.Id);
    }

    // What random requests once found.
    [Theory]
    [InlineData("TRACE", "/applications", "", 405)]
    [InlineData("get", "/services", "application/x-www-form-urlencoded; charset=utf-7", 405)]
    [InlineData("PUT", "/applications", "application/x-www-form-urlencoded", 405)]
    [InlineData("POST", "/applications", "application/x-www-form-urlencoded; charset=utf-7", 415)]
    [InlineData("POST", "/guide", "application/json", 415)]
    [InlineData("GET", "/applications", "application/x-www-form-urlencoded; charset=utf-7", 200)]
    [InlineData("GET", "/notice", "multipart/form-data", 200)]
    public async Task Odd_methods_and_charsets_have_their_own_refusals(string method, string target, string type, int status)
    {
        using var browser = await RawBrowser.SignInAsync(Office, (await Office.SomebodyAsync()).Id);
        Assert.Equal(status, (await browser.SendAsync(method, target, type.Length == 0 ? [] : [("Content-Type", type)], method == "POST" ? "a=b"u8.ToArray() : [])).Status);
    }

    [Fact]
    public async Task A_page_without_a_form_is_not_posted_to()
    {
        using var browser = await RawBrowser.SignInAsync(Office, (await Office.SomebodyAsync()).Id);
        var token = await browser.HiddenAsync("notice");
        Assert.NotEmpty(token["_form"]);
        var body = Encoding.ASCII.GetBytes(string.Join('&', token.Select(t => $"{t.Key}={Uri.EscapeDataString(t.Value)}")));
        Assert.Equal(405, (await browser.SendAsync("POST", "/applications", [("Content-Type", "application/x-www-form-urlencoded")], body)).Status);
    }

    private long Count(string table) => CaseFile.Number(Office.System, "cases.db", $"SELECT count(*) FROM {table}");

    private static Request Make(Random chance, Dictionary<string, string> token, string other)
    {
        var page = Pick(pages, chance).Replace("{id}", chance.Next(3) switch { 0 => other, 1 => Guid.NewGuid().ToString(), _ => "00000000000000000000000000000000" }).Replace("{s}", chance.Next(2) == 0 ? Fund : "..%2f");
        var plain = chance.Next(2) == 0;
        var target = plain ? page + Pick(queries, chance) : page + Pick(ends, chance) + Pick(queries, chance);
        if (chance.Next(30) == 0) target = "/" + new string('a', chance.Next(100, 20_000));
        var headers = new List<(string, string)>();
        if (chance.Next(25) == 0) headers.Add(("X-Long", new string('b', chance.Next(10, 40_000))));
        if (chance.Next(25) == 0) headers.AddRange(Enumerable.Range(0, chance.Next(5, 200)).Select(i => ($"X-{i}", "c")));
        if (chance.Next(10) == 0) headers.Add(("Accept-Language", chance.Next(2) == 0 ? "zz-\u00ff;q=a" : new string('q', 500)));
        if (chance.Next(10) == 0) headers.Add(("Cookie", "lianban-display=\"; lianban-kept=../../; lianban-form=AAAA"));
        if (chance.Next(15) == 0) headers.Add(("Expect", "200-ok"));
        if (chance.Next(15) == 0) headers.Add(("Range", "bytes=-1-,9999999999999999999-"));
        if (chance.Next(15) == 0) headers.Add(("X-Forwarded-Proto", "javascript"));
        if (chance.Next(15) == 0) headers.Add(("If-Modified-Since", "yesterday"));
        var body = chance.Next(2) == 0 ? [] : Body(chance, token);
        if (body.Length > 0 || chance.Next(4) == 0) headers.Add(("Content-Type", plain && chance.Next(2) == 0 ? types[0] : Pick(types, chance)));
        return new Request(plain && body.Length > 0 ? "POST" : Pick(methods, chance), target, headers, body);
    }

    private static byte[] Body(Random chance, Dictionary<string, string> token)
    {
        string[] values = ["", "yes", "\ud83d\ude00", new('长', 5000), "-1", "%00", "<b>", "' OR 1=1--", "2026-13-45", "999999999999", "\u202e\u0000"];
        string[] names = ["services", "draft", "version", "mobile", "fund-base", "fund-bank-account", "start-month.year", "start-month.month", "declared", "name", "confirmed", "go", "area", "work.able", "offered.mobile", "use.mobile", "kept", "agree", "paper.white-photo", "_form", "x\u0000y", ""];
        // without the button that leads on: what a person would really send is not the matter here
        var fields = Enumerable.Range(0, chance.Next(0, 12)).Select(_ => (Name: Pick(names, chance), Value: Pick(values, chance))).Where(f => f.Name != "declared").ToList();
        if (chance.Next(2) == 0) fields.AddRange(token.Where(t => t.Key != "version" || chance.Next(2) == 0).Select(t => (t.Key, t.Key == "draft" && chance.Next(3) == 0 ? Guid.NewGuid().ToString("n") : t.Value)));
        switch (chance.Next(5))
        {
            case 0:
                var noise = new byte[chance.Next(1, 3000)];
                chance.NextBytes(noise);
                return noise;
            case 1:
                return Encoding.UTF8.GetBytes("--x\r\n" + string.Join("\r\n--x\r\n", fields.Select(f => $"Content-Disposition: form-data; name=\"{f.Name}\"{(chance.Next(3) == 0 ? "; filename=\"../../a.jpg\"" : "")}\r\n\r\n{f.Value}")) + (chance.Next(2) == 0 ? "\r\n--x--\r\n" : ""));
            case 2:
                return Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("a=b&", chance.Next(300, 800))));
            default:
                return Encoding.UTF8.GetBytes(string.Join('&', fields.Select(f => $"{Uri.EscapeDataString(f.Name)}={(chance.Next(6) == 0 ? "%ff%zz%" : Uri.EscapeDataString(f.Value))}")));
        }
    }

    private static T Pick<T>(T[] from, Random chance) => from[chance.Next(from.Length)];

    private sealed record Request(string Method, string Target, List<(string Name, string Value)> Headers, byte[] Body);
}
