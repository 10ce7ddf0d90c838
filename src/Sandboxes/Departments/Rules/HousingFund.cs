using Lianban.Sandboxes.People;

namespace Lianban.Sandboxes.Departments.Rules;

/// <summary>Housing fund: opening or reopening a personal account (practice P5; plan, annex 2 四(七)).</summary>
internal static class HousingFund
{
    // refused
    private const string InUseThroughEmployer = "GJJ-101", InUseHere = "GJJ-102";
    // remarks to an approval
    private const string Reopened = "GJJ-201", SealedElsewhere = "GJJ-202";
    // to a reviewer
    private const string NotInRegister = "GJJ-901", NameDiffers = "GJJ-902", StandingUnknown = "GJJ-903";

    public static IReadOnlyList<ServiceDesk> Desks { get; } =
        [new("housing-fund", "housing-fund-account", ["main"], "GJJ", true, "accountNumber", Account, [], Coded.HousingFund, "GJJ-501")];

    private static Finding Account(CaseFile file)
    {
        if (file.Person is not { } person) return new Finding.ToReviewer(NotInRegister);
        if (person.Name != file.Field("name")) return new Finding.ToReviewer(NameDiffers);
        var clear = !StatutoryAge.Reached(person, file.Today);
        return person.Fact(Facts.Fund) switch
        {
            "none" => new Finding.Approve("fund-account-opened", null, clear, (Facts.Fund, "in-use")),
            "sealed-here" => new Finding.Approve("fund-account-reopened", Reopened, clear, (Facts.Fund, "in-use")),
            "sealed-elsewhere" => new Finding.Approve("fund-account-opened", SealedElsewhere, clear, (Facts.Fund, "in-use")),
            "in-use" when person.Detail(Facts.Fund) is { Length: > 0 } employer => new Finding.Refuse(InUseThroughEmployer, "employer", employer),
            "in-use" => new Finding.Refuse(InUseHere),
            _ => new Finding.ToReviewer(StandingUnknown),
        };
    }
}
