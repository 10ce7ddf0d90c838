using Lianban.Sandboxes.People;

namespace Lianban.Sandboxes.Departments.Rules;

/// <summary>Medical insurance: enrolment in employees' medical insurance (practice P5).</summary>
internal static class MedicalInsurance
{
    // refused
    private const string StillWithEmployer = "YB-101", InForceHere = "YB-102", ElsewhereInProvince = "YB-103", ElsewhereInChina = "YB-104", HasEmployees = "YB-105",
        TravelPermit = "YB-106";
    // remark to an approval
    private const string Continued = "YB-201";
    // to a reviewer
    private const string NotInRegister = "YB-901", NameDiffers = "YB-902", StandingUnknown = "YB-903", AboveRetirementAge = "YB-904", ResidentInsurance = "YB-905",
        UnemploymentBenefit = "YB-906", TooYoung = "YB-907";

    public static IReadOnlyList<ServiceDesk> Desks { get; } =
        [new("medical-insurance", "medical-registration", ["main"], "YBDJ", false, "personalNumber", Medical, [], Coded.MedicalInsurance, "YB-501")];

    private static Finding Medical(CaseFile file)
    {
        if (file.Person is not { } person) return new Finding.ToReviewer(NotInRegister);
        if (person.Name != file.Field("name")) return new Finding.ToReviewer(NameDiffers);
        if (person.Fact(Facts.HasEmployees) == "true") return new Finding.Refuse(HasEmployees); // plan, annex 2 四(四): a trader without employees
        if (person.DocumentKind is "hong-kong-macao-travel-permit" or "taiwan-travel-permit" && person.Fact(Facts.RegisteredTrader) != "true")
            return new Finding.Refuse(TravelPermit);
        if (person.Age(file.Today) < 16) return new Finding.ToReviewer(TooYoung);
        return person.Fact(Facts.Medical) switch
        {
            "employer" => new Finding.Refuse(StillWithEmployer, "employer", person.Detail(Facts.Medical)),
            "flexible-here" => new Finding.Refuse(InForceHere),
            "elsewhere-in-province" => new Finding.Refuse(ElsewhereInProvince, "place", person.Detail(Facts.Medical)),
            "elsewhere-in-china" => new Finding.Refuse(ElsewhereInChina, "place", person.Detail(Facts.Medical)),
            "resident" => new Finding.ToReviewer(ResidentInsurance),
            "never" or "stopped" when person.Fact(Facts.Unemployment) == "true" => new Finding.ToReviewer(UnemploymentBenefit),
            "never" or "stopped" when StatutoryAge.Reached(person, file.Today) => new Finding.ToReviewer(AboveRetirementAge),
            "never" => new Finding.Approve("medical-enrolled", null, true, (Facts.Medical, "flexible-here")),
            "stopped" => new Finding.Approve("medical-enrolled", Continued, true, (Facts.Medical, "flexible-here")),
            _ => new Finding.ToReviewer(StandingUnknown),
        };
    }
}
