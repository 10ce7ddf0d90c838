using Lianban.Tests.Journeys.Walking;
using Microsoft.Playwright;

namespace Lianban.Tests.Journeys;

/// <summary>Whatever happens on the way, what was typed is still there.</summary>
public sealed class NothingLost(Hall hall) : Journey(hall)
{
    private const string Content = "[name=employment-content]", Place = "[name=employment-place]";

    [Theory, InlineData("offered", "夜市摆摊"), InlineData("stored", "外卖配送")]
    public async Task Of_two_tabs_the_older_copy_is_shown_the_difference(string choice, string wins)
    {
        var first = await AtFormAsync([Steps.Employment]);
        var second = await TabAsync(first.Context);
        await second.GotoAsync("/form");
        await first.FillAsync(Content, "外卖配送");
        await first.FillAsync(Place, "环翠区示例路1号");
        await first.ClickAsync("button[value=keep]");
        await first.WaitForURLAsync("**/form?state=saved");

        await second.FillAsync(Content, "夜市摆摊");
        await second.FillAsync("[name=mobile]", "13987654321");
        await second.PressMainAsync();
        await Assertions.Expect(second.Locator("fieldset", new() { HasText = "夜市摆摊" })).ToContainTextAsync("外卖配送");
        if (choice == "offered") await LookAsync(second, "12-form-two-tabs");
        await second.CheckAsync($"[name='use.employment-content'][value={choice}]");
        await second.ClickAsync("main form button");
        await second.ArriveAsync("/form");
        Assert.Equal(wins, await second.InputValueAsync(Content));
        Assert.Equal("13987654321", await second.InputValueAsync("[name=mobile]"));
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_session_that_ended_while_one_typed_brings_everything_back_after_signing_in(bool javaScript)
    {
        var person = await Hall.SomebodyAsync();
        var page = await OpenAsync(javaScript: javaScript);
        await page.SignInAsync(person);
        await page.AnswerNoticeAsync(agree: true);
        await page.ChooseAsync(Steps.Employment);
        await page.ArriveAsync("/form");
        await page.FillAsync();
        await page.FillAsync(Content, "修鞋、配钥匙");
        await page.Context.ClearCookiesAsync(new BrowserContextClearCookiesOptions { Name = "lianban-session" });
        await page.PressMainAsync();
        await page.ArriveAsync("/sign-in");
        await page.ClickAsync("main a.button");
        await page.BeAsync(person);
        await page.ArriveAsync("/form");
        Assert.Equal("修鞋、配钥匙", await page.InputValueAsync(Content));
        if (javaScript) await LookAsync(page, "12-form-after-expiry");
        await page.PressMainAsync();
        await page.ArriveAsync("/review");
        Assert.Contains("修鞋、配钥匙", await page.InnerTextAsync("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_step_up_of_the_real_name_level_comes_back_with_nothing_lost()
    {
        var page = await OpenAsync();
        await page.SignInAsync("low-real-name-level");
        await page.AnswerNoticeAsync(agree: true);
        foreach (var service in new[] { Steps.Pension, Steps.Employment }) await page.CheckAsync("#s-" + service);
        await page.PressMainAsync();
        await page.ArriveAsync("/beforehand");
        await LookAsync(page, "08-beforehand-step-up");
        await page.AnswerBeforehandAsync();
        await page.ArriveAsync("/beforehand");
        await page.ClickAsync("a[href^='/sign-in?level=']");
        await LookAsync(page, "03-step-up-stand-in", own: false);
        await page.ClickAsync("button[name=step-up]");
        // the answers are there: nothing is left to ask, or the page shows them as they were given
        await page.WaitForURLAsync(url => url.Contains("/beforehand", StringComparison.Ordinal) || url.Contains("/form", StringComparison.Ordinal));
        if (page.Url.Contains("/beforehand", StringComparison.Ordinal))
        {
            Assert.Equal(0, await page.Locator("fieldset:not(:has(:checked))").CountAsync());
            await page.PressMainAsync();
        }
        await page.ArriveAsync("/form");
    }

    [Fact]
    public async Task Large_type_is_switched_in_the_middle_of_the_form_without_losing_what_is_not_saved()
    {
        var page = await AtFormAsync([Steps.Employment]);
        await page.FillAsync(Content, "代驾");
        await page.ClickAsync("#mode");
        Assert.Equal("elder", await page.GetAttributeAsync("html", "data-mode"));
        Assert.Equal("代驾", await page.InputValueAsync(Content));
        Assert.False(await page.Locator("#display").IsVisibleAsync());
        await page.ReloadAsync();
        Assert.Equal("elder", await page.GetAttributeAsync("html", "data-mode"));
    }

    [Fact]
    public async Task Without_scripts_a_button_of_the_form_saves_and_switches_to_large_type()
    {
        var page = await AtFormAsync([Steps.Employment], javaScript: false);
        await page.FillAsync(Content, "代驾");
        await page.ClickAsync("#mode");
        await page.ClickAsync("#display");
        await page.ArriveAsync("/form");
        Assert.Equal("elder", await page.GetAttributeAsync("html", "data-mode"));
        Assert.Equal("代驾", await page.InputValueAsync(Content));
    }

    [Fact]
    public async Task A_fault_in_one_field_keeps_the_others_and_the_uploaded_paper()
    {
        var page = await AtFilledFormAsync([Steps.Card], agree: false);
        await page.FillAsync("[name=mobile]", "123");
        await page.PressMainAsync();
        Assert.True(await page.Locator(".errors").EvaluateAsync<bool>("e => e == document.activeElement"));
        Assert.Equal("123", await page.InputValueAsync("[name=mobile]"));
        Assert.Equal("山东省威海市环翠区示例路1号", await page.InputValueAsync("[name=post-address]"));
        await page.FillAsync("[name=mobile]", "19912345678");
        await page.PressMainAsync();
        await page.ArriveAsync("/review");
    }
}
