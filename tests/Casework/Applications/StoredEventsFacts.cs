using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Lianban.Casework.Applications;
using Lianban.Catalogue.Model;
using Lianban.Tests.TestKit;
using Xunit;

namespace Lianban.Tests.Casework.Applications;

/// <summary>
/// What was stored once is read for ever. <c>stored-events.json</c> holds one stored form of every event and version; lines are added to it, never changed.
/// </summary>
public class StoredEventsFacts
{
    private static readonly JsonArray Stored = JsonNode.Parse(File.ReadAllText(Repository.At("tests", "Casework", "Applications", "stored-events.json")))!.AsArray();

    public static TheoryData<string, int> Samples => [.. Stored.Select(s => ((string)s!["type"]!, (int)s["version"]!))];

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_stored_event_is_read_and_says_the_same(string type, int version)
    {
        var body = Stored.Single(s => (string)s!["type"]! == type && (int)s["version"]! == version)!["body"]!;
        var read = EventTypes.Read(type, version, Encoding.UTF8.GetBytes(body.ToJsonString()));
        // the newest version writes what it reads; an older one only has to be read
        if (EventTypes.Of(read) == (type, version)) Assert.True(JsonNode.DeepEquals(body, JsonNode.Parse(EventTypes.Write(read))), JsonNode.Parse(EventTypes.Write(read))!.ToJsonString());
    }

    [Fact]
    public void Every_event_and_version_has_a_stored_form() =>
        Assert.Equal(EventTypes.Every.Select(e => (e.Name, e.Version)).Order(), Stored.Select(s => ((string)s!["type"]!, (int)s["version"]!)).Order());

    [Fact]
    public void Members_that_a_later_program_added_do_not_disturb()
    {
        var read = Assert.IsType<PartStuck>(EventTypes.Read("part-stuck", 1, """{"service":"a","part":"b","round":1,"reason":"c","later":{"x":[1]}}"""u8));
        Assert.Equal(new PartStuck("a", "b", 1, "c"), read);
    }

    [Fact]
    public void An_unknown_event_is_an_error_and_never_silently_left_out() => Assert.Throws<KeyNotFoundException>(() => EventTypes.Read("part-stuck", 99, "{}"u8));
}
