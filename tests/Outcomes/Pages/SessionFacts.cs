using Lianban.Cli.Visiting;
using Lianban.Tests.Outcomes.Switches;
using Lianban.Tests.Outcomes.Walking;

namespace Lianban.Tests.Outcomes.Pages;

/// <summary>The session: its end is its end.</summary>
public sealed class SessionFacts(Office office) : SwitchedFacts(office)
{
    [Fact]
    public async Task The_button_at_the_foot_of_every_page_signs_out()
    {
        var mine = new Applicant(Office.System.Visitor(), (await Office.SomebodyAsync()).Id);
        var signedIn = await mine.SignInAsync();
        var left = await signedIn.Form("form[action='/sign-out']").SubmitAsync();
        Assert.Equal((200, "/"), (left.Status, left.Address.AbsolutePath));
        Assert.False(left.Has("form[action='/sign-out']"));
        // the portal is asked again
        Assert.NotEqual(Office.System.WebAddress.Authority, (await mine.Visitor.OpenAsync("/services")).Address.Authority);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Signing_in_over_a_live_session_begins_a_new_one_and_ends_the_old(bool samePerson)
    {
        var first = (await Office.SomebodyAsync()).Id;
        using var browser = await RawBrowser.SignInAsync(Office, first);
        var old = browser.Cookie;
        Assert.Equal(200, await browser.LookAsync("/notice", old));
        var (sessions, newest) = Sessions();
        await Task.Delay(20);
        await browser.SignInAsync(samePerson ? first : (await Office.SomebodyAsync()).Id);
        Assert.NotEqual(old, browser.Cookie);
        Assert.Equal(200, await browser.LookAsync("/notice", browser.Cookie));
        // whoever planted or kept the old cookie has nothing
        Assert.Equal(302, await browser.LookAsync("/notice", old));
        var (after, latest) = Sessions();
        Assert.Equal(sessions, after);
        Assert.True(latest > newest, "the twelve hours count from this sign-in");
    }

    private (long Count, long Newest) Sessions() => (CaseFile.Number(Office.System, "desk.db", "SELECT count(*) FROM sign_ins"), CaseFile.Number(Office.System, "desk.db", "SELECT max(created) FROM sign_ins"));
}
