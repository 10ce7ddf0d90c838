using Lianban.Cli.Visiting;
using Lianban.Tests.Outcomes.Switches;
using Lianban.Tests.Outcomes.Walking;

namespace Lianban.Tests.Outcomes.Pages;

/// <summary>A session that ended while one was at a page brings back, after signing in again, whatever that page held.</summary>
public sealed class KeptFacts(Office office) : SwitchedFacts(office)
{
    [Fact]
    public async Task The_services_that_were_chosen_come_back()
    {
        var (mine, person) = await SomebodyAsync();
        await mine.AnswerNoticeAsync();
        var back = await ExpiredAsync(await mine.Visitor.OpenAsync("/services"), person, form => form.Choose("services", Pension, Fund));
        Assert.Equal("/services", back.Address.AbsolutePath);
        Assert.Equal([Fund, Pension], back.Document.QuerySelectorAll("input[name=services][checked]").Select(i => i.GetAttribute("value")!).Order());
        Assert.Contains("还没有保存", back.Text);
        Assert.NotEqual("/services", (await back.Form("#main-form").SubmitAsync()).Address.AbsolutePath);
    }

    [Fact]
    public async Task The_answers_of_the_check_beforehand_come_back()
    {
        var (mine, person) = await SomebodyAsync();
        await mine.AnswerNoticeAsync(agrees: false);
        await mine.ChooseAsync([Pension, Employment]);
        var page = await mine.Visitor.OpenAsync("/beforehand");
        var answers = page.Form("#main-form").Fields.ToDictionary(f => f, f => mine.Ticks.GetValueOrDefault(f) ?? "unknown");
        Assert.InRange(answers.Count, 3, 20);
        var back = await ExpiredAsync(page, person, form => form.FillIn(answers));
        Assert.Equal("/beforehand", back.Address.AbsolutePath);
        Assert.All(answers, a => Assert.Equal(a.Value, back.Form("#main-form").Value(a.Key)));
        Assert.Contains("还没有保存", back.Text);
    }

    [Fact]
    public async Task The_declaration_and_the_name_come_back_and_lead_to_the_receipt()
    {
        var person = await Office.SomebodyAsync();
        var journey = new Journey(Office.System.Visitor(), person);
        await journey.UntilFormAsync([Pension]);
        await journey.Applicant.FillFormAsync();
        var back = await ExpiredAsync(await journey.Applicant.Visitor.OpenAsync("/review"), person, form =>
        {
            if (form.Offers("confirmed")) form.Tick("confirmed");
            form.Tick("declared").Fill("name", person.Name);
        });
        Assert.Equal("/review", back.Address.AbsolutePath);
        var form = back.Form("#main-form");
        Assert.Equal((person.Name, "yes"), (form.Value("name"), form.Value("declared")));
        Assert.All(back.Document.QuerySelectorAll("input[name=confirmed]"), box => Assert.True(box.HasAttribute("checked")));
        Assert.EndsWith("/receipt", (await form.SubmitAsync()).Address.AbsolutePath);
    }

    [Fact]
    public async Task What_another_tab_saved_meanwhile_is_not_overwritten_by_what_comes_back()
    {
        var (mine, person) = await SomebodyAsync();
        await mine.AnswerNoticeAsync();
        var old = await mine.Visitor.OpenAsync("/services");
        await mine.ChooseAsync([Medical]);
        var back = await ExpiredAsync(old, person, form => form.Choose("services", Fund));
        var pressed = await back.Form("#main-form").SubmitAsync();
        Assert.Equal("/services", pressed.Address.AbsolutePath);
        Assert.Contains(Office.Definition.Service(Medical).Name.Zh, VisitedPage.Words(pressed.Document.QuerySelector("[role=alert]")));
    }

    [Fact]
    public async Task Nobody_else_gets_it_who_signs_in_at_the_same_browser()
    {
        var (mine, _) = await SomebodyAsync();
        await mine.AnswerNoticeAsync();
        var other = await Office.SomebodyAsync();
        var portal = await (await PressedAsync(await mine.Visitor.OpenAsync("/services"), form => form.Choose("services", Fund))).FollowAsync("main a.button");
        await portal.Form("form[method=post]").SubmitAsync(other.Id);
        await (await mine.Visitor.OpenAsync("/notice")).Form().SubmitAsync("no");
        Assert.Empty((await mine.Visitor.OpenAsync("/services")).Document.QuerySelectorAll("input[name=services][checked]"));
    }

    [Fact]
    public async Task A_flood_of_forms_from_nobody_leaves_room_for_a_person()
    {
        var (mine, person) = await SomebodyAsync();
        await mine.AnswerNoticeAsync();
        var page = await mine.Visitor.OpenAsync("/services");
        using (var nobody = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false }) { BaseAddress = Office.System.WebAddress })
        {
            nobody.DefaultRequestHeaders.Add("Origin", Office.System.WebAddress.GetLeftPart(UriPartial.Authority));
            var kept = 0;
            for (var n = 0; n < 520; n++)
            {
                using var answer = await nobody.PostAsync("/services", new FormUrlEncodedContent([new("services", Pension)]));
                if (answer.Headers.TryGetValues("Set-Cookie", out var cookies) && cookies.Any(c => c.StartsWith("lianban-kept", StringComparison.Ordinal))) kept++;
            }
            Assert.Equal(520, kept);
        }
        var back = await ExpiredAsync(page, person, form => form.Choose("services", Fund));
        Assert.Equal([Fund], back.Document.QuerySelectorAll("input[name=services][checked]").Select(i => i.GetAttribute("value")!));
    }

    private async Task<(Applicant Mine, RegisteredPerson Person)> SomebodyAsync()
    {
        var person = await Office.SomebodyAsync();
        var mine = new Applicant(Office.System.Visitor(), person.Id);
        await mine.SignInAsync();
        return (mine, person);
    }

    private static async Task<VisitedPage> ExpiredAsync(VisitedPage page, RegisteredPerson person, Action<PageForm> fill)
    {
        var told = await PressedAsync(page, fill);
        return await (await told.FollowAsync("main a.button")).Form("form[method=post]").SubmitAsync(person.Id);
    }

    // The session is over, and the page from before is filled and sent.
    private static async Task<VisitedPage> PressedAsync(VisitedPage page, Action<PageForm> fill)
    {
        var form = page.Form("#main-form");
        fill(form);
        var left = await page.Form("form[action='/sign-out']").SubmitAsync();
        Assert.True(left.Address.AbsolutePath == "/" && !left.Has("form[action='/sign-out']"), left.Address.AbsolutePath + left.Status + left.Text);
        var told = await form.SubmitAsync();
        Assert.Equal("/sign-in", told.Address.AbsolutePath);
        return told;
    }
}
