using Lianban.Cli.Visiting;

namespace Lianban.Tests.Faults;

/// <summary>Somebody of the stand-ins' register.</summary>
internal sealed record Somebody(string Id, string Name, string Sex);

/// <summary>
/// One person's way from sign-in to receipt through the pages' own forms. When a program dies under it, the person begins again from the first page: the draft
/// on the server carries what was done. Whatever data sharing did not fill in, because it was dead when it was asked, is typed.
/// </summary>
internal sealed class Walk(Visitor visitor, Somebody person)
{
    private static readonly string[] services = ["pension-registration", "medical-registration", "contribution-declaration", "housing-fund-account"];

    /// <summary>Parts of the four services, each approved and each with one effect at its department.</summary>
    public static readonly IReadOnlyList<(string Service, string Part)> Parts =
        [("contribution-declaration", "medical"), ("contribution-declaration", "pension"), ("housing-fund-account", "main"), ("medical-registration", "main"), ("pension-registration", "main")];

    /// <summary>What went wrong last, for whoever waits in vain.</summary>
    public string Last { get; private set; } = "nothing";

    /// <summary>How often the person had to begin again.</summary>
    public int Again { get; private set; }

    /// <summary>Walks until the person has a receipt; its number.</summary>
    /// <exception cref="VisitException">A page answered 500: no kill excuses that.</exception>
    public async Task<string> UntilReceiptAsync(CancellationToken cancel)
    {
        while (true)
        {
            try
            {
                if (await OnceAsync(cancel) is { } number) return number;
                Last = "no receipt at the end of the walk";
            }
            catch (Exception fault) when (!cancel.IsCancellationRequested && fault is HttpRequestException or VisitException { Data.Count: 0 } or IOException or OperationCanceledException)
            {
                Last = fault.Message;
            }
            Again++;
            await Task.Delay(200, cancel);
        }
    }

    private async Task<string?> OnceAsync(CancellationToken cancel)
    {
        var page = Good(await visitor.OpenAsync("/services", cancel));
        if (page.Has($"button[name=person][value='{person.Id}']")) page = Good(await page.Form($"form:has(button[value='{person.Id}'])").SubmitAsync(person.Id, cancel));
        if (page.Has("button[name=agree]")) page = Good(await page.Form("form:has(button[name=agree])").SubmitAsync("yes", cancel));
        var choice = page.Form("#main-form");
        if (!choice.Offers("services") || !choice.Choices("services").Contains(services[0])) return await SubmittedAsync(cancel);
        page = Good(await choice.Choose("services", services).SubmitAsync(cancel: cancel));
        if (page.Address.AbsolutePath == "/beforehand") page = Good(await page.Form("#main-form").FillIn(new Applicant(visitor, person.Id).Ticks).SubmitAsync("check", cancel));
        page = Good(await page.Form("#main-form").FillIn(new Dictionary<string, string> { ["sex"] = person.Sex }, month: (2026, 5)).SubmitAsync("review", cancel));
        if (page.Errors.Count > 0) throw new VisitException(string.Join(' ', page.Errors), page.Address);
        var review = page.Form("#main-form");
        if (review.Offers("confirmed")) review.Tick("confirmed");
        return Number(Good(await review.Tick("declared").Fill("name", person.Name).SubmitAsync(cancel: cancel)));
    }

    // The answer was lost in a kill, the application was not.
    private async Task<string?> SubmittedAsync(CancellationToken cancel)
    {
        var list = Good(await visitor.OpenAsync("/applications", cancel));
        return list.Document.QuerySelector("main a[href^='/applications/']")?.GetAttribute("href") is { } shown
            ? Number(Good(await visitor.OpenAsync($"{shown}/receipt", cancel))) : null;
    }

    private static string? Number(VisitedPage receipt) => VisitedPage.Words(receipt.Document.QuerySelector("#receipt-number")) is { Length: > 0 } number ? number : null;

    private static VisitedPage Good(VisitedPage page)
    {
        if (page.Status == 200) return page;
        var stopped = new VisitException($"status {page.Status}", page.Address);
        if (page.Status == 500) stopped.Data["fatal"] = true;
        throw stopped;
    }
}
