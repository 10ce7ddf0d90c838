using Lianban.Catalogue.Model;
using Lianban.Platform.Time;

namespace Lianban.Catalogue.Calendar;

/// <summary>
/// Due instants (practice P24, to be confirmed). Received on day D, the calendar day in Weihai whatever the hour; received on a non-working day,
/// D is the next working day. Due at the end of the receiving unit's office hours (annex 2 十二) on the Nth working day after D.
/// </summary>
public static class Deadlines
{
    /// <summary>When what was received at an instant is due.</summary>
    /// <param name="received">Business time of receipt, in any offset.</param>
    /// <param name="workingDays">0 or more; the plan promises 1 (annex 2 八).</param>
    /// <param name="area">The place of the reviewing unit: its hours of the season of the due day count.</param>
    /// <param name="calendar">The working days.</param>
    /// <exception cref="InvalidOperationException">The area has no hours for the due day; the check of the catalogue rules this out.</exception>
    public static Deadline Due(DateTimeOffset received, int workingDays, Area area, WorkingCalendar calendar)
    {
        var day = DateOnly.FromDateTime(received.ToOffset(BusinessClock.Zone).DateTime);
        var from = calendar.IsWorkingDay(day) ? day : calendar.NextWorkingDay(day);
        var due = calendar.AddWorkingDays(from, workingDays);
        var provisional = Enumerable.Range(day.Year, due.Year - day.Year + 1).Any(year => !calendar.IsPublished(year));
        return new Deadline(new DateTimeOffset(due.ToDateTime(ClosingTime(area, due)), BusinessClock.Zone), from, provisional);
    }

    /// <summary>When the area's counters close on a working day.</summary>
    public static TimeOnly ClosingTime(Area area, DateOnly day) =>
        (area.Hours.FirstOrDefault(h => h.Includes(day)) ?? throw new InvalidOperationException($"{area.Code}: no opening hours on {day:yyyy-MM-dd}")).AfternoonTo;

    /// <summary>When the area's counters open on a working day.</summary>
    public static TimeOnly OpeningTime(Area area, DateOnly day) =>
        (area.Hours.FirstOrDefault(h => h.Includes(day)) ?? throw new InvalidOperationException($"{area.Code}: no opening hours on {day:yyyy-MM-dd}")).MorningFrom;
}
