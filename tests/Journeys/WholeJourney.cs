using Lianban.Tests.Journeys.Walking;

namespace Lianban.Tests.Journeys;

/// <summary>From the start page to every decision, with and without JavaScript.</summary>
public sealed class WholeJourney(Hall hall) : Journey(hall)
{
    [Theory, InlineData(true), InlineData(false)]
    public async Task All_seven_services_go_from_the_start_page_to_their_decisions_on_one_form(bool javaScript)
    {
        var person = await Hall.SomebodyAsync();
        var page = await OpenAsync(javaScript: javaScript);
        await page.GotoAsync("/");
        await page.ClickAsync("main a.button");
        await page.BeAsync(person);
        await page.ArriveAsync("/notice");
        await page.AnswerNoticeAsync(agree: javaScript);
        await page.ChooseAsync(Steps.All);
        await page.ArriveAsync("/form");
        await page.FillAsync();
        Assert.Matches("[0-9]{8}", await page.SubmitAsync());
        await page.ClickAsync("main a.button");
        Assert.Equal(7, await page.Locator("section[data-service]").CountAsync());
        foreach (var (service, part) in Steps.AllParts) await page.UntilStateAsync(service, part, "Approved");
    }
}
