using Lianban.Tests.Outcomes.Switches;
using Lianban.Tests.Outcomes.Walking;

namespace Lianban.Tests.Outcomes.Doors;

/// <summary>A paper is served to the department whose service needs it, signed for, and to nobody else.</summary>
public sealed class PaperDoorFacts(Office office) : SwitchedFacts(office)
{
    [Fact]
    public async Task The_photo_goes_to_the_card_service_alone()
    {
        var application = (await Office.ApplyAsync(Card, Fund)).Receipt.Id;
        var before = (await Office.Operator.RefusedAsync("PAPER-GONE"), await Office.Operator.RefusedAsync("SIGNATURE-"), await Office.Operator.RefusedAsync("DOOR-TOO-LARGE"));
        var (hr, fund) = (Caller.Of(Office, HumanResources), Caller.Of(Office, HousingFund));
        Assert.Equal(200, (await hr.FetchAsync(application, Card, "white-photo")).Status);
        Assert.Equal(401, (await fund.FetchAsync(application, Card, "white-photo")).Status);
        Assert.Equal(404, (await fund.FetchAsync(application, Fund, "white-photo")).Status);
        Assert.Equal(404, (await hr.FetchAsync(application, Pension, "white-photo")).Status); // not applied for
        Assert.Equal(404, (await hr.FetchAsync(Guid.NewGuid().ToString("n"), Card, "white-photo")).Status);
        Assert.Equal(404, (await hr.FetchAsync("..%2f..%2f..", Card, "white-photo")).Status);
        Assert.Equal(404, (await hr.FetchAsync(application, Card, "..%2f..%2fcases.db")).Status);
        Assert.Equal(401, (await hr.FetchAsync(application, Card, "white-photo", new Spoilt("unsigned", r => r.Headers.Remove("Signature")))).Status);
        Assert.Equal(401, (await Caller.Stranger(Office, HumanResources, "human-resources-1").FetchAsync(application, Card, "white-photo")).Status);
        Assert.Equal(404, (await hr.FetchAsync(application, "no-such-service", "white-photo")).Status);
        Assert.Equal(413, (await hr.FetchAsync(application, Card, "white-photo", new Spoilt("with a body", r => r.Content = new StringContent("x")))).Status);
        // all of it is on record: six that there is no such paper, three that were not believed, one with a body
        Assert.Equal((before.Item1 + 6, before.Item2 + 3, before.Item3 + 1),
            (await Office.Operator.RefusedAsync("PAPER-GONE"), await Office.Operator.RefusedAsync("SIGNATURE-"), await Office.Operator.RefusedAsync("DOOR-TOO-LARGE")));
    }
}
