using System.Net.Http.Headers;
using System.Text;
using Lianban.Protocol;
using Lianban.Tests.Outcomes.Switches;
using Lianban.Tests.Outcomes.Walking;

namespace Lianban.Tests.Outcomes.Doors;

/// <summary>Bad input on the departments' door: never believed, never a fault of ours, always recorded outside the applications' chains.</summary>
public sealed class CallbackDoorFacts(Office office, ITestOutputHelper output) : SwitchedFacts(office)
{
    private static readonly string[] signedHeaders = ["Signature", "Signature-Input", "Content-Digest"];
    private const string Wrong = "no-such-reference";
    private readonly int seed = Environment.GetEnvironmentVariable("LIANBAN_SEED") is { } given ? int.Parse(given) : Random.Shared.Next();

    [Fact]
    public async Task What_is_not_signed_as_it_must_be_is_not_believed()
    {
        output.WriteLine($"LIANBAN_SEED={seed}");
        var chance = new Random(seed);
        var application = await ApprovedAsync();
        var (before, version) = (await CountedAsync("SIGNATURE-") + await CountedAsync("DIGEST-"), Version(application));
        var department = Caller.Of(Office, HumanResources);
        // a message that would be taken, were it believed
        Envelope Revokes() => department.Says(application, Pension, "main", 1, MessageKinds.Revoked, new RevokedBody(DateTimeOffset.UtcNow, "HR-502", "35", "HR-1"));
        var answers = new List<(string What, int Status)>();

        await AtOnceAsync(Spoils(chance).ToList(), async spoilt => (spoilt.Name, (await department.CallAsync(Revokes(), spoilt)).Status), answers);
        await AtOnceAsync(Enumerable.Range(0, 100).Select(_ => chance.Next(1 << 20)).ToList(), async dice =>
        {
            var (good, bit) = (System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(Revokes(), ProtocolJson.Options), 0);
            var altered = new Spoilt($"body bit {bit = dice % (good.Length * 8)}", r =>
            {
                var changed = (byte[])good.Clone();
                changed[bit / 8] ^= (byte)(1 << bit % 8);
                r.Content = new ByteArrayContent(changed) { Headers = { ContentType = r.Content!.Headers.ContentType } };
            });
            return (altered.Name, (await department.CallAsync(good, altered)).Status);
        }, answers);
        foreach (var seconds in new[] { -86_400, -400, -302, 302, 400, 86_400 })
            answers.Add(($"created {seconds} s off", (await department.CallAsync(Revokes(), created: DateTimeOffset.UtcNow.AddSeconds(seconds))).Status));
        answers.Add(("unknown key", (await Caller.Stranger(Office, HumanResources, "human-resources-9").CallAsync(Revokes())).Status));
        answers.Add(("another key under the department's name", (await Caller.Stranger(Office, HumanResources, "human-resources-1").CallAsync(Revokes())).Status));
        answers.Add(("another department at this door", (await Caller.Of(Office, Taxation).CallAsync(Revokes(), door: HumanResources)).Status));
        answers.Add(("signed for one door, sent to another", (await department.CallAsync(Revokes(), new Spoilt("", r => r.RequestUri = new Uri(r.RequestUri!, MedicalInsurance)))).Status));

        Assert.All(answers, a => Assert.True(a.Status == 401, $"{a.What}: {a.Status}"));
        output.WriteLine($"{answers.Count} variants, 0 accepted");
        Assert.Equal(before + answers.Count, await CountedAsync("SIGNATURE-") + await CountedAsync("DIGEST-"));
        Assert.Equal(version, Version(application));
        CaseFile.AssertChain(Office.System, application);
        // the same message, left alone, is taken: what was refused above was refused for its signature only
        Assert.Equal(200, (await department.CallAsync(Revokes())).Status);
    }

