namespace Lianban.Cli.Visiting;

/// <summary>What an applicant got for submitting.</summary>
/// <param name="Id">32 hexadecimal digits.</param>
/// <param name="Number">The receipt number.</param>
public sealed record VisitedReceipt(string Id, string Number);

/// <summary>
/// A demo person who applies: each step opens the page, fills its form and posts it, and refuses to go on when the page did not lead on.
/// <see cref="ApplyAsync"/> goes the whole way.
/// </summary>
/// <param name="visitor">The browser.</param>
/// <param name="person">Id of the demo person, e.g. <c>never-insured</c>.</param>
public sealed class Applicant(Visitor visitor, string person)
{
    /// <summary>All seven services of the plan, in its order.</summary>
    public static readonly IReadOnlyList<string> AllServices =
    [
        "pension-registration", "social-security-card", "personnel-archive", "medical-registration", "contribution-declaration", "employment-registration",
        "housing-fund-account",
    ];

    /// <summary>Answers for the form by question code; the rest is filled plausibly.</summary>
    public Dictionary<string, string> Answers { get; } = [];

    /// <summary>Answers of the check beforehand by code; otherwise a person in Weihai who works, is able to and has no employees.</summary>
    public Dictionary<string, string> Ticks { get; } = new()
    {
        ["residence.in-city"] = "yes", ["usual-residence"] = "huancui", ["work.employer-insured"] = "no", ["work.has-employees"] = "no", ["work.working"] = "yes",
        ["work.able"] = "yes", ["work.registered-trader"] = "no", ["area"] = "huancui",
    };

    /// <summary>The browser.</summary>
    public Visitor Visitor => visitor;

    /// <summary>Signs in on the stand-in's page and comes back.</summary>
    public async Task<VisitedPage> SignInAsync(CancellationToken cancel = default)
    {
        var portal = await visitor.OpenAsync("/sign-in", cancel);
        return Reached(await portal.Form("form[method=post]").SubmitAsync(person, cancel));
    }

    /// <summary>Answers the notice before the first shared-data query.</summary>
    public async Task<VisitedPage> AnswerNoticeAsync(bool agrees = true, CancellationToken cancel = default) =>
        Reached(await (await visitor.OpenAsync("/notice", cancel)).Form().SubmitAsync(agrees ? "yes" : "no", cancel));

    /// <summary>Chooses services; leads to the check beforehand or straight to the form.</summary>
    public async Task<VisitedPage> ChooseAsync(IReadOnlyCollection<string> services, CancellationToken cancel = default) =>
        Reached(await (await visitor.OpenAsync("/services", cancel)).Form().Choose("services", services).SubmitAsync(cancel: cancel));

    /// <summary>Answers the check beforehand; leads to the form unless something is in the way.</summary>
    public async Task<VisitedPage> CheckBeforehandAsync(CancellationToken cancel = default)
    {
        var page = await visitor.OpenAsync("/beforehand", cancel);
        return page.Address.AbsolutePath == "/beforehand" ? Reached(await page.Form().FillIn(Ticks).SubmitAsync("check", cancel)) : page;
    }

    /// <summary>Fills the form and attaches the papers; leads to the review.</summary>
    public async Task<VisitedPage> FillFormAsync(CancellationToken cancel = default) =>
        Reached(await (await visitor.OpenAsync("/form", cancel)).Form().FillIn(Answers).SubmitAsync("review", cancel), "/review");

    /// <summary>Confirms, declares and submits.</summary>
    /// <param name="name">The person's name, typed under the declaration.</param>
    public async Task<VisitedReceipt> SubmitAsync(string name, CancellationToken cancel = default)
    {
        var form = (await visitor.OpenAsync("/review", cancel)).Form();
        if (form.Offers("confirmed")) form.Tick("confirmed");
        var receipt = Reached(await form.Tick("declared").Fill("name", name).SubmitAsync(cancel: cancel));
        if (receipt.Address.Segments is not [_, "applications/", var id, "receipt"]) throw Stopped(receipt);
        return new VisitedReceipt(id.TrimEnd('/').Replace("-", ""), VisitedPage.Words(receipt.Document.QuerySelector("#receipt-number")));
    }

    /// <summary>The whole way from the sign-in to the receipt.</summary>
    public async Task<VisitedReceipt> ApplyAsync(string name, IReadOnlyCollection<string> services, CancellationToken cancel = default)
    {
        await SignInAsync(cancel);
        await AnswerNoticeAsync(cancel: cancel);
        await ChooseAsync(services, cancel);
        var beforehand = await CheckBeforehandAsync(cancel);
        if (beforehand.Address.AbsolutePath != "/form") throw Stopped(beforehand);
        await FillFormAsync(cancel);
        return await SubmitAsync(name, cancel);
    }

    /// <summary>The page of an application.</summary>
    public async Task<VisitedPage> ShowAsync(string application, CancellationToken cancel = default) => Reached(await visitor.OpenAsync($"/applications/{application}", cancel));

    private static VisitedPage Reached(VisitedPage page, string? path = null) =>
        page.Status == 200 && (path is null || page.Address.AbsolutePath == path) ? page : throw Stopped(page);

    private static VisitException Stopped(VisitedPage page) =>
        new($"status {page.Status}, {page.Heading} {string.Join(' ', page.Errors)}", page.Address);
}
