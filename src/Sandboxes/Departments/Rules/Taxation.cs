using Lianban.Sandboxes.People;

namespace Lianban.Sandboxes.Departments.Rules;

/// <summary>Taxation: declaration of contributions, pension and medical apart (practice P4). Base and months are chosen afterwards, with tax.</summary>
internal static class Taxation
{
    // to a reviewer
    private const string NotInRegister = "SW-901", NameDiffers = "SW-902", NotEnrolled = "SW-903";
    // revoked because the enrolment was
    private const string EnrolmentRevoked = "SW-501";

    public static IReadOnlyList<ServiceDesk> Desks { get; } =
    [
        new("taxation", "contribution-declaration", ["pension", "medical"], "SWSB", true, "declarationNumber", Declaration,
            [new("payer-chooses-base", TimeSpan.FromDays(1))], Coded.Taxation, EnrolmentRevoked),
    ];

    private static Finding Declaration(CaseFile file)
    {
        if (file.Person is not { } person) return new Finding.ToReviewer(NotInRegister);
        if (person.Name != file.Field("name")) return new Finding.ToReviewer(NameDiffers);
        var (registration, fact) = file.Key.Part == "pension" ? ("pension-registration", Facts.Pension) : ("medical-registration", Facts.Medical);
        return file.Met(registration) || person.Fact(fact) == "flexible-here"
            ? new Finding.Approve(file.Key.Part + "-declared", null, true, (Facts.Declared + file.Key.Part, "true"))
            : new Finding.ToReviewer(NotEnrolled);
    }
}
