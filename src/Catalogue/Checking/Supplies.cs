using System.Globalization;
using Lianban.Catalogue.Loading;
using Lianban.Catalogue.Model;

namespace Lianban.Catalogue.Checking;

/// <summary>Names what is to be supplied, and the years whose working days are not published. Neither is a failure: nothing is guessed meanwhile.</summary>
internal static class Supplies
{
    public static void Run(Check check)
    {
        foreach (var service in check.Definition.Services)
        {
            ToBeSupplied(check, service, service.ImplementationCode, nameof(service.ImplementationCode), service.Code);
            ToBeSupplied(check, service, service.HandlingCode, nameof(service.HandlingCode), service.Code);
            ToBeSupplied(check, service, service.RealNameLevel, nameof(service.RealNameLevel), service.Code);
            ToBeSupplied(check, service, service.ProxyAllowed, nameof(service.ProxyAllowed), service.Code);
            foreach (var link in service.Links) ToBeSupplied(check, link, link.Address, nameof(link.Address), $"{service.Code} {link.Code}");
        }
        var years = check.Definition.Calendar.Years.Where(y => y.Papers.Count > 0).Select(y => y.Year).ToList();
        var first = years.Append(check.Definition.LifeEvent.EffectiveFrom.Year).Min();
        for (var year = first; year <= years.Append(first).Max() + 1; year++)
            if (!check.Definition.Calendar.IsPublished(year))
                check.Findings.Warn(new Place($"calendar/{year.ToString("0000", CultureInfo.InvariantCulture)}.json", 0), "CATALOGUE-NO-CALENDAR", year.ToString(CultureInfo.InvariantCulture));
    }

    private static void ToBeSupplied(Check check, object owner, object? value, string property, string of)
    {
        if (value is null) check.Findings.Note(check.Locations.Of(owner, property), "CATALOGUE-TO-BE-SUPPLIED", $"{Shape.Camel(property)} ({of})");
    }
}
