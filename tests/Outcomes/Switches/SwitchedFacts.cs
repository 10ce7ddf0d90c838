using Lianban.Cli.Visiting;
using Lianban.Tests.Outcomes.Walking;

namespace Lianban.Tests.Outcomes.Switches;

/// <summary>What all facts about a fault share: services by short names, every switch off at the end, nothing done twice.</summary>
public abstract class SwitchedFacts(Office office) : IAsyncLifetime
{
    protected const string Pension = "pension-registration", Card = "social-security-card", Archive = "personnel-archive", Medical = "medical-registration",
        Contribution = "contribution-declaration", Employment = "employment-registration", Fund = "housing-fund-account";

    protected const string HumanResources = "human-resources", MedicalInsurance = "medical-insurance", Taxation = "taxation", HousingFund = "housing-fund";

    protected Office Office => office;

    public async ValueTask InitializeAsync() => await office.System.ResetSwitchesAsync();

    public async ValueTask DisposeAsync()
    {
        await office.System.ResetSwitchesAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Waits for a state of every part.</summary>
    protected static Task<IReadOnlyDictionary<string, ShownPart>> UntilAllAsync(Applied applied, string state, int seconds = 30) =>
        Office.UntilAsync(applied, $"every part is {state}", parts => parts.Values.All(p => p.State == state), seconds);

    /// <summary>Waits for a state of one part.</summary>
    protected static async Task<ShownPart> UntilAsync(Applied applied, string key, string state, int seconds = 30) =>
        (await Office.UntilAsync(applied, $"{key} is {state}", parts => parts[key].State == state, seconds))[key];

    /// <summary>Every case is in the departments' books once and was done once; the platform's history holds.</summary>
    protected async Task<DepartmentBooks> AssertDoneOnceAsync(Applied applied, int effects)
    {
        var books = await DepartmentBooks.OfAsync(office.System, applied.Receipt.Id);
        Assert.Empty(books.Doubled);
        Assert.Equal(effects, books.Effects);
        Assert.Equal((await applied.PartsAsync()).Values.Count(p => p.State is not ("Waiting" or "Ended")), books.Cases);
        CaseFile.AssertChain(office.System, applied.Receipt.Id);
        return books;
    }

    /// <summary>A sentence that a person can read: Chinese, whole, without codes in it.</summary>
    protected static void AssertReadable(ShownPart part)
    {
        Assert.True(part.Sentence.Length > 0, $"{part.Key} {part.State} {part.Code}: nothing is said");
        var said = part.Sentence;
        Assert.Contains("。", said);
        Assert.True(said.Count(c => c > 0x4e00) >= 8, said);
        Assert.DoesNotContain(said, char.IsAsciiLetterUpper);
    }

    /// <summary>What the page says that happened, newest first.</summary>
    protected static async Task<IReadOnlyList<string>> TimelineAsync(Applied applied) =>
        [.. (await applied.PageAsync()).Document.QuerySelectorAll("section[aria-labelledby=h-line] li").Select(VisitedPage.Words)];
}
