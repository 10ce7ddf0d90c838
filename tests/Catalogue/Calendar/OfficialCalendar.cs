using System.Text.Json;
using Lianban.Catalogue.Calendar;
using Lianban.Catalogue.Model;
using Lianban.Tests.TestKit;

namespace Lianban.Tests.Catalogue.Calendar;

/// <summary>The State Council's calendars of the repository, read here without the product's loader.</summary>
internal static class OfficialCalendar
{
    public static WorkingCalendar Read() => new([.. Directory.GetFiles(Repository.At("catalogue", "calendar"), "*.json").Order(StringComparer.Ordinal).Select(Year)]);

    private static CalendarYear Year(string file)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(file));
        return new CalendarYear(json.RootElement.GetProperty("year").GetInt32(),
            [.. json.RootElement.GetProperty("papers").EnumerateArray().Select(p => p.GetString()!)],
            [.. json.RootElement.GetProperty("days").EnumerateArray().Select(d => new SpecialDay(
                DateOnly.Parse(d.GetProperty("date").GetString()!), d.GetProperty("name").GetString()!, d.GetProperty("isOffDay").GetBoolean()))]);
    }

    public static Area City { get; } = Place("city", new OpeningHours(null, null, new(8, 30), new(12, 0), new(13, 30), new(17, 30), "附件2 十二"));

    public static Area Wendeng { get; } = Place("wendeng",
        new OpeningHours(new(5, 1), new(9, 30), new(8, 0), new(11, 30), new(13, 30), new(17, 0), "附件2 十二"),
        new OpeningHours(new(10, 1), new(4, 30), new(8, 0), new(11, 30), new(13, 0), new(16, 30), "附件2 十二"));

    private static Area Place(string code, params OpeningHours[] hours) => new(code, new Words("地", "Place"), "371000", "0631-5198106", hours);
}
