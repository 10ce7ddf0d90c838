using Lianban.Sandboxes.People;

namespace Lianban.Sandboxes.Departments.Rules;

/// <summary>Human resources: enrolment in employees' pension insurance, card, archive, employment registration (practice P5).</summary>
internal static class HumanResources
{
    private const string Department = "human-resources";

    // pension: refused
    private const string StillWithEmployer = "HR-101", InForceHere = "HR-102", ElsewhereInProvince = "HR-103", ElsewhereInChina = "HR-104",
        DrawsEmployeePension = "HR-105", DrawsResidentPension = "HR-106", TravelPermit = "HR-107", HasEmployees = "HR-108";
    // card and employment: refused
    private const string CardHeld = "HR-121", UnderSixteen = "HR-141", DrawsPension = "HR-142";
    // remark to an approval
    private const string Continued = "HR-201";
    // to a reviewer
    private const string NotInRegister = "HR-901", NameDiffers = "HR-902", StandingUnknown = "HR-903", AboveRetirementAge = "HR-904", RegisteredBefore = "HR-905",
        TooYoung = "HR-906", NoRule = "HR-909";

    /// <summary>What a revocation of a prerequisite leads to; no service here has one.</summary>
    private const string NoPrerequisite = "HR-501";

    public static IReadOnlyList<ServiceDesk> Desks { get; } =
    [
        new(Department, "pension-registration", ["main"], "RSYL", true, "personalNumber", Pension, [], Coded.HumanResources, NoPrerequisite),
        new(Department, "social-security-card", ["main"], "RSSK", false, "cardOrder", Card,
        [
            new("bank-account", TimeSpan.FromHours(4)), new("card-made", TimeSpan.FromDays(2)),
            new("card-posted", TimeSpan.FromDays(1)), new("card-received", TimeSpan.FromDays(3)),
        ], Coded.HumanResources, NoPrerequisite),
        new(Department, "personnel-archive", ["main"], "RSDA", false, "letterNumber", Archive,
        [
            new("letter-issued", TimeSpan.FromHours(2)), new("former-body-accepted", TimeSpan.FromDays(2)), new("archive-sent", TimeSpan.FromDays(10)),
            new("archive-received", TimeSpan.FromDays(3)), new("archive-filed", TimeSpan.FromDays(1)),
        ], Coded.HumanResources, NoPrerequisite),
        new(Department, "employment-registration", ["main"], "RSJY", true, "registrationNumber", Employment, [], Coded.HumanResources, NoPrerequisite),
    ];

    private static Finding Pension(CaseFile file)
    {
        if (Stranger(file) is { } stranger) return stranger;
        var person = file.Person!;
        if (person.DocumentKind is "hong-kong-macao-travel-permit" or "taiwan-travel-permit" && person.Fact(Facts.RegisteredTrader) != "true")
            return new Finding.Refuse(TravelPermit);
        if (person.Fact(Facts.HasEmployees) == "true") return new Finding.Refuse(HasEmployees); // practice P9
        if (person.Fact(Facts.Drawing) == "employee") return new Finding.Refuse(DrawsEmployeePension);
        if (person.Fact(Facts.Drawing) == "resident") return new Finding.Refuse(DrawsResidentPension);
        if (person.Age(file.Today) < 16) return new Finding.ToReviewer(TooYoung);
        return person.Fact(Facts.Pension) switch
        {
            "employer" => new Finding.Refuse(StillWithEmployer, "employer", person.Detail(Facts.Pension)),
            "flexible-here" => new Finding.Refuse(InForceHere),
            "elsewhere-in-province" => new Finding.Refuse(ElsewhereInProvince, "place", person.Detail(Facts.Pension)),
            "elsewhere-in-china" => new Finding.Refuse(ElsewhereInChina, "place", person.Detail(Facts.Pension)),
            "never" or "stopped" when StatutoryAge.Reached(person, file.Today) => new Finding.ToReviewer(AboveRetirementAge),
            "never" => new Finding.Approve("pension-enrolled", null, true, (Facts.Pension, "flexible-here")),
            "stopped" => new Finding.Approve("pension-enrolled", Continued, true, (Facts.Pension, "flexible-here")),
            _ => new Finding.ToReviewer(StandingUnknown),
        };
    }

    private static Finding Card(CaseFile file) => (Finding?)Stranger(file) ?? file.Person!.Fact(Facts.Card) switch
    {
        "true" => new Finding.Refuse(CardHeld),
        "false" => new Finding.Approve("card-ordered", null, false, (Facts.Card, "true")),
        _ => new Finding.ToReviewer(StandingUnknown),
    };

    private static Finding Archive(CaseFile file) => (Finding?)Stranger(file) ?? new Finding.Approve("archive-requested", null, false);

    private static Finding Employment(CaseFile file)
    {
        if (Stranger(file) is { } stranger) return stranger;
        var person = file.Person!;
        if (person.Age(file.Today) < 16) return new Finding.Refuse(UnderSixteen);
        if (person.Fact(Facts.Drawing) == "employee") return new Finding.Refuse(DrawsPension);
        if (person.Fact(Facts.Drawing) == "resident") return new Finding.ToReviewer(NoRule); // whether the resident pension is meant too is to be confirmed
        if (person.Fact(Facts.Employment) == "true") return new Finding.ToReviewer(RegisteredBefore);
        return new Finding.Approve("employment-registered", null, !StatutoryAge.Reached(person, file.Today), (Facts.Employment, "true"));
    }

    private static Finding.ToReviewer? Stranger(CaseFile file) =>
        file.Person is null ? new Finding.ToReviewer(NotInRegister) : file.Person.Name != file.Field("name") ? new Finding.ToReviewer(NameDiffers) : null;
}