    [Fact]
    public async Task A_well_signed_message_about_a_case_that_does_not_exist_is_404_and_an_alarm()
    {
        var application = await ApprovedAsync();
        var (department, tax) = (Caller.Of(Office, HumanResources), Caller.Of(Office, Taxation));
        var body = new ApprovedBody(DateTimeOffset.UtcNow, Wrong, new Dictionary<string, string>());
        var stranger = Guid.NewGuid().ToString("n");
        var before = await CountedAsync("MESSAGE-UNKNOWN-CASE");
        foreach (var (caller, envelope) in new[]
        {
            (department, department.Says(stranger, Pension, "main", 1, MessageKinds.Approved, body)),
            (department, department.Says(application, Pension, "other", 1, MessageKinds.Approved, body)),
            (department, department.Says(application, Card, "main", 1, MessageKinds.Approved, body)), // not applied for
            (department, department.Says(application, Pension, "main", 2, MessageKinds.Approved, body)), // a round that was never sent
            (tax, tax.Says(application, Pension, "main", 1, MessageKinds.Approved, body)), // another department's case
        }) Assert.Equal(404, (await caller.CallAsync(envelope)).Status);
        Assert.Equal(before + 5, await CountedAsync("MESSAGE-UNKNOWN-CASE"));
        await TestKit.RunningSystem.UntilAsync("the alarm is in the log", () => Task.FromResult(Office.System.Logs().Contains("ALARM: taxation speaks, well signed, of a case that does not exist", StringComparison.Ordinal)));
        Assert.Equal(1, CaseFile.Number(Office.System, "desk.db", $"SELECT count(*) FROM refused_messages WHERE case_key LIKE '{stranger}/%' AND verified=1"));
    }

    [Fact]
    public async Task Contradictory_stale_misunderstood_and_early_messages_have_their_own_answers()
    {
        await Office.SwitchAsync(MedicalInsurance, "ask-correction", new { fields = "mobile".Split(' '), papers = Array.Empty<string>() });
        var applied = await Office.ApplyAsync(Pension, Card, Medical);
        var application = applied.Receipt.Id;
        await Office.UntilAsync(applied, "sent", parts => parts[Pension].State == "Approved" && parts[Card].State == "Asked" && parts[Medical].State == "Asked");
        var (hr, medical) = (Caller.Of(Office, HumanResources), Caller.Of(Office, MedicalInsurance));
        var (now, none) = (DateTimeOffset.UtcNow, new Dictionary<string, string>());

        // contradictory: refused after it was approved, approved under another reference
        Assert.Equal(409, (await hr.CallAsync(hr.Says(application, Pension, "main", 1, MessageKinds.Refused, new RefusedBody(now, Wrong, "HR-101", none)))).Status);
        Assert.Equal(409, (await hr.CallAsync(hr.Says(application, Pension, "main", 1, MessageKinds.Approved, new ApprovedBody(now, Wrong, none)))).Status);
        // a message id that was used with another content
        var review = hr.Says(application, Card, "main", 1, MessageKinds.InReview, new InReviewBody(now, Wrong, "HR-901"));
        Assert.Equal(200, (await hr.CallAsync(review)).Status);
        Assert.Equal(200, (await hr.CallAsync(review)).Status);
        Assert.Equal(409, (await hr.CallAsync(hr.Says(application, Card, "main", 1, MessageKinds.InReview, new InReviewBody(now, Wrong, "HR-902"), review.MessageId))).Status);
        // not understood: a step, a reason, a field that the definition does not have
        Assert.Equal(422, (await hr.CallAsync(hr.Says(application, Card, "main", 1, MessageKinds.FollowUp, new FollowUpBody("flying", "done", now, none)))).Status);
        Assert.Equal(422, (await hr.CallAsync(hr.Says(application, Card, "main", 1, MessageKinds.Refused, new RefusedBody(now, Wrong, "HR-777", none)))).Status);
        Assert.Equal(422, (await hr.CallAsync(hr.Says(application, Card, "main", 1, MessageKinds.CorrectionWanted, new CorrectionWantedBody(now, Wrong, "HR-301", ["fund-base"], [])))).Status);
        Assert.Equal(422, (await hr.CallAsync(hr.Says(application, Card, "main", 1, MessageKinds.CorrectionWanted, new CorrectionWantedBody(now, Wrong, "HR-301", [], [])))).Status);
        // early: a step before the approval; a department repeats it, so nothing is recorded
        var recorded = CaseFile.Number(Office.System, "desk.db", "SELECT coalesce(max(id), 0) FROM refused_messages");
        Assert.Equal(503, (await hr.CallAsync(hr.Says(application, Card, "main", 1, MessageKinds.FollowUp, new FollowUpBody("bank-account", "done", now, none)))).Status);
        Assert.Equal(recorded, CaseFile.Number(Office.System, "desk.db", "SELECT coalesce(max(id), 0) FROM refused_messages"));

        // stale: the first round's decision after the second round was sent
        await Office.MorningAsync();
        await UntilAsync(applied, Medical, "NeedsApplicant");
        await (await (await applied.PageAsync()).FollowAsync($"a[href*='/corrections/{Medical}/']")).Form("#main-form").Fill("mobile", "13911114444").SubmitAsync();
        await UntilAsync(applied, Medical, "Asked");
        Assert.Equal(409, (await medical.CallAsync(medical.Says(application, Medical, "main", 1, MessageKinds.Approved, new ApprovedBody(now, Wrong, none)))).Status);
        Assert.Equal("Asked", (await applied.PartsAsync())[Medical].State);
        CaseFile.AssertChain(Office.System, application);
    }

