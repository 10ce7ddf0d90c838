using Lianban.Tests.Journeys.Walking;
using Microsoft.Playwright;

namespace Lianban.Tests.Journeys;

/// <summary>Every page, also where something is wrong on it: nothing stands out sideways, axe finds nothing, every error leads to its field.</summary>
public sealed class EveryPage(Hall hall) : Journey(hall)
{
    [Fact]
    public async Task From_the_start_to_the_receipt()
    {
        var person = await Hall.SomebodyAsync();
        var page = await OpenAsync();
        await page.GotoAsync("/");
        await LookAsync(page, "01-start");
        await page.GotoAsync("/guide");
        await LookAsync(page, "02-guide");
        await page.SignInAsync(person);
        await LookAsync(page, "04-notice");
        await page.AnswerNoticeAsync(agree: false);
        await LookAsync(page, "05-services");
        await page.PressMainAsync();
        await LookAsync(page, "06-services-none-chosen");
        foreach (var service in Steps.All) await page.CheckAsync($"#s-{service}");
        await page.PressMainAsync();
        await page.ArriveAsync("/beforehand");
        await LookAsync(page, "07-beforehand");
        await page.PressMainAsync();
        await LookAsync(page, "08-beforehand-unanswered");
        await page.AnswerBeforehandAsync();
        await page.ArriveAsync("/form");
        await LookAsync(page, "10-form");
        await page.PressMainAsync();
        Assert.True(await page.Locator(".errors a").CountAsync() > 5);
        await LookAsync(page, "11-form-empty");
        await page.FillAsync();
        await page.CheckAsync("[name=fund-method][value=direct-debit]");
        await page.FillAsync("[name=fund-bank]", "威海市商业银行经济技术开发区支行");
        await page.FillAsync("[name=fund-bank-account]", "6222020200112230037");
        await page.PressMainAsync();
        await page.ArriveAsync("/review");
        await LookAsync(page, "13-review");
        await page.PressMainAsync();
        await LookAsync(page, "14-review-not-declared");
        await page.DeclareAsync();
        await page.PressMainAsync();
        await page.ArriveAsync("/receipt");
        await LookAsync(page, "15-receipt");
        await page.GotoAsync("/applications");
        await LookAsync(page, "16-mine");
        await page.ClickAsync("main h2 a");
        foreach (var (service, part) in Steps.AllParts) await page.UntilStateAsync(service, part, "Approved");
        await LookAsync(page, "19-application-approved");
    }

    [Fact]
    public async Task Where_something_is_known_or_does_not_fit()
    {
        var page = await AtFormAsync([Steps.Pension, Steps.Card]);
        await LookAsync(page, "09-form-shared");
        await page.FillAsync("[name=mobile]", "１９９１２３４５６７８");
        await page.FillAsync();
        await page.ClickAsync("button[value=keep]");
        await LookAsync(page, "09-form-saved");
        await page.GotoAsync("/applications");
        await LookAsync(page, "16-mine-draft");

        var refused = await OpenAsync();
        await refused.SignInAsync("stopped-with-card");
        await refused.AnswerNoticeAsync(agree: true);
        await LookAsync(refused, "05-services-known");
        await refused.CheckAsync("#s-" + Steps.Card);
        await refused.CheckAsync("#s-" + Steps.Archive);
        await refused.PressMainAsync();
        await refused.ArriveAsync("/beforehand");
        await LookAsync(refused, "08-beforehand-cannot");
    }

    [Fact]
    public async Task Beside_the_way()
    {
        var page = await OpenAsync();
        await page.GotoAsync("/demo");
        await LookAsync(page, "30-demo");
        await page.GotoAsync("/nowhere");
        await LookAsync(page, "31-not-found");
        await page.GotoAsync("/sign-in?why=expired&to=%2Fform");
        await LookAsync(page, "32-expired");
        await page.GotoAsync("/sign-in/failed");
        await LookAsync(page, "33-sign-in-failed");
        await page.GotoAsync("/services");
        await LookAsync(page, "03-sign-in-stand-in", own: false);
    }
}
