using Lianban.Tests.Journeys.Walking;
using Microsoft.Playwright;

namespace Lianban.Tests.Journeys;

/// <summary>The form asks only what is needed: by the services, by data sharing, by an answer on the same page.</summary>
public sealed class Asking(Hall hall) : Journey(hall)
{
    [Theory, InlineData(true), InlineData(false)]
    public async Task The_bank_is_asked_only_of_those_who_pay_by_direct_debit(bool javaScript)
    {
        var page = await AtFilledFormAsync([Steps.Fund], javaScript: javaScript);
        Assert.False(await page.Locator("[name=fund-bank]").IsVisibleAsync());
        await page.CheckAsync("[name=fund-method][value=direct-debit]");
        await Assertions.Expect(page.Locator("[name=fund-bank]")).ToBeVisibleAsync();
        await page.PressMainAsync();
        await page.ArriveAsync("/form");
        Assert.Equal(["#q-fund-bank", "#q-fund-bank-account"], await page.Locator(".errors a").EvaluateAllAsync<string[]>("all => all.map(a => a.hash)"));
        await page.FillAsync("[name=fund-bank]", "威海市商业银行");
        await page.FillAsync("[name=fund-bank-account]", "6222020200112230037");
        await page.PressMainAsync();
        await page.ArriveAsync("/review");
        Assert.Contains("***************0037", await page.InnerTextAsync("main"), StringComparison.Ordinal);

        await page.GotoAsync("/form");
        await page.CheckAsync("[name=fund-method][value=self-payment]");
        await page.PressMainAsync();
        await page.ArriveAsync("/review");
        Assert.DoesNotContain("威海市商业银行", await page.InnerTextAsync("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refusing_the_notice_means_typing_and_nothing_is_taken_from_sharing()
    {
        var shared = await AtFormAsync([Steps.Card], agree: true);
        Assert.NotEqual("", await shared.InputValueAsync("[name=document-issuer]"));
        Assert.Equal(0, await shared.Locator("[name='paper.identity-document']").CountAsync());

        var typed = await AtFormAsync([Steps.Card], agree: false);
        Assert.Equal("", await typed.InputValueAsync("[name=document-issuer]"));
        Assert.Equal("", await typed.InputValueAsync("[name=post-address]"));
        Assert.Equal(1, await typed.Locator("[name='paper.identity-document']").CountAsync());
        Assert.All(await typed.Locator(".from").AllInnerTextsAsync(), from => Assert.EndsWith("统一身份认证", from));
        await typed.FillAsync();
        await typed.PressMainAsync();
        await typed.ArriveAsync("/review");
    }

    [Fact]
    public async Task Only_the_fields_of_the_chosen_services_are_there_and_the_number_is_masked()
    {
        var page = await AtFormAsync([Steps.Employment]);
        Assert.Equal(0, await page.Locator("[name=card-bank], [name=fund-base], [name=former-archive], [name='start-month.year']").CountAsync());
        Assert.Matches(@"\A3710\*{11}[0-9X]{3}\z", await page.InnerTextAsync("#q-document-number"));
        Assert.DoesNotMatch("[0-9]{17}[0-9X]", await page.ContentAsync());
    }
}
