namespace Lianban.Sandboxes.People;

/// <summary>Somebody in the stand-ins' register. Nobody real: the number is made from a region that is never issued.</summary>
/// <param name="Id">Readable and stable, e.g. <c>never-insured</c>; the <c>sub</c> of the sign-in.</param>
/// <param name="About">What is special about the person, in Chinese.</param>
/// <param name="DocumentKind">Code of the kind of identity document.</param>
/// <param name="DocumentTo">A day, or <c>long-term</c>.</param>
/// <param name="Mobile">Null: the person has no mobile phone.</param>
/// <param name="RealNameLevel">Level the portal knows at sign-in; a step-up raises it for one sign-in.</param>
/// <param name="SubmitAt">Business time at which a test submits, when that matters (practice P24).</param>
/// <param name="Expected">Service (or <c>service/part</c>) → expected outcome.</param>
internal sealed record Person(
    string Id, string Number, string Name, string About, string Sex, string Birth, string? Ethnicity, string DocumentKind, string? DocumentIssuer,
    string? DocumentFrom, string? DocumentTo, string? Address, string? Mobile, int RealNameLevel, string? SubmitAt,
    IReadOnlyDictionary<string, Standing> Facts, IReadOnlyDictionary<string, Expected> Expected)
{
    /// <summary>What the register holds for a fact; null → unknown, which is never "no".</summary>
    public string? Fact(string name) => Facts.GetValueOrDefault(name)?.Value;

    /// <summary>The detail of a fact, e.g. the employer's name; empty when there is none.</summary>
    public string Detail(string name) => Facts.GetValueOrDefault(name)?.Detail ?? "";

    /// <summary>Completed years on a day.</summary>
    public int Age(DateOnly day)
    {
        var birth = DateOnly.ParseExact(Birth, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        return day.Year - birth.Year - ((day.Month, day.Day).CompareTo((birth.Month, birth.Day)) < 0 ? 1 : 0);
    }
}

/// <summary>How somebody stands. <paramref name="Shared"/> false: the department knows, data sharing does not tell.</summary>
internal sealed record Standing(string Value, string? Detail = null, bool Shared = true);

/// <summary>
/// What should come out. <paramref name="Outcome"/>: <c>approved</c>, <c>in-force</c>, <c>refused</c>, <c>to-reviewer</c> (the department's),
/// <c>not-eligible</c> (the check beforehand says so), <c>ended</c> (its prerequisite was not met) or <c>waits</c> (its prerequisite is with a reviewer)
/// or <c>absent</c> (the part does not exist: its registration is neither in force nor applied for).
/// </summary>
/// <param name="Code">The department's own code; for <c>not-eligible</c> the name of the rule as the check beforehand shows it.</param>
/// <param name="Confirmed">False: neither the plan nor practice gives this outcome.</param>
internal sealed record Expected(string Outcome, string? Code = null, bool Confirmed = true);
