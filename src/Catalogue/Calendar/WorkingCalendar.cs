namespace Lianban.Catalogue.Calendar;

/// <summary>The State Council's working days, make-up days included. A year without a calendar counts Monday to Friday and is provisional.</summary>
public sealed class WorkingCalendar(IReadOnlyList<CalendarYear> years)
{
    /// <summary>The years loaded; one without papers counts as not published.</summary>
    public IReadOnlyList<CalendarYear> Years { get; } = years;
}
