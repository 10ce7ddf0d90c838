using System.Globalization;
using Lianban.Catalogue.Calendar;

namespace Lianban.Catalogue.Loading;

/// <summary>A year of <c>calendar/</c> as holiday-cn publishes it. JSON is read as YAML, so that findings have lines here too.</summary>
internal sealed record CalendarFile(int Year, IReadOnlyList<string> Papers, IReadOnlyList<CalendarFileDay> Days)
{
    public static CalendarYear? Read(string path, Node root, Binder binder, Locations locations, Findings findings)
    {
        // The two keys that begin with $ name the file's own schema; they say nothing about days.
        var node = root is Mapping m ? m with { Entries = [.. m.Entries.Where(e => !e.Key.StartsWith('$'))] } : root;
        if (binder.Bind<CalendarFile>(node) is not { } file) return null;
        if (path != $"calendar/{file.Year.ToString("0000", CultureInfo.InvariantCulture)}.json") findings.Refuse(locations.Of(file, nameof(Year)), "CATALOGUE-FILE-NAME", path, $"{file.Year}.json");
        foreach (var twice in file.Days.GroupBy(d => d.Date).SelectMany(g => g.Skip(1)))
            findings.Refuse(locations.Of(twice, nameof(twice.Date)), "CATALOGUE-DAY-TWICE", twice.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        return new CalendarYear(file.Year, file.Papers, [.. file.Days.Select(d => new SpecialDay(d.Date, d.Name, d.IsOffDay))]);
    }
}

internal sealed record CalendarFileDay(string Name, DateOnly Date, bool IsOffDay);
