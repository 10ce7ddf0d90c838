namespace Lianban.Catalogue.Calendar;

/// <summary>The State Council's working days, make-up days included. A year without a calendar counts Monday to Friday and is provisional.</summary>
public sealed class WorkingCalendar(IReadOnlyList<CalendarYear> years)
{
    // A year's paper may name days of the year before or after (New Year's Day), so days are looked up over all papers; the later paper counts.
    private readonly Dictionary<DateOnly, bool> special = years.OrderBy(y => y.Year).SelectMany(y => y.Days)
        .GroupBy(d => d.Day).ToDictionary(g => g.Key, g => g.Last().IsOff);
    private readonly HashSet<int> published = [.. years.Where(y => y.Papers.Count > 0).Select(y => y.Year)];

    /// <summary>The years loaded; one without papers counts as not published.</summary>
    public IReadOnlyList<CalendarYear> Years { get; } = years;

    /// <summary>Whether the State Council's paper for this year is loaded.</summary>
    public bool IsPublished(int year) => published.Contains(year);

    /// <summary>Whether offices work on this day.</summary>
    public bool IsWorkingDay(DateOnly day) =>
        special.TryGetValue(day, out var off) ? !off : day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    /// <summary>The first working day after this day.</summary>
    public DateOnly NextWorkingDay(DateOnly day)
    {
        do day = day.AddDays(1);
        while (!IsWorkingDay(day));
        return day;
    }

    /// <summary>The nth working day after this day, which itself is not counted; 0 gives the day itself.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="workingDays"/> is negative.</exception>
    public DateOnly AddWorkingDays(DateOnly day, int workingDays)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(workingDays);
        for (var i = 0; i < workingDays; i++) day = NextWorkingDay(day);
        return day;
    }
}
