using Xunit;

namespace Lianban.Tests.Catalogue.Calendar;

public sealed class WorkingCalendarFacts
{
    [Theory]
    [InlineData(2024, 251)]
    [InlineData(2025, 248)]
    [InlineData(2026, 248)]
    public void A_year_has_the_working_days_of_its_paper(int year, int expected)
    {
        var calendar = OfficialCalendar.Read();
        Assert.Equal(expected, Enumerable.Range(0, 366).Select(i => new DateOnly(year, 1, 1).AddDays(i)).Count(d => d.Year == year && calendar.IsWorkingDay(d)));
    }

    [Fact]
    public void Adding_no_working_day_gives_the_day_itself() =>
        Assert.Equal(new DateOnly(2026, 5, 2), OfficialCalendar.Read().AddWorkingDays(new DateOnly(2026, 5, 2), 0));
}
