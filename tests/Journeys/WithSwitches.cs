using Lianban.Tests.Journeys.Walking;
using Microsoft.Playwright;

namespace Lianban.Tests.Journeys;

/// <summary>What a department does otherwise: these turn the stand-ins' switches, so they run alone.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;

/// <summary>Corrections, delays and refusals, as the applicant sees them.</summary>
[Collection(nameof(Alone))]
public sealed class WithSwitches(Hall hall) : Journey(hall)
{
    private static readonly string[] askedFields = ["post-address"], askedPapers = ["white-photo"];

    [Fact]
    public async Task A_correction_opens_only_what_was_named_and_sends_the_next_round()
    {
        await Hall.System.SwitchAsync("human-resources", "ask-correction", new { fields = askedFields, papers = askedPapers }, Steps.Card);
        try
        {
            var person = await Hall.SomebodyAsync();
            var page = await AtFormAsync([Steps.Card], person: person);
            await page.FillAsync();
            await page.PressMainAsync();
            await page.ArriveAsync("/review");
            await page.DeclareAsync();
            await page.PressMainAsync();
            await page.ArriveAsync("/receipt");
            await page.ClickAsync("main a.button");
            await page.UntilStateAsync(Steps.Card, "main", "NeedsApplicant");
            await LookAsync(page, "17-application-correction");
            await page.ClickAsync("main .caution a.button");
            Assert.Equal(["kept", "post-address", "paper.white-photo"], await page.Locator("#main-form [name]:not([name=_form])").EvaluateAllAsync<string[]>("all => all.map(e => e.name)"));
            await LookAsync(page, "18-correction");
            await page.FillAsync("[name=post-address]", "");
            await page.PressMainAsync();
            Assert.Equal(2, await page.Locator(".errors a").CountAsync());
            await LookAsync(page, "18-correction-empty");

            // the session ends while one types: the address is there after signing in again
            await page.FillAsync("[name=post-address]", "山东省威海市文登区示例路9号");
            await page.Context.ClearCookiesAsync(new BrowserContextClearCookiesOptions { Name = "lianban-session" });
            await page.PressMainAsync();
            await page.ArriveAsync("/sign-in");
            await page.ClickAsync("main a.button");
            await page.BeAsync(person);
            await page.ArriveAsync("/1");
            Assert.Equal("山东省威海市文登区示例路9号", await page.InputValueAsync("[name=post-address]"));

            // a paper given together with a faulty field is not asked for again
            await page.FillAsync("[name=post-address]", "示例\u202e路");
            await page.SetInputFilesAsync("[name='paper.white-photo']", new FilePayload { Name = "new.jpg", MimeType = "image/jpeg", Buffer = Steps.Photo(358, 441) });
            await page.PressMainAsync();
            Assert.Equal("#q-post-address", await page.Locator(".errors a").EvaluateAsync<string>("a => a.hash"));
            await page.FillAsync("[name=post-address]", "山东省威海市文登区示例路9号");
            var address = page.Url;
            await page.PressMainAsync();
            await page.UntilStateAsync(Steps.Card, "main", "Approved");
            await page.GotoAsync(address);
            Assert.DoesNotContain("/corrections/", page.Url, StringComparison.Ordinal);
        }
        finally
        {
            await Hall.System.SwitchAsync("human-resources", "ask-correction", null, Steps.Card);
        }
    }

    [Fact]
    public async Task A_department_that_is_down_is_said_with_who_acts_and_what_one_need_not_do()
    {
        await Hall.System.SwitchAsync("housing-fund", "down", true);
        string state;
        IPage page;
        try
        {
            page = await AtSignedReviewAsync(Steps.Fund, Steps.Employment);
            await page.PressMainAsync();
            await page.ArriveAsync("/receipt");
            await page.ClickAsync("main a.button");
            await page.UntilStateAsync(Steps.Fund, "main", "Retrying");
            state = await page.InnerTextAsync($"[data-service={Steps.Fund}]");
            await LookAsync(page, "17-application-retrying");
        }
        finally
        {
            await Hall.System.SwitchAsync("housing-fund", "down", null);
        }
        Assert.Contains("不用重新提交", state, StringComparison.Ordinal);
        await page.UntilStateAsync(Steps.Fund, "main", "Approved");
    }

    [Fact]
    public async Task Somebody_is_told_who_has_it_since_when_and_until_when()
    {
        foreach (var service in new[] { Steps.Pension, Steps.Employment })
        {
            await Hall.System.SwitchAsync("human-resources", "delay", 600, service);
            await Hall.System.SwitchAsync("human-resources", "decide-at-once", false, service);
        }
        try
        {
            var page = await AtSignedReviewAsync(Steps.Pension, Steps.Contribution, Steps.Employment);
            await page.PressMainAsync();
            await page.ArriveAsync("/receipt");
            await page.ClickAsync("main a.button");
            await page.UntilStateAsync(Steps.Employment, "main", "Asked");
            await page.UntilStateAsync(Steps.Pension, "main", "Asked");
            var said = await page.InnerTextAsync($"[data-service={Steps.Employment}]");
            Assert.Contains("人力资源和社会保障局", said, StringComparison.Ordinal);
            Assert.Contains("2026年4月29日", said, StringComparison.Ordinal); // since
            Assert.Contains("2026年4月30日 17:00", said, StringComparison.Ordinal); // until: one working day
            Assert.Contains("灵活就业人员参保登记", await page.InnerTextAsync($"[data-service={Steps.Contribution}] dl"), StringComparison.Ordinal);
            await LookAsync(page, "17-application-asked");
        }
        finally
        {
            foreach (var service in new[] { Steps.Pension, Steps.Employment })
            {
                await Hall.System.SwitchAsync("human-resources", "delay", null, service);
                await Hall.System.SwitchAsync("human-resources", "decide-at-once", null, service);
            }
        }
    }

    [Fact]
    public async Task A_refusal_names_its_reason_and_the_next_step_and_ends_what_waited_for_it()
    {
        var page = await OpenAsync();
        await page.SignInAsync("insured-in-qingdao");
        await page.AnswerNoticeAsync(agree: true);
        await page.ChooseAsync(Steps.Pension, Steps.Contribution, Steps.Archive);
        await page.ArriveAsync("/form");
        await page.FillAsync();
        await page.SubmitAsync();
        await page.ClickAsync("main a.button");
        await page.UntilStateAsync(Steps.Pension, "main", "Refused");
        await page.UntilStateAsync(Steps.Contribution, "pension", "Ended");
        await page.UntilStateAsync(Steps.Archive, "main", "Approved");
        Assert.Contains("您可以：", await page.InnerTextAsync($"[data-service={Steps.Pension}]"), StringComparison.Ordinal);
        await LookAsync(page, "19-application-refused");
    }

    [Fact]
    public async Task What_is_finished_says_that_nothing_is_left_to_do()
    {
        var page = await AtSignedReviewAsync(Steps.Employment, Steps.Medical);
        await page.PressMainAsync();
        await page.ArriveAsync("/receipt");
        await page.ClickAsync("main a.button");
        await page.UntilStateAsync(Steps.Employment, "main", "Approved");
        await page.UntilStateAsync(Steps.Medical, "main", "Approved");
        Assert.Equal("Finished", await page.Locator("[data-application]").GetAttributeAsync("data-application"));
        await LookAsync(page, "19-application-finished");
        await page.GotoAsync("/applications");
        await LookAsync(page, "16-mine-finished");
        await page.GotoAsync(Hall.System.SandboxesAddress.ToString());
        await LookAsync(page, "40-stand-ins", own: false);
    }
}
