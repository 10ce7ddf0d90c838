using Lianban.Cli.Visiting;

namespace Lianban.Tests.Faults;

/// <summary>One person's way from sign-in to receipt through the pages' own forms; begun again from the start whenever a program dies under it.</summary>
internal static class Walk
{
    private const string Pension = "pension-registration", Contribution = "contribution-declaration";

    /// <summary>Walks until the person has a receipt; the draft on the server carries what was done before a kill.</summary>
    public static async Task<string> UntilReceiptAsync(Visitor visitor, string person, CancellationToken cancel)
    {
        var last = "";
        while (!cancel.IsCancellationRequested)
        {
            try
            {
                if (await OnceAsync(visitor, person, cancel) is { } number) return number;
            }
            catch (Exception fault) when (fault is HttpRequestException or VisitException or TaskCanceledException or IOException)
            {
                last = fault.Message;
            }
            await Task.Delay(200, CancellationToken.None);
        }
        throw new TimeoutException($"no receipt in time; last: {last}");
    }

    private static async Task<string?> OnceAsync(Visitor visitor, string person, CancellationToken cancel)
    {
        var page = Good(await visitor.OpenAsync("/services", cancel));
        if (page.Has($"button[name=person][value='{person}']")) page = Good(await page.Form($"form:has(button[value='{person}'])").SubmitAsync(person, cancel));
        if (page.Has("button[name=agree]")) page = Good(await page.Form("form:has(button[name=agree])").SubmitAsync("yes", cancel));
        var services = page.Form("#main-form");
        if (!services.Offers("services") || !services.Choices("services").Contains(Pension)) return await SubmittedAsync(visitor, cancel);
        page = Good(await services.Choose("services", Pension, Contribution).SubmitAsync(cancel: cancel));
        if (page.Address.AbsolutePath == "/beforehand") page = Good(await Beforehand(page.Form("#main-form")).SubmitAsync(cancel: cancel));
        page = Good(await page.Form("#main-form").FillIn(month: (2026, 5)).SubmitAsync(cancel: cancel));
        var review = page.Form("#main-form");
        if (review.Offers("confirmed")) review.Tick("confirmed");
        review.Tick("declared").Fill("name", VisitedPage.Words(page.Document.QuerySelector("#name-hint")).Split('：')[^1]);
        page = Good(await review.SubmitAsync(cancel: cancel));
        return VisitedPage.Words(page.Document.QuerySelector("#receipt-number")) is { Length: > 0 } number ? number : null;
    }

    // the answer was lost in a kill, the application was not
    private static async Task<string?> SubmittedAsync(Visitor visitor, CancellationToken cancel)
    {
        var page = Good(await visitor.OpenAsync("/applications", cancel));
        return page.Has("main a[href^='/applications/']") ? VisitedPage.Words(page.Document.QuerySelector("main a[href^='/applications/']")) : null;
    }

    private static PageForm Beforehand(PageForm form)
    {
        foreach (var (tick, answer) in new[] { ("residence.in-city", "yes"), ("work.employer-insured", "no"), ("work.has-employees", "no"), ("work.working", "yes"), ("work.able", "yes"), ("work.registered-trader", "no"), ("usual-residence", "huancui"), ("area", "huancui") })
            if (form.Offers(tick)) form.Fill(tick, answer);
        return form;
    }

    private static VisitedPage Good(VisitedPage page) => page.Status == 200 ? page : throw new VisitException($"status {page.Status}", page.Address);
}
