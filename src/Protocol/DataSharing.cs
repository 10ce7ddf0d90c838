namespace Lianban.Protocol;

/// <summary>
/// <c>POST {base}/data-sharing/v1/query</c>: asks the city's data-sharing platform for items about one person. Signed like every other message;
/// the person's details stand in the body, never in the address.
/// </summary>
/// <param name="Purpose">Why we ask; <c>flexible-employment</c>.</param>
/// <param name="NoticeVersion">Version of the notice that the person accepted (practice P25).</param>
/// <param name="DocumentKind">Code of the identity document's kind, e.g. <c>resident-identity-card</c>.</param>
/// <param name="Number">The document's number.</param>
/// <param name="Items">Names from <see cref="SharedItems"/>.</param>
public sealed record SharedQuery(string Purpose, string NoticeVersion, string DocumentKind, string Number, IReadOnlyList<string> Items)
{
    /// <summary>Never prints a personal value.</summary>
    public override string ToString() => "***";
}

/// <summary>The answer (200). An item that nobody has a record of is absent: unknown, never "no". An unknown person gives no items.</summary>
public sealed record SharedRecords(IReadOnlyList<SharedRecord> Values);

/// <summary>One item.</summary>
/// <param name="Item">Name of the item as asked.</param>
/// <param name="Value">A code, <c>true</c>/<c>false</c>, a day yyyy-MM-dd, or text.</param>
/// <param name="Source">Code of the source: <c>public-security</c>, <c>human-resources</c>, <c>medical-insurance</c>, <c>housing-fund</c>, <c>market-regulation</c>, <c>civil-affairs</c>.</param>
/// <param name="At">As of when the source says so.</param>
public sealed record SharedRecord(string Item, string Value, string Source, DateTimeOffset At)
{
    /// <summary>Never prints a personal value.</summary>
    public override string ToString() => "***";
}

/// <summary>Every item that can be asked for. Those that are facts of rules bear the fact's name.</summary>
public static class SharedItems
{
    // values of the form
    public const string Name = "name";
    /// <summary>yyyy-MM-dd.</summary>
    public const string BirthDate = "birth-date";
    public const string Sex = "sex";
    public const string Ethnicity = "ethnicity";
    public const string Address = "address";
    public const string DocumentFrom = "document-from";
    public const string DocumentTo = "document-to";
    public const string DocumentIssuer = "document-issuer";
    public const string FormerArchive = "former-archive";
    public const string DocumentNumber = "document-number";
    public const string Mobile = "mobile";

    /// <summary>Code of the area where the person usually lives.</summary>
    public const string UsualResidence = "usual-residence";

    /// <summary>Name of the employer that still insures the person; text.</summary>
    public const string Employer = "employer";

    // facts of rules (names as in the catalogue)
    public const string Pension = "insurance.pension";
    public const string Medical = "insurance.medical";
    public const string PensionBenefit = "benefit.pension";
    public const string UnemploymentBenefit = "benefit.unemployment";
    public const string Card = "card.held";
    public const string FundAccount = "fund.account";
    public const string Employment = "employment.registered";
    public const string EmployerInsured = "work.employer-insured";
    public const string RegisteredTrader = "work.registered-trader";
    public const string HasEmployees = "work.has-employees";
    public const string LivesInCity = "residence.in-city";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        Name, BirthDate, Sex, Ethnicity, Mobile, Address, DocumentNumber, DocumentFrom, DocumentTo, DocumentIssuer, FormerArchive, UsualResidence, Employer,
        Pension, Medical, PensionBenefit, UnemploymentBenefit, Card, FundAccount, Employment, EmployerInsured, RegisteredTrader, HasEmployees, LivesInCity,
    ];
}
