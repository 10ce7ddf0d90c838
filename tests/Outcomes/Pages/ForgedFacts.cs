using System.Text;
using AngleSharp.Html.Dom;
using Lianban.Cli.Visiting;
using Lianban.Tests.Outcomes.Switches;
using Lianban.Tests.Outcomes.Walking;

namespace Lianban.Tests.Outcomes.Pages;

/// <summary>What a person with the browser's tools may try: another person's ids, another draft, no token, no field.</summary>
public sealed class ForgedFacts(Office office) : SwitchedFacts(office)
{
    [Fact]
    public async Task Another_persons_application_does_not_exist_for_me()
    {
        await Office.SwitchAsync(MedicalInsurance, "ask-correction", new { fields = "mobile".Split(' '), papers = Array.Empty<string>() });
        var theirs = await Office.ApplyAsync(Medical);
        await UntilAsync(theirs, Medical, "Asked");
        await Office.MorningAsync();
        await UntilAsync(theirs, Medical, "NeedsApplicant");
        var mine = new Journey(Office.System.Visitor(), await Office.SomebodyAsync());
        await mine.UntilFormAsync([Fund]);
        foreach (var page in new[] { "", "/receipt", $"/corrections/{Medical}/main/1" })
            Assert.Equal(404, (await mine.Applicant.Visitor.OpenAsync($"/applications/{theirs.Receipt.Id}{page}")).Status);
        // their correction, posted with my own token
        var form = await mine.Applicant.Visitor.OpenAsync("/form");
        var element = (IHtmlFormElement)form.Document.QuerySelector("#main-form")!;
        element.SetAttribute("action", $"/applications/{theirs.Receipt.Id}/corrections/{Medical}/main/1");
        foreach (var button in element.QuerySelectorAll("button")) button.RemoveAttribute("formaction");
        Assert.Equal(404, (await form.Form("#main-form").Fill("mobile", "13900009999").SubmitAsync()).Status);
        Assert.Equal("NeedsApplicant", (await theirs.PartsAsync())[Medical].State);
    }

    [Theory]
    [InlineData("/services")]
    [InlineData("/form")]
    [InlineData("/review")]
    public async Task A_forged_draft_or_an_unknown_version_saves_nothing_of_anybody(string page)
    {
        var (theirs, mine) = (new Journey(Office.System.Visitor(), await Office.SomebodyAsync()), new Journey(Office.System.Visitor(), await Office.SomebodyAsync()));
        await theirs.UntilFormAsync([Fund]);
        await mine.UntilFormAsync([Fund]);
        if (page == "/review")
        {
            await theirs.Applicant.FillFormAsync();
            await mine.Applicant.FillFormAsync();
        }
        var foreign = Hidden(await theirs.Applicant.Visitor.OpenAsync("/services"), "draft").Value;
        var (theirVersion, applications) = (Version(foreign), Applications());
        foreach (var (draft, version) in new[] { (foreign, "1"), (Guid.NewGuid().ToString("n"), "0"), ("", ""), ("../..", "-1"), (null, "999"), (null, "99999999999999") })
        {
            var shown = await mine.Applicant.Visitor.OpenAsync(page);
            if (draft is not null) Hidden(shown, "draft").Value = draft;
            Hidden(shown, "version").Value = version;
            var form = shown.Form("#main-form");
            if (page == "/form") form.FillIn().Fill("fund-base", "4321");
            if (page == "/services") form.Choose("services", Employment);
            if (page == "/review") form.Tick("declared").Fill("name", "别人");
            Assert.InRange((await form.SubmitAsync()).Status, 200, 499);
        }
        Assert.Equal(theirVersion, Version(foreign));
        Assert.Equal(applications, Applications());
        Assert.Equal(200, (await mine.Applicant.Visitor.OpenAsync("/form")).Status);
    }

    [Fact]
    public async Task Without_its_token_a_form_is_not_taken()
    {
        var mine = new Journey(Office.System.Visitor(), await Office.SomebodyAsync());
        await mine.UntilFormAsync([Fund]);
        foreach (var page in new[] { "/notice", "/services", "/form" })
        {
            var shown = await mine.Applicant.Visitor.OpenAsync(page);
            foreach (var token in shown.Document.QuerySelectorAll("input[name=_form]").ToList()) token.Remove();
            Assert.Equal(400, (await shown.Form("main form[method=post]").SubmitAsync()).Status);
        }
    }

    [Fact]
    public async Task A_file_that_is_no_picture_is_refused_in_words_and_nothing_typed_is_lost()
    {
        var mine = new Journey(Office.System.Visitor(), await Office.SomebodyAsync());
        await mine.UntilFormAsync([Card]);
        var bomb = Photo.Jpeg();
        foreach (var file in new[] { [], "MZ\u0090"u8.ToArray(), Encoding.UTF8.GetBytes("<svg xmlns='http://www.w3.org/2000/svg'/>"), bomb[..200], [.. bomb[..300], .. new byte[5000]], [0xff, 0xd8, 0xff, .. new byte[9000]] })
        {
            var shown = await mine.Applicant.Visitor.OpenAsync("/form");
            var again = await shown.Form("#main-form").Attach("paper.white-photo", "../../evil%00.jpg", "image/jpeg", file).Fill("mobile", "13912340000").SubmitAsync("review");
            Assert.Equal(200, again.Status);
            Assert.Equal("/form", again.Address.AbsolutePath);
            Assert.NotEmpty(again.Errors);
            Assert.Equal("13912340000", again.Form("#main-form").Value("mobile"));
        }
    }

    private static IHtmlInputElement Hidden(VisitedPage page, string name) => (IHtmlInputElement)page.Document.QuerySelector($"#main-form input[name={name}]")!;

    private long Version(string draft) => CaseFile.Number(Office.System, "desk.db", $"SELECT version FROM drafts WHERE id=x'{draft}'");

    private long Applications() => CaseFile.Number(Office.System, "cases.db", "SELECT count(*) FROM applications");
}
