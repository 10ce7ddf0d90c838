namespace Lianban.Sandboxes.People;

/// <summary>The facts of the register, named as data sharing names them; flags are <c>true</c> and <c>false</c>.</summary>
internal static class Facts
{
    public const string Pension = "insurance.pension";
    public const string Medical = "insurance.medical";
    public const string Drawing = "benefit.pension";
    public const string Unemployment = "benefit.unemployment";
    public const string Card = "card.held";
    public const string Fund = "fund.account";
    public const string Employment = "employment.registered";
    public const string HasEmployees = "work.has-employees";
    public const string RegisteredTrader = "work.registered-trader";
    public const string LivesInCity = "residence.in-city";
    public const string UsualResidence = "usual-residence";

    /// <summary>Not shared with anybody: what the tax office keeps on who has declared.</summary>
    public const string Declared = "contribution.declared.";

    /// <summary>Which authority answers for a fact.</summary>
    public static string Source(string fact) => fact switch
    {
        Medical => "medical-insurance",
        Fund => "housing-fund",
        HasEmployees or RegisteredTrader => "market-regulation",
        LivesInCity or UsualResidence => "public-security",
        _ => "human-resources",
    };

    /// <summary>Shared by the platform of the city, in this order.</summary>
    public static IReadOnlyList<string> Shared { get; } =
        [Pension, Medical, Drawing, Unemployment, Card, Fund, Employment, HasEmployees, RegisteredTrader, LivesInCity, UsualResidence];
}
