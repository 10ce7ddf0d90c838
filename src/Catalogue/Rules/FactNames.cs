namespace Lianban.Catalogue.Rules;

/// <summary>The type of a fact's value.</summary>
public enum FactType { Flag, Number, Day, Code }

/// <summary>A fact that rules may name. <paramref name="Codes"/>: the possible values of a <see cref="FactType.Code"/> fact.</summary>
public sealed record FactName(string Name, FactType Type, string Meaning, params IReadOnlyList<string> Codes);

/// <summary>
/// Every fact a rule may name. Besides these: <c>chosen.SERVICE</c> (flag: chosen in this application) and <c>answer.QUESTION</c>
/// (the answer given, by question code). What must be computed is computed here in C#, never in a rule.
/// </summary>
public static class FactNames
{
    /// <summary>Begins the name of a flag: this service is chosen in the application.</summary>
    public const string ChosenPrefix = "chosen.";

    /// <summary>Begins the name of the answer to a question.</summary>
    public const string AnswerPrefix = "answer.";

    public const string Age = "applicant.age";
    public const string DocumentKind = "applicant.document-kind";
    public const string DocumentExpired = "applicant.document-expired";
    public const string RealNameLevel = "sign-in.real-name-level";
    public const string Channel = "application.channel";
    public const string Pension = "insurance.pension";
    public const string Medical = "insurance.medical";
    public const string Drawing = "benefit.pension";
    public const string Unemployment = "benefit.unemployment";
    public const string Card = "card.held";
    public const string Fund = "fund.account";
    public const string Employment = "employment.registered";
    public const string HasEmployees = "work.has-employees";
    public const string Working = "work.working";
    public const string AbleToWork = "work.able";
    public const string EmployerInsured = "work.employer-insured";
    public const string LivesInCity = "residence.in-city";
    public const string RegisteredTrader = "work.registered-trader";

    /// <summary>All fixed facts.</summary>
    public static IReadOnlyList<FactName> All { get; } =
    [
        new(Age, FactType.Number, "Completed years on the day of application, from the document"),
        new(DocumentKind, FactType.Code, "Kind of identity document",
            "resident-identity-card", "hong-kong-macao-taiwan-residence-permit", "foreign-permanent-residence-card", "hong-kong-macao-travel-permit", "taiwan-travel-permit"),
        new(DocumentExpired, FactType.Flag, "The document has expired on the day of application"),
        new(RealNameLevel, FactType.Number, "Real-name level of the sign-in"),
        new(Channel, FactType.Code, "How one applies", "online", "counter"),
        new(Pension, FactType.Code, "Employees' pension insurance", "never", "stopped", "flexible-here", "employer", "elsewhere-in-province", "elsewhere-in-china"),
        new(Medical, FactType.Code, "Medical insurance", "never", "stopped", "flexible-here", "employer", "elsewhere-in-province", "elsewhere-in-china", "resident"),
        new(Drawing, FactType.Code, "Pension benefit drawn", "none", "employee", "resident"),
        new(Unemployment, FactType.Flag, "Draws unemployment benefit"),
        new(Card, FactType.Flag, "Holds or has applied for a social security card"),
        new(Fund, FactType.Code, "Housing fund account", "none", "sealed-here", "sealed-elsewhere", "in-use"),
        new(Employment, FactType.Flag, "Registered as flexibly employed"),
        new(HasEmployees, FactType.Flag, "Is a trader who employs others"),
        new(Working, FactType.Flag, "Is in work now"),
        new(AbleToWork, FactType.Flag, "Is able to work"),
        new(EmployerInsured, FactType.Flag, "Insured through an employer"),
        new(LivesInCity, FactType.Flag, "Lives in the city"),
        new(RegisteredTrader, FactType.Flag, "Is a registered individual trader"),
    ];
}
