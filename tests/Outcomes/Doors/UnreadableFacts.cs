using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Lianban.Protocol;
using Lianban.Tests.Outcomes.Switches;
using Lianban.Tests.Outcomes.Walking;

namespace Lianban.Tests.Outcomes.Doors;

/// <summary>Well signed, but not what the protocol says: each is refused with its own status, none is a fault of ours, nothing is taken.</summary>
public sealed class UnreadableFacts(Office office, ITestOutputHelper output) : SwitchedFacts(office)
{
    private const int Variants = 400;

    [Fact]
    public async Task Mutants_of_messages_are_refused_and_none_is_a_fault_of_ours()
    {
        var seed = Environment.GetEnvironmentVariable("LIANBAN_SEED") is { } given ? int.Parse(given) : Random.Shared.Next();
        output.WriteLine($"LIANBAN_SEED={seed}");
        var chance = new Random(seed);
        var applied = await Office.ApplyAsync(Pension);
        await UntilAsync(applied, Pension, "Approved");
        var events = CaseFile.AssertChain(Office.System, applied.Receipt.Id).Count;
        var (department, now) = (Caller.Of(Office, HumanResources), DateTimeOffset.UtcNow);
        var none = new Dictionary<string, string> { ["employer"] = "x" };
        // none of these can be taken: they contradict what is decided, or speak of a case that does not exist
        var (here, nowhere) = (applied.Receipt.Id, Guid.NewGuid().ToString("n"));
        Envelope[] originals =
        [
            department.Says(here, Pension, "main", 1, MessageKinds.Approved, new ApprovedBody(now, "other", none)),
            department.Says(here, Pension, "main", 1, MessageKinds.Refused, new RefusedBody(now, "other", "HR-101", none)),
            department.Says(here, Pension, "main", 1, MessageKinds.CorrectionWanted, new CorrectionWantedBody(now, "other", "HR-301", ["mobile"], ["identity-document"])),
            department.Says(here, Pension, "main", 1, MessageKinds.FollowUp, new FollowUpBody("bank-account", "done", now, none)),
            department.Says(nowhere, Pension, "main", 1, MessageKinds.Revoked, new RevokedBody(now, "HR-502", "35", "HR-1")),
            department.Says(nowhere, Pension, "main", 1, MessageKinds.ResultCorrected, new ResultCorrectedBody(now, "refused", "HR-101", "35", "HR-2", none)),
        ];
        var statuses = new SortedDictionary<int, int>();
        var mutants = Enumerable.Range(0, Variants).Select(_ => Mutate(JsonSerializer.SerializeToNode(originals[chance.Next(originals.Length)], ProtocolJson.Options)!, chance)).ToList();
        await Parallel.ForEachAsync(mutants, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (mutant, _) =>
        {
            var (status, body) = await department.CallAsync(mutant);
            Assert.True(status is 400 or 404 or 409 or 413 or 422, $"{status} {body} for {Encoding.UTF8.GetString(mutant[..Math.Min(mutant.Length, 600)])}");
            lock (statuses) statuses[status] = statuses.GetValueOrDefault(status) + 1;
        });
        output.WriteLine(string.Join(", ", statuses.Select(s => $"{s.Key}: {s.Value}")));
        Assert.Equal(events, CaseFile.AssertChain(Office.System, applied.Receipt.Id).Count);
        Assert.DoesNotContain("Unhandled exception", Office.System.Logs());
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("<html>?</html>")]
    [InlineData("""{"messageId":"a","messageId":"b"}""")]
    public async Task What_is_no_envelope_is_400(string body) => Assert.Equal(400, (await Caller.Of(Office, HousingFund).CallAsync(Encoding.UTF8.GetBytes(body))).Status);

    // What mutants once found: members that nobody reads are hashed all the same.
    [Theory]
    [InlineData("\"\\ud800\":1")]
    [InlineData("\"a\":\"\\udc00\"")]
    [InlineData("\"a\u00ff\":1")]
    [InlineData("\"a\":\"\u00ff\"")]
    public async Task Text_that_is_no_text_is_400_wherever_it_stands(string member)
    {
        var department = Caller.Of(Office, HousingFund);
        var envelope = JsonSerializer.Serialize(department.Says(Guid.NewGuid().ToString("n"), Fund, "main", 1, MessageKinds.Approved,
            new ApprovedBody(DateTimeOffset.UtcNow, "r", new Dictionary<string, string>())), ProtocolJson.Options);
        // Latin-1, so that the last two are bytes that are no UTF-8
        var (status, answer) = await department.CallAsync(Encoding.Latin1.GetBytes(envelope.Replace("\"body\":{", $"\"body\":{{{member},", StringComparison.Ordinal)));
        Assert.True(status == 400, $"{status} {answer}");
    }

