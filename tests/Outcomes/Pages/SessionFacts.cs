using System.Net;
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
}