    [Fact]
    public async Task What_names_no_department_is_too_large_or_cannot_be_read_is_recorded_too()
    {
        var department = Caller.Of(Office, HumanResources);
        var before = (await CountedAsync("DOOR-UNKNOWN-DEPARTMENT"), await CountedAsync("DOOR-TOO-LARGE"), await CountedAsync("DOOR-BROKEN"));
        foreach (var stranger in new[] { "police", "HUMAN-RESOURCES", new string('d', 3000) }) Assert.Equal(404, (await department.CallAsync("{}"u8.ToArray(), door: stranger)).Status);
        Assert.Equal(413, (await department.CallAsync(new byte[300 * 1024])).Status);
        Assert.Equal(413, (await department.CallAsync(new byte[300 * 1024], new Spoilt("in pieces", r => r.Headers.TransferEncodingChunked = true))).Status);
        using (var connection = new System.Net.Sockets.TcpClient())
        {
            await connection.ConnectAsync(System.Net.IPAddress.Loopback, Office.System.WebAddress.Port);
            var stream = connection.GetStream();
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"POST /v1/callbacks/taxation HTTP/1.1\r\nHost: {Office.System.WebAddress.Authority}\r\nTransfer-Encoding: chunked\r\n\r\nno size\r\n"));
            using var answer = new StreamReader(stream);
            Assert.Contains(" 400 ", await answer.ReadLineAsync());
        }
        Assert.Equal((before.Item1 + 3, before.Item2 + 2, before.Item3 + 1), (await CountedAsync("DOOR-UNKNOWN-DEPARTMENT"), await CountedAsync("DOOR-TOO-LARGE"), await CountedAsync("DOOR-BROKEN")));
        Assert.Equal(0, CaseFile.Number(Office.System, "desk.db", "SELECT count(*) FROM refused_counts WHERE department NOT IN ('human-resources', 'medical-insurance', 'taxation', 'housing-fund', 'unknown')"));
    }

    [Fact]
    public async Task Five_thousand_unsigned_messages_are_counted_exactly_and_push_nothing_verified_out()
    {
        var department = Caller.Of(Office, HumanResources);
        Assert.Equal(404, (await department.CallAsync(department.Says(Guid.NewGuid().ToString("n"), Pension, "main", 1, MessageKinds.Approved, new ApprovedBody(DateTimeOffset.UtcNow, Wrong, new Dictionary<string, string>())))).Status);
        var (before, rows, verified) = (await CountedAsync("SIGNATURE-"), Rows(0), Rows(1));
        var watch = System.Diagnostics.Stopwatch.StartNew();
        await Parallel.ForAsync(0, 5_000, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (_, cancel) =>
        {
            using var answer = await Office.System.Http.PostAsync("v1/callbacks/taxation", new ByteArrayContent("{}"u8.ToArray()) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } }, cancel);
            Assert.Equal(System.Net.HttpStatusCode.Unauthorized, answer.StatusCode);
        });
        Assert.Equal(before + 5_000, await CountedAsync("SIGNATURE-"));
        // at most a hundred rows of each second
        Assert.InRange(Rows(0) - rows, 1, 100 * (2 + (long)watch.Elapsed.TotalSeconds));
        Assert.Equal(verified, Rows(1));
        output.WriteLine($"5000 posts in {watch.Elapsed.TotalSeconds:0.0} s, {Rows(0) - rows} rows");
    }

    private long Rows(int verified) => CaseFile.Number(Office.System, "desk.db", $"SELECT count(*) FROM refused_messages WHERE verified={verified}");

    private static Task AtOnceAsync<T>(List<T> many, Func<T, Task<(string, int)>> call, List<(string, int)> answers) =>
        Parallel.ForEachAsync(many, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (one, _) =>
        {
            var answer = await call(one);
            lock (answers) answers.Add(answer);
        });

    private static IEnumerable<Spoilt> Spoils(Random chance)
    {
        foreach (var header in new[] { "Signature", "Signature-Input", "Content-Digest", "X-Message-Id" })
        {
            yield return new Spoilt($"without {header}", r => r.Headers.Remove(header));
            yield return new Spoilt($"{header} twice", r => r.Headers.TryAddWithoutValidation(header, r.Headers.NonValidated[header].ToString()));
            yield return new Spoilt($"empty {header}", r => Put(r, header, ""));
            yield return new Spoilt($"garbage in {header}", r => Put(r, header, "sig1=((((:::"));
            yield return new Spoilt($"a long {header}", r => Put(r, header, new string('a', 8000)));
        }
        yield return new Spoilt("unsigned", r => { r.Headers.Remove("Signature"); r.Headers.Remove("Signature-Input"); });
        yield return new Spoilt("another message id", r => Put(r, "X-Message-Id", Guid.NewGuid().ToString("n")));
        yield return new Spoilt("a query", r => r.RequestUri = new Uri(r.RequestUri + "?x=1"));
        yield return new Spoilt("another host name", r => r.Headers.Host = $"127.0.0.1:{r.RequestUri!.Port}");
        yield return new Spoilt("covers less", r => Put(r, "Signature-Input", r.Headers.NonValidated["Signature-Input"].ToString().Replace(" \"content-digest\"", "")));
        yield return new Spoilt("created later", r => Put(r, "Signature-Input", System.Text.RegularExpressions.Regex.Replace(r.Headers.NonValidated["Signature-Input"].ToString(), "created=(\\d+)", m => $"created={long.Parse(m.Groups[1].Value) + 5}")));
        yield return new Spoilt("another algorithm", r => Put(r, "Signature-Input", r.Headers.NonValidated["Signature-Input"] + ";alg=\"hmac-sha256\""));
        for (var i = 0; i < 100; i++)
        {
            var bit = chance.Next(64 * 8);
            yield return new Spoilt($"signature bit {bit}", r =>
            {
                var bytes = Convert.FromBase64String(r.Headers.NonValidated["Signature"].ToString()["sig1=:".Length..^1]);
                bytes[bit / 8] ^= (byte)(1 << bit % 8);
                Put(r, "Signature", $"sig1=:{Convert.ToBase64String(bytes)}:");
            });
        }
        for (var i = 0; i < 60; i++)
        {
            var (header, at, to) = (signedHeaders[chance.Next(3)], chance.NextDouble(), (char)chance.Next(33, 126));
            yield return new Spoilt($"{header} at {at:0.00} becomes {to}", r =>
            {
                var text = new StringBuilder(r.Headers.NonValidated[header].ToString());
                var index = (int)(at * text.Length);
                // base64 has spare bits at its very end: another letter there may say the same
                text[index] = text[index] == to || text.Length - index < 5 ? '!' : to;
                Put(r, header, text.ToString());
            });
        }
    }

    private static void Put(HttpRequestMessage request, string header, string value)
    {
        request.Headers.Remove(header);
        request.Headers.TryAddWithoutValidation(header, value);
    }

    private async Task<string> ApprovedAsync()
    {
        var applied = await Office.ApplyAsync(Pension);
        await UntilAsync(applied, Pension, "Approved");
        return applied.Receipt.Id;
    }

    private Task<long> CountedAsync(string code) => Office.Operator.RefusedAsync(code);

    private long Version(string application) => CaseFile.Number(Office.System, "cases.db", $"SELECT version FROM applications WHERE id=x'{application}'");
}
