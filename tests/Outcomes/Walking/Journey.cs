using System.Text.RegularExpressions;
using Lianban.Cli.Visiting;

namespace Lianban.Tests.Outcomes.Walking;

/// <summary>One person's way through the pages, with what the check beforehand said.</summary>
/// <param name="Dropped">Service → rules that it named, for what could not be applied for.</param>
public sealed record Applied(RegisteredPerson Person, Applicant Applicant, VisitedReceipt Receipt, IReadOnlyDictionary<string, IReadOnlyList<string>> Dropped)
{
    /// <summary>The person's page of the application.</summary>
    public Task<VisitedPage> PageAsync() => Applicant.ShowAsync(Receipt.Id);

    /// <summary>Its parts.</summary>
    public async Task<IReadOnlyDictionary<string, ShownPart>> PartsAsync() => ShownPart.Of(await PageAsync());
}

/// <summary>Goes the whole way as a careful person does: steps up where asked, reads the check beforehand, drops what cannot be applied for.</summary>
public sealed partial class Journey(Visitor visitor, RegisteredPerson person)
{
    /// <summary>The steps.</summary>
    public Applicant Applicant { get; } = new(visitor, person.Id);

    /// <summary>Sign-in, notice, services, check beforehand, form, review, submit.</summary>
    public async Task<Applied> GoAsync(IReadOnlyCollection<string> services)
    {
        var dropped = await UntilFormAsync(services);
        await Applicant.FillFormAsync();
        return new Applied(person, Applicant, await Applicant.SubmitAsync(person.Name), dropped);
    }

    /// <summary>Up to the form; what the check beforehand did not let through.</summary>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> UntilFormAsync(IReadOnlyCollection<string> services)
    {
        await Applicant.SignInAsync();
        await Applicant.AnswerNoticeAsync();
        await Applicant.ChooseAsync(services);
        var dropped = new Dictionary<string, IReadOnlyList<string>>();
        var page = await visitor.OpenAsync("/beforehand");
        for (var turn = 0; page.Address.AbsolutePath == "/beforehand"; turn++)
        {
            Assert.True(turn < 6, $"{person.Id} does not get past the check beforehand: {page.Text}");
            foreach (var (service, rules) in NotPossible(page)) dropped[service] = rules;
            if (page.Has("a[href*='level=']")) page = await StepUpAsync(page);
            else page = await page.Form("#main-form").FillIn(Applicant.Ticks).SubmitAsync(page.Has("button[value=drop]") ? "drop" : "check");
        }
        Assert.Equal("/form", page.Address.AbsolutePath);
        return dropped;
    }

    // The portal asks for a higher real-name level and leads back, with nothing lost (practice P25).
    private static async Task<VisitedPage> StepUpAsync(VisitedPage page)
    {
        var portal = await page.FollowAsync("a[href*='level=']");
        var back = await portal.Form("form[method=post]").SubmitAsync("done");
        Assert.NotEqual(portal.Address.Authority, back.Address.Authority);
        return back;
    }

    private static IEnumerable<(string Service, IReadOnlyList<string> Rules)> NotPossible(VisitedPage page) =>
        from verdict in page.Document.QuerySelectorAll(".verdict")
        let rules = Rule().Matches(VisitedPage.Words(verdict)).Select(m => m.Groups[1].Value).ToList()
        where rules.Count > 0
        select (Names[VisitedPage.Words(verdict.QuerySelector("h3"))], (IReadOnlyList<string>)rules);

    private static readonly Dictionary<string, string> Names = Office.Definition.Basic.ToDictionary(s => s.Name.Zh, s => s.Code);

    [GeneratedRegex("规则 ([A-Z0-9-]+)", RegexOptions.CultureInvariant)]
    private static partial Regex Rule();
}
