using Lianban.Protocol;
using Lianban.Sandboxes.People;

namespace Lianban.Sandboxes.Departments;

/// <summary>What a department finds when it looks at a case.</summary>
internal abstract record Finding
{
    private Finding() { }

    /// <summary>Accepted. <paramref name="Effect"/> is what is really done (once); <paramref name="Changes"/> is how the person stands afterwards.</summary>
    /// <param name="Remark">The department's own code of a remark to the approval, e.g. a reopening.</param>
    /// <param name="Clear">Practice P10: clear enough to be approved at once where that is switched on.</param>
    public sealed record Approve(string Effect, string? Remark, bool Clear, params IReadOnlyList<(string Fact, string Value)> Changes) : Finding;

    /// <summary>Refused, with the department's own code and details (an employer's name, a place).</summary>
    public sealed record Refuse(string Code, IReadOnlyDictionary<string, string> Details) : Finding
    {
        public Refuse(string code) : this(code, new Dictionary<string, string>()) { }

        public Refuse(string code, string detail, string value) : this(code, new Dictionary<string, string> { [detail] = value }) { }
    }

    /// <summary>A reviewer of the department looks at it: neither the plan nor practice gives the outcome.</summary>
    public sealed record ToReviewer(string Code) : Finding;
}

/// <summary>A case as a rule sees it. <paramref name="Person"/> null: not in the register.</summary>
internal sealed record CaseFile(CaseKey Key, SubmitBody Body, Person? Person, DateOnly Today)
{
    /// <summary>The value of a field, or null.</summary>
    public string? Field(string code) => Body.Fields.GetValueOrDefault(code);

    /// <summary>The service before this one was approved, or is in force.</summary>
    public bool Met(string service) => Body.Prerequisites.Any(p => p.Service == service && p.Outcome is "approved" or "inForce");
}

/// <summary>A step after approval (practice P1). <paramref name="After"/>: business time since the step before.</summary>
internal sealed record Step(string Code, TimeSpan After);

/// <summary>One service of a department: its parts, its rule, its steps.</summary>
/// <param name="Prefix">Beginning of the department's references.</param>
/// <param name="AtOnce">Practice P10: automatic approval is on unless it is switched off.</param>
/// <param name="ResultName">Name of the result that an approval brings, e.g. <c>personalNumber</c>.</param>
/// <param name="Codes">Field → the values this department knows, in its own code table.</param>
internal sealed record ServiceDesk(
    string Department, string Service, IReadOnlyList<string> Parts, string Prefix, bool AtOnce, string ResultName, Func<CaseFile, Finding> Find,
    IReadOnlyList<Step> Steps, IReadOnlyDictionary<string, IReadOnlyList<string>> Codes, string WhenPrerequisiteRevoked);

/// <summary>All services of all departments.</summary>
internal static class ServiceDesks
{
    public static IReadOnlyList<ServiceDesk> All { get; } =
        [.. Rules.HumanResources.Desks, .. Rules.MedicalInsurance.Desks, .. Rules.Taxation.Desks, .. Rules.HousingFund.Desks];

    /// <summary>The departments, in the plan's order.</summary>
    public static IReadOnlyList<string> Departments { get; } = All.Select(d => d.Department).Distinct().ToList();

    /// <summary>The desk of a service, or null.</summary>
    public static ServiceDesk? Of(string service) => All.FirstOrDefault(d => d.Service == service);
}
