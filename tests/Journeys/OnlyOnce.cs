using Lianban.Tests.Journeys.Walking;

namespace Lianban.Tests.Journeys;

/// <summary>However often and from wherever it is submitted: one application, one receipt.</summary>
public sealed class OnlyOnce(Hall hall) : Journey(hall)
{
    [Theory, InlineData(true), InlineData(false)]
    public async Task A_double_click_submits_once(bool javaScript)
    {
        var page = await AtFilledFormAsync([Steps.Pension], javaScript: javaScript);
        await page.PressMainAsync();
        await page.ArriveAsync("/review");
        await page.DeclareAsync();
        await page.Locator("main form button.button").DblClickAsync();
        await page.ArriveAsync("/receipt");
        Assert.Equal(1, await ApplicationsAsync(page));
    }

    [Fact]
    public async Task Reloading_the_receipt_shows_the_same_one()
    {
        var page = await AtSignedReviewAsync(Steps.Employment);
        await page.PressMainAsync();
        await page.ArriveAsync("/receipt");
        var number = await page.InnerTextAsync("#receipt-number");
        await page.ReloadAsync();
        Assert.Equal(number, await page.InnerTextAsync("#receipt-number"));
        Assert.Equal(1, await ApplicationsAsync(page));
    }

    [Fact]
    public async Task The_back_button_after_the_receipt_leads_to_the_application_and_not_to_a_second_one()
    {
        var page = await AtSignedReviewAsync(Steps.Employment);
        await page.PressMainAsync();
        await page.ArriveAsync("/receipt");
        await page.GoBackAsync();
        await page.ArriveAsync("/applications");
        Assert.Equal(1, await ApplicationsAsync(page));
    }

    [Fact]
    public async Task A_page_that_was_left_open_submits_into_the_same_receipt()
    {
        var page = await AtSignedReviewAsync(Steps.Employment);
        var left = await TabAsync(page.Context);
        await left.GotoAsync("/review");
        await left.DeclareAsync();
        await page.PressMainAsync();
        await page.ArriveAsync("/receipt");
        await left.PressMainAsync();
        await left.ArriveAsync("/receipt");
        Assert.Equal(page.Url, left.Url);
        Assert.Equal(1, await ApplicationsAsync(page));
    }

    [Fact]
    public async Task Two_tabs_that_submit_at_once_get_the_same_receipt()
    {
        var page = await AtSignedReviewAsync(Steps.Archive, Steps.Fund);
        var other = await TabAsync(page.Context);
        await other.GotoAsync("/review");
        await other.DeclareAsync();
        await Task.WhenAll(page.PressMainAsync(), other.PressMainAsync());
        await page.ArriveAsync("/receipt");
        await other.ArriveAsync("/receipt");
        Assert.Equal(page.Url, other.Url);
        Assert.Equal(1, await ApplicationsAsync(page));
    }

    [Fact]
    public async Task A_service_under_way_cannot_be_chosen_again_and_others_can()
    {
        var page = await AtSignedReviewAsync(Steps.Archive);
        await page.PressMainAsync();
        await page.ArriveAsync("/receipt");
        await page.GotoAsync("/services");
        if (page.Url.EndsWith("/notice", StringComparison.Ordinal)) await page.AnswerNoticeAsync(agree: true);
        Assert.Equal(0, await page.Locator($"#s-{Steps.Archive}").CountAsync());
        Assert.Equal(6, await page.Locator("[name=services]:enabled").CountAsync());
        await page.PressMainAsync();
        await LookAsync(page, "05-services-under-way");
    }
}
