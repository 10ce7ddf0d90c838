using System.Net;
using Lianban.Cli.Visiting;
using Lianban.Tests.Outcomes.Walking;

namespace Lianban.Tests.Outcomes.Switches;

/// <summary>A department, or the bank, asks the applicant: only what was asked opens, the next round goes out, the rest stays as it is.</summary>
public sealed class CorrectionFacts(Office office) : SwitchedFacts(office)
{
    [Fact]
    public async Task A_correction_opens_only_the_named_fields_and_papers_and_sends_the_next_round()
    {
        await AskAsync(HumanResources, Card, "mobile post-address", "white-photo");
        var applied = await Office.ApplyAsync(Pension, Card, Fund);
        await UntilAsync(applied, Card, "Asked");
        await Office.MorningAsync();
        var shown = await UntilAsync(applied, Card, "NeedsApplicant");
        Assert.Equal("等您补正", shown.Tag);
        AssertReadable(shown);
        Assert.Contains("您本人", shown.Text);

        var page = await (await applied.PageAsync()).FollowAsync($"a[href*='/corrections/{Card}/main/1']");
        var form = page.Form("#main-form");
        Assert.Equal(["mobile", "paper.white-photo", "post-address"], form.Fields.Order());
        // incomplete: nothing is sent, what was typed stays
        var again = await form.Fill("mobile", "13911112222").SubmitAsync();
        Assert.NotEmpty(again.Errors);
        Assert.Equal("13911112222", again.Form("#main-form").Value("mobile"));
        var sent = await again.Form("#main-form").Fill("post-address", "山东省威海市环翠区示例路99号").Attach("paper.white-photo", "new.jpg", "image/jpeg", Photo.Jpeg()).SubmitAsync();
        Assert.Equal($"/applications/{applied.Receipt.Id}", sent.Address.AbsolutePath);

        await UntilAsync(applied, Card, "Asked");
        // the same form once more (back button) changes nothing
        Assert.Equal($"/applications/{applied.Receipt.Id}", (await again.Form("#main-form").Fill("post-address", "别的地址").Attach("paper.white-photo", "new.jpg", "image/jpeg", Photo.Jpeg()).SubmitAsync()).Address.AbsolutePath);
        await Office.MorningAsync();
        await UntilAllAsync(applied, "Approved");
        var books = await AssertDoneOnceAsync(applied, 3);
        Assert.Equal((2, 2L), (books.Row(Card).Round, books.Row(Card).Submissions));
        foreach (var other in new[] { Pension, Fund }) Assert.Equal((1, 1L), (books.Row(other).Round, books.Row(other).Submissions));
        Assert.Contains("white-photo:held", books.Row(Card).Papers);
    }

    [Fact]
    public async Task A_refusal_leads_to_the_field_that_it_names()
    {
        await AskAsync(MedicalInsurance, Medical, "mobile enrolment-reason", "");
        var applied = await Office.ApplyAsync(Medical);
        await UntilAsync(applied, Medical, "Asked");
        await Office.MorningAsync();
        await UntilAsync(applied, Medical, "NeedsApplicant");
        var page = await (await applied.PageAsync()).FollowAsync($"a[href*='/corrections/{Medical}/main/1']");
        // as if a tool had taken the field out of the page: the core, and not the page, finds that it is missing
        page.Document.QuerySelector("[name=mobile]")!.Remove();
        var refused = await page.Form("#main-form").SubmitAsync();
        var label = Office.Definition.Question("mobile").Label.Zh;
        var link = Assert.Single(refused.Document.QuerySelectorAll(".errors a"));
        Assert.Contains(label, VisitedPage.Words(link));
        Assert.Equal("#q-mobile", link.GetAttribute("href"));
        var field = refused.Document.QuerySelector("#q-mobile")!;
        Assert.Equal("true", field.GetAttribute("aria-invalid"));
        Assert.Contains(label, VisitedPage.Words(refused.Document.QuerySelector("#q-mobile-error")));
        await refused.Form("#main-form").SubmitAsync();
        await UntilAsync(applied, Medical, "Asked");
    }

    [Fact]
    public async Task Fields_that_were_not_asked_cannot_be_smuggled_into_a_correction()
    {
        await AskAsync(MedicalInsurance, Medical, "mobile", "");
        var applied = await Office.ApplyAsync(Medical);
        await UntilAsync(applied, Medical, "Asked");
        await Office.MorningAsync();
        await UntilAsync(applied, Medical, "NeedsApplicant");
        var page = await (await applied.PageAsync()).FollowAsync($"a[href*='/corrections/{Medical}/main/1']");
        // as if somebody had written the fields into the page with the browser's tools
        var smuggled = page.Document.CreateElement("div");
        smuggled.InnerHtml = "<input type='text' name='name' value='别人'><input type='text' name='document-number' value='1'><input type='text' name='enrolment-reason' value='x'>";
        page.Document.QuerySelector("#main-form")!.AppendChild(smuggled);
        Assert.Equal(200, (await page.Form("#main-form").Fill("mobile", "13911113333").SubmitAsync()).Status);
        await UntilAsync(applied, Medical, "Asked");
        await Office.MorningAsync();
        await UntilAllAsync(applied, "Approved"); // another name would have gone to a reviewer
        Assert.Equal(2, (await AssertDoneOnceAsync(applied, 1)).Row(Medical).Round);
    }

    [Fact]
    public async Task A_bank_that_refuses_is_changed_by_the_applicant_and_the_card_goes_on()
    {
        await Office.SwitchAsync(HumanResources, "bank-refuses-account", true, Card);
        var applied = await Office.ApplyAsync(Card);
        await UntilAsync(applied, Card, "Asked");
        await Office.MorningAsync();
        await UntilAsync(applied, Card, "Approved");
        await Office.MorningAsync();
        var asked = await Office.UntilAsync(applied, "the bank's refusal is shown", parts => parts[Card].Text.Contains("请选择另一家制卡银行"));
        Assert.Equal("Approved", asked[Card].State);
        Assert.Contains("您本人", asked[Card].Text);

        var form = (await (await applied.PageAsync()).FollowAsync($"a[href*='/corrections/{Card}/main/1']")).Form("#main-form");
        Assert.Equal(["card-bank"], form.Fields);
        var other = form.Choices("card-bank").Last(c => c.Length > 0 && c != form.Value("card-bank"));
        await form.Fill("card-bank", other).SubmitAsync();
        for (var morning = 0; morning < 14 && !(await applied.PageAsync()).Has("[data-application=Finished]"); morning++)
        {
            await Office.MorningAsync();
            await Task.Delay(300);
        }
        Assert.True((await applied.PageAsync()).Has("[data-application=Finished]"));
        var books = await AssertDoneOnceAsync(applied, 1);
        Assert.Equal((2, 2L), (books.Row(Card).Round, books.Row(Card).Submissions));
        Assert.Equal(["bank-account:refused", "bank-account:done", "card-made:done", "card-posted:done", "card-received:done"],
            books.Row(Card).Said.Where(s => s.StartsWith("followUp:", StringComparison.Ordinal)).Select(s => s["followUp:".Length..]));
    }

    private Task AskAsync(string department, string service, string fields, string papers) =>
        Office.SwitchAsync(department, "ask-correction", new { fields = fields.Split(' '), papers = papers.Split(' ', StringSplitOptions.RemoveEmptyEntries) }, service);
}
