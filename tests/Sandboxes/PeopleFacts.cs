using System.Globalization;
using System.Text.Json;
using Lianban.Protocol;
using Xunit;

namespace Lianban.Tests.Sandboxes;

/// <summary>The demo people, and what data sharing tells of them.</summary>
public sealed class PeopleFacts(StandIns standIns) : IClassFixture<StandIns>
{
    [Fact]
    public async Task Numbers_pass_the_check_and_belong_to_regions_that_are_never_issued()
    {
        foreach (var person in (await People()).Where(p => p.GetProperty("number").GetString()!.Length == 18))
        {
            var number = person.GetProperty("number").GetString()!;
            int[] weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
            Assert.Equal("10X98765432"[weights.Select((w, i) => w * (number[i] - '0')).Sum() % 11], number[17]);
            Assert.Equal(person.GetProperty("sex").GetString() == "male", (number[16] - '0') % 2 == 1);
            Assert.Equal(person.GetProperty("birth").GetString()!.Replace("-", "", StringComparison.Ordinal), number.Substring(6, 8));
            Assert.Matches("^(37109[89]|810000|937643)", number);
        }
    }

    [Theory]
    [InlineData("man-of-61", 61)]
    [InlineData("resident-pension-60", 60)]
    [InlineData("fifteen-years-old", 15)]
    public async Task Ages_are_as_the_table_says_on_the_first_day(string id, int age)
    {
        var birth = DateOnly.ParseExact((await People()).First(p => p.GetProperty("id").GetString() == id).GetProperty("birth").GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var day = new DateOnly(2026, 4, 29);
        Assert.Equal(age, day.Year - birth.Year - (day < birth.AddYears(day.Year - birth.Year) ? 1 : 0));
    }

    [Fact]
    public async Task Every_row_of_the_table_is_there_with_an_outcome_for_every_part()
    {
        string[] rows =
        [
            "never-insured", "stopped-with-card", "employer-not-stopped", "resident-medical", "insured-in-qingdao", "unemployment-benefit", "man-of-61", "resident-pension-60",
            "stallholder-with-employees", "fifteen-years-old", "hong-kong-residence-permit", "hong-kong-travel-permit", "foreign-permanent-resident", "long-term-document",
            "fund-sealed-here", "fund-sealed-elsewhere", "without-mobile", "thirtieth-of-april",
        ];
        var people = await People();
        foreach (var row in rows) Assert.Equal(8, people.Single(p => p.GetProperty("id").GetString() == row).GetProperty("expected").EnumerateObject().Count());
    }

    [Fact]
    public async Task Generated_people_are_new_each_time_and_are_accepted()
    {
        var first = (await standIns.Control("people", new { count = 450 })).GetProperty("ids").EnumerateArray().Select(i => i.GetString()).ToList();
        var second = (await standIns.Control("people", new { count = 10 })).GetProperty("ids").EnumerateArray().Select(i => i.GetString()).ToList();
        Assert.Equal(460, first.Concat(second).Distinct().Count());
        var all = (await standIns.Control("people?generated=1000")).EnumerateArray().Where(p => p.GetProperty("id").GetString()!.StartsWith("generated-", StringComparison.Ordinal)).ToList();
        Assert.Equal(all.Count, all.Select(p => p.GetProperty("number").GetString()).Distinct().Count());
        Assert.Equal(MessageKinds.Approved, (await standIns.Submit(Given.Submission("pension-registration", all[^1]))).Answer!.Kind);
    }

    [Fact]
    public async Task Data_sharing_tells_each_item_with_source_and_time_and_leaves_out_what_is_unknown()
    {
        var known = (await People()).First(p => p.GetProperty("id").GetString() == "never-insured");
        var told = (await standIns.Query("resident-identity-card", known.GetProperty("number").GetString()!, [.. SharedItems.All, "mobile", "usual-residence"])).Values.ToDictionary(v => v.Item);
        Assert.Equal(("林晓燕", "public-security"), (told["name"].Value, told["name"].Source));
        Assert.Equal(("never", "human-resources"), (told["insurance.pension"].Value, told["insurance.pension"].Source));
        Assert.Equal("housing-fund", told["fund.account"].Source);
        Assert.Equal("market-regulation", told["work.has-employees"].Source);
        Assert.Equal("huancui", told["usual-residence"].Value);
        Assert.DoesNotContain("former-archive", told.Keys);
        var unknown = (await People()).First(p => p.GetProperty("id").GetString() == "standing-unknown");
        var less = (await standIns.Query("resident-identity-card", unknown.GetProperty("number").GetString()!, "insurance.pension", "card.held", "usual-residence", "sex")).Values;
        Assert.Equal("sex", Assert.Single(less).Item);
    }

    [Fact]
    public async Task Nobody_is_told_under_another_kind_of_document()
    {
        var number = (await People()).First().GetProperty("number").GetString()!;
        Assert.Empty((await standIns.Query("taiwan-travel-permit", number, "name")).Values);
    }

    [Fact]
    public async Task What_a_department_did_shows_in_data_sharing()
    {
        var person = await standIns.Somebody();
        await standIns.Submit(Given.Submission("pension-registration", person));
        Assert.Equal("flexible-here", Assert.Single((await standIns.Query("resident-identity-card", person.GetProperty("number").GetString()!, "insurance.pension")).Values).Value);
    }

    [Fact]
    public async Task Data_sharing_can_be_down()
    {
        await standIns.Switch("data-sharing", "down", true);
        await Assert.ThrowsAsync<HttpRequestException>(() => standIns.Query("resident-identity-card", "1", "name"));
        await standIns.Switch("data-sharing", "down", false);
    }

    private async Task<List<JsonElement>> People() => [.. (await standIns.Control("people")).EnumerateArray()];
}