    [Fact]
    public async Task Another_media_type_is_415_too_much_is_413_and_an_unknown_department_404()
    {
        var department = Caller.Of(Office, HousingFund);
        Assert.Equal(415, (await department.CallAsync("{}"u8.ToArray(), mediaType: "text/xml")).Status);
        Assert.Equal(413, (await department.CallAsync(new byte[300 * 1024])).Status);
        Assert.Equal(404, (await department.CallAsync("{}"u8.ToArray(), door: "nobody")).Status);
        Assert.Equal(404, (await department.CallAsync("{}"u8.ToArray(), door: "..%2f..%2fetc")).Status);
    }

    [Fact]
    public async Task Details_that_are_null_or_hostile_do_not_break_the_persons_page()
    {
        var applied = await Office.ApplyAsync(Card);
        await UntilAsync(applied, Card, "Asked");
        var department = Caller.Of(Office, HumanResources);
        var envelope = JsonSerializer.SerializeToNode(department.Says(applied.Receipt.Id, Card, "main", 1, MessageKinds.Approved,
            new ApprovedBody(DateTimeOffset.UtcNow, "<script>alert(1)</script>", new Dictionary<string, string>())), ProtocolJson.Options)!;
        envelope["body"]!["result"]!["personalNumber"] = "<b>\u202e1234\u0000</b>" + new string('9', 100_000);
        Assert.Equal(200, (await department.CallAsync(Encoding.UTF8.GetBytes(envelope.ToJsonString()))).Status);
        var page = await applied.PageAsync();
        Assert.Equal(200, page.Status);
        Assert.False(page.Has("main script, main [data-part] b b"));
    }

    [Fact]
    public async Task Missing_details_of_a_reason_leave_its_sentence_whole()
    {
        await Office.SwitchAsync(HumanResources, "decide-at-once", false);
        var applied = await Office.ApplyAsync(Pension);
        await UntilAsync(applied, Pension, "Asked");
        var department = Caller.Of(Office, HumanResources);
        var envelope = JsonSerializer.SerializeToNode(department.Says(applied.Receipt.Id, Pension, "main", 1, MessageKinds.Refused,
            new RefusedBody(DateTimeOffset.UtcNow, "r", "HR-101", new Dictionary<string, string>())), ProtocolJson.Options)!;
        envelope["body"]!["details"] = new JsonObject { ["employer"] = null };
        Assert.Equal(400, (await department.CallAsync(Encoding.UTF8.GetBytes(envelope.ToJsonString()))).Status);
        Assert.Equal("Asked", (await applied.PartsAsync())[Pension].State);
        envelope["body"]!["details"] = new JsonObject();
        Assert.Equal(200, (await department.CallAsync(Encoding.UTF8.GetBytes(envelope.ToJsonString()))).Status);
        Assert.StartsWith("您仍由用人单位参保，尚未停保。", (await applied.PartsAsync())[Pension].Sentence);
    }

    // Mostly one gentle change deep in the body, so that the mutant gets far; sometimes a coarse one anywhere, or one in the bytes.
    private static byte[] Mutate(JsonNode root, Random chance)
    {
        var gentle = chance.Next(3) > 0;
        for (var i = gentle ? 1 : chance.Next(1, 4); i > 0; i--)
        {
            var places = Places(gentle ? root["body"]! : root).ToList();
            var (parent, name) = places[chance.Next(places.Count)];
            JsonNode? value = (gentle ? chance.Next(8) : chance.Next(14)) switch
            {
                0 => "", 1 => new string('长', 30_000), 2 => "0001-01-01T00:00:00+14:00", 3 => "9999-12-31T23:59:59-14:00", 4 => "\u0000\u202e\ufeff", 5 => "../../etc/passwd", 6 => null,
                7 => new JsonObject { ["a"] = null }, 8 => new JsonArray(null, "a"), 9 => -1, 10 => 1e300, 11 => true, 12 => Nested(40), _ => int.MaxValue,
            };
            if (chance.Next(8) == 0) parent.Remove(name);
            else if (chance.Next(4) == 0) parent[$"{name}-{chance.Next(9)}"] = value;
            else parent[name] = value;
        }
        var text = root.ToJsonString();
        // half of a character that has two halves: valid JSON, no valid text
        if (chance.Next(8) == 0) text = text.Replace("\"body\":{", "\"body\":{\"\\ud800\":\"\\udc00\",", StringComparison.Ordinal);
        if (chance.Next(8) == 0) text = text.Replace("\"other\"", "\"\\ud83d\"", StringComparison.Ordinal);
        var bytes = Encoding.UTF8.GetBytes(text);
        if (chance.Next(10) == 0) bytes[chance.Next(bytes.Length)] = (byte)chance.Next(256);
        return bytes;
    }

    private static IEnumerable<(JsonObject Parent, string Name)> Places(JsonNode node) => node switch
    {
        JsonObject o => o.Select(m => (o, m.Key)).Concat(o.Where(m => m.Value is not null).SelectMany(m => Places(m.Value!))).ToList(),
        JsonArray a => a.Where(n => n is not null).SelectMany(n => Places(n!)),
        _ => [],
    };

    private static JsonObject Nested(int depth)
    {
        var inner = new JsonObject();
        for (var i = 0; i < depth; i++) inner = new JsonObject { ["a"] = inner };
        return inner;
    }
}
