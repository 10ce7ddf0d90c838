using Lianban.Cli.Visiting;
using Lianban.Tests.Outcomes.Switches;
using Lianban.Tests.Outcomes.Walking;
using SkiaSharp;

namespace Lianban.Tests.Outcomes.Pages;

/// <summary>Two tabs at the same draft: an older page changes nothing of a newer one unless the person, shown both, says so.</summary>
public sealed class TwoTabsFacts(Office office) : SwitchedFacts(office)
{
    [Theory, InlineData(null, "no"), InlineData("offered", "yes"), InlineData("stored", "no")]
    public async Task The_check_beforehand_shows_both_answers_and_keeps_the_stored_one_unless_told(string? choice, string wins)
    {
        const string tick = "work.able";
        var mine = await AtBeforehandAsync();
        var (older, newer) = (await mine.Visitor.OpenAsync("/beforehand"), await mine.Visitor.OpenAsync("/beforehand"));
        await newer.Form("#main-form").FillIn(new Dictionary<string, string>(mine.Ticks) { [tick] = "no" }).SubmitAsync("check");
        var asked = await older.Form("#main-form").FillIn(mine.Ticks).SubmitAsync("check");
        var question = Office.Definition.Form.BeforehandTicks.Single(t => t.Code == tick).Label.Zh;
        var block = Assert.Single(asked.Document.QuerySelectorAll("fieldset"), f => VisitedPage.Words(f).Contains(question, StringComparison.Ordinal));
        Assert.Equal(["刚才填写的是", "已经保存的否"], block.QuerySelectorAll("label").Select(VisitedPage.Words));
        var form = asked.Form("#main-form");
        Assert.Equal("stored", form.Value("use." + tick));
        if (choice is not null) form.Choose("use." + tick, choice);
        await form.SubmitAsync();
        Assert.Equal(wins, (await mine.Visitor.OpenAsync("/beforehand?done=1")).Form("#main-form").Value(tick));
    }

    [Fact]
    public async Task A_paper_of_an_older_page_is_told_and_taken_only_when_it_is_chosen_once_more()
    {
        var mine = new Journey(Office.System.Visitor(), await Office.SomebodyAsync());
        await mine.UntilFormAsync([Card]);
        var (older, newer) = (await mine.Applicant.Visitor.OpenAsync("/form"), await mine.Applicant.Visitor.OpenAsync("/form"));
        await Attach(newer, Photo.Jpeg()).SubmitAsync("keep");
        var draft = Draft(older);
        var kept = Hash(draft);
        var told = await Attach(older, Other()).SubmitAsync("keep");
        Assert.Single(told.Errors, e => e.Contains("另一个页面", StringComparison.Ordinal));
        Assert.Equal(kept, Hash(draft));
        Assert.Equal("/form?state=saved", (await Attach(told, Other()).SubmitAsync("keep")).Address.PathAndQuery);
        Assert.NotEqual(kept, Hash(draft));
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Nothing_is_submitted_that_the_review_had_not_shown(bool confirmedBefore)
    {
        var person = await Office.SomebodyAsync();
        var mine = new Journey(Office.System.Visitor(), person);
        await mine.UntilFormAsync([Pension]);
        await mine.Applicant.FillFormAsync();
        // confirmed, but not declared yet: then there is nothing more to save when it is sent
        if (confirmedBefore) await Declare(await mine.Applicant.Visitor.OpenAsync("/review"), "别人").SubmitAsync();
        var review = await mine.Applicant.Visitor.OpenAsync("/review");
        var form = (await mine.Applicant.Visitor.OpenAsync("/form")).Form("#main-form");
        await form.Fill("mobile", "13977776666").SubmitAsync("keep");
        var again = await Declare(review, person.Name).SubmitAsync();
        Assert.Equal("/review", again.Address.AbsolutePath);
        Assert.Contains("13977776666", again.Text);
        Assert.Equal([Office.Definition.Question("mobile").Label.Zh], again.Document.QuerySelectorAll(".caution[role=alert] li").Select(VisitedPage.Words));
        Assert.EndsWith("/receipt", (await Declare(again, person.Name).SubmitAsync()).Address.AbsolutePath);
    }

    private static PageForm Declare(VisitedPage page, string name)
    {
        var form = page.Form("#main-form");
        if (form.Offers("confirmed")) form.Tick("confirmed");
        return form.Tick("declared").Fill("name", name);
    }

    private static PageForm Attach(VisitedPage page, byte[] picture) => page.Form("#main-form").Attach("paper.white-photo", "photo.jpg", "image/jpeg", picture);

    private static string Draft(VisitedPage page) => page.Document.QuerySelector("#main-form input[name=draft]")!.GetAttribute("value")!;

    private long Hash(string draft) => CaseFile.Number(Office.System, "desk.db", $"SELECT max(rowid) * 1000000 + sum(bytes) FROM files WHERE application=x'{draft}' AND code='white-photo'");

    private static byte[] Other()
    {
        using var bitmap = new SKBitmap(400, 500);
        bitmap.Erase(SKColors.White);
        using var jpeg = bitmap.Encode(SKEncodedImageFormat.Jpeg, 90);
        return jpeg.ToArray();
    }

    private async Task<Applicant> AtBeforehandAsync()
    {
        var mine = new Applicant(Office.System.Visitor(), (await Office.SomebodyAsync()).Id);
        await mine.SignInAsync();
        await mine.AnswerNoticeAsync();
        await mine.ChooseAsync([Employment, Medical]);
        return mine;
    }
}
