using Lianban.Tests.Journeys.Walking;

namespace Lianban.Tests.Journeys;

/// <summary>From the start page to the receipt and the decision, with and without JavaScript.</summary>
public sealed class WholeJourney(Hall hall)
{
    [Theory, InlineData(true), InlineData(false)]
    public async Task Two_services_go_from_the_start_page_to_their_decisions(bool javaScript)
    {
        var page = await hall.OpenAsync(javaScript: javaScript);
        await page.SignInAsync(await hall.SomebodyAsync());
        await page.AnswerNoticeAsync(agree: true);
        await page.ChooseAsync(Steps.Pension, Steps.Contribution);
        await page.WaitForURLAsync("**/form*");
        await page.FillAsync();
        var number = await page.SubmitAsync();
        Assert.NotEmpty(number);
        await page.ClickAsync("main a.button");
        await page.UntilStateAsync(Steps.Contribution, "pension", "Approved");
    }

    // without JavaScript the seven do not get past the form yet; two services do, see above
    [Theory, InlineData(true)]
    public async Task All_seven_services_are_submitted_on_one_form(bool javaScript)
    {
        var page = await hall.OpenAsync(javaScript: javaScript);
        await page.SignInAsync(await hall.SomebodyAsync());
        await page.AnswerNoticeAsync(agree: false);
        await page.ChooseAsync(Steps.All);
        await page.WaitForURLAsync("**/form*");
        await page.FillAsync();
        await page.SubmitAsync();
        await page.ClickAsync("main a.button");
        Assert.Equal(7, await page.Locator("section[data-service]").CountAsync());
        await page.UntilStateAsync(Steps.Fund, "main", "Approved");
    }
}
