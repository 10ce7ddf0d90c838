using Lianban.Catalogue.Model;

namespace Lianban.Catalogue.Checking;

/// <summary>Every department has one unit in every area, one way of deciding for each of its services there, and the area is open every working day.</summary>
internal static class Offices
{
    public static void Run(Check check)
    {
        foreach (var area in check.Definition.Places.Areas)
        {
            Hours(check, area);
            foreach (var department in check.Definition.Basic.Select(s => s.Department).Distinct()) Unit(check, department, area);
            foreach (var service in check.Definition.Basic) Way(check, service, area);
        }
    }

    private static void Unit(Check check, string department, Area area)
    {
        var units = check.Definition.Places.Units.Where(u => u.Department == department && u.Area == area.Code).ToList();
        if (units.Count == 0) check.Refuse(check.Definition.Places.Units, "CATALOGUE-NO-UNIT", department, area.Code);
        foreach (var second in units.Skip(1)) check.Refuse(second, "CATALOGUE-UNIT-TWICE", department, area.Code);
    }

    private static void Way(Check check, PublicService service, Area area)
    {
        var ways = check.Definition.Places.WaysFor(service.Department, area.Code, service.Code);
        if (ways.Count == 0) check.Refuse(check.Definition.Places.Ways, "CATALOGUE-NO-WAY", service.Department, area.Code, service.Code);
        if (ways.Count > 1) check.Refuse(ways[1], "CATALOGUE-TWO-WAYS", service.Department, area.Code, service.Code);
    }

    private static void Hours(Check check, Area area)
    {
        foreach (var hours in area.Hours)
        {
            if (hours.MorningFrom >= hours.MorningTo || hours.MorningTo > hours.AfternoonFrom || hours.AfternoonFrom >= hours.AfternoonTo) check.Refuse(hours, "CATALOGUE-HOURS-REVERSED", area.Code);
            foreach (var bound in new[] { hours.From, hours.To }.OfType<MonthDay>())
                if (bound.Month is < 1 or > 12 || bound.Day < 1 || bound.Day > DateTime.DaysInMonth(2024, bound.Month)) check.Refuse(bound, "CATALOGUE-BAD-DAY", $"{bound.Month}", $"{bound.Day}");
        }
        // A leap year has every day there is.
        for (var day = new DateOnly(2024, 1, 1); day.Year == 2024; day = day.AddDays(1))
        {
            var open = area.Hours.Count(h => h.Includes(day));
            if (open == 1) continue;
            check.Refuse(area.Hours, open == 0 ? "CATALOGUE-NO-HOURS" : "CATALOGUE-TWO-HOURS", area.Code, $"{day:MM-dd}");
            return;
        }
    }
}
