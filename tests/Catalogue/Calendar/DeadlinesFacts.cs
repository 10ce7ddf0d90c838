using Lianban.Catalogue.Calendar;
using Lianban.Catalogue.Model;
using Xunit;

namespace Lianban.Tests.Catalogue.Calendar;

public sealed class DeadlinesFacts
{
    private static readonly WorkingCalendar Calendar = OfficialCalendar.Read();
    private static readonly Area City = OfficialCalendar.City, Wendeng = OfficialCalendar.Wendeng;

    private static DateTimeOffset At(string local) => DateTimeOffset.Parse(local + "+08:00");

    private static Deadline Due(string received, Area? area = null, int days = 1) => Deadlines.Due(At(received), days, area ?? City, Calendar);

    [Theory]
    [InlineData("2026-04-30T17:05", "2026-05-06T17:30")] // the example of practice P24
    [InlineData("2026-04-18T03:00", "2026-04-21T17:30")] // an ordinary Saturday → Tuesday
    [InlineData("2026-04-29T09:00", "2026-04-30T17:30")]
    [InlineData("2026-04-29T23:59:59.999", "2026-04-30T17:30")] // the hour does not matter
    [InlineData("2026-05-08T10:00", "2026-05-09T17:30")] // Friday → make-up Saturday
    [InlineData("2026-05-09T10:00", "2026-05-11T17:30")] // make-up Saturday → Monday
    [InlineData("2026-05-10T00:00", "2026-05-12T17:30")] // Sunday after it → Tuesday
    [InlineData("2026-02-13T10:00", "2026-02-14T17:30")] // the Saturday before the Spring Festival is worked
    [InlineData("2026-02-14T10:00", "2026-02-24T17:30")]
    public void One_working_day_in_the_city(string received, string due) => Assert.Equal(At(due), Due(received).Due);

    [Theory]
    [InlineData("2026-04-28T10:00", "2026-04-29T16:30")] // winter season until 30 April
    [InlineData("2026-04-30T10:00", "2026-05-06T17:00")] // received in winter hours, due in summer hours
    [InlineData("2026-09-29T10:00", "2026-09-30T17:00")]
    [InlineData("2026-09-30T10:00", "2026-10-08T16:30")] // the season of the due day counts
    [InlineData("2026-01-05T10:00", "2026-01-06T16:30")] // the winter season runs over the turn of the year
    public void Wendeng_closes_by_its_season(string received, string due) => Assert.Equal(At(due), Due(received, Wendeng).Due);

    [Fact]
    public void Counted_from_the_next_working_day_when_received_on_a_day_off()
    {
        Assert.Equal(new DateOnly(2026, 4, 20), Due("2026-04-18T03:00").CountedFrom);
        Assert.Equal(new DateOnly(2026, 4, 30), Due("2026-04-30T17:05").CountedFrom);
    }

    [Fact]
    public void The_day_is_that_of_Weihai_whatever_the_offset()
    {
        var received = new DateTimeOffset(2026, 4, 28, 16, 30, 0, TimeSpan.Zero); // 00:30 on 29 April in Weihai
        Assert.Equal(At("2026-04-30T17:30"), Deadlines.Due(received, 1, City, Calendar).Due);
    }

    [Fact]
    public void Over_the_turn_into_a_year_without_calendar_it_is_provisional()
    {
        Assert.False(Calendar.IsPublished(2027));
        Assert.False(Due("2026-12-30T10:00").Provisional);
        Assert.True(Due("2026-12-31T10:00") is { Provisional: true, Due: var due } && due == At("2027-01-01T17:30")); // Monday to Friday: a Friday
        Assert.True(Due("2027-03-01T10:00").Provisional);
    }

    [Fact]
    public void A_year_loaded_without_paper_counts_as_not_published()
    {
        var calendar = new WorkingCalendar([.. Calendar.Years, new CalendarYear(2027, [], [])]);
        Assert.True(Deadlines.Due(At("2026-12-31T10:00"), 1, City, calendar).Provisional);
    }

    [Fact]
    public void Due_agrees_with_walking_day_by_day_for_every_day_of_three_years()
    {
        var lines = Calendar.Years.SelectMany(y => y.Days).ToDictionary(d => d.Day, d => d.IsOff);
        for (var day = new DateOnly(2024, 1, 1); day.Year < 2027; day = day.AddDays(1))
            foreach (var n in new[] { 1, 2, 5, 15 })
            {
                var list = new List<DateOnly>(); // working days from the day of receipt on
                for (var d = day; list.Count <= n; d = d.AddDays(1))
                    if (lines.TryGetValue(d, out var off) ? !off : d.DayOfWeek != DayOfWeek.Saturday && d.DayOfWeek != DayOfWeek.Sunday) list.Add(d);
                var deadline = Deadlines.Due(new DateTimeOffset(day.ToDateTime(new TimeOnly(3, 0)), TimeSpan.FromHours(8)), n, Wendeng, Calendar);
                var summer = list[n].Month is >= 5 and <= 9;
                Assert.Equal(new DateTimeOffset(list[n].ToDateTime(summer ? new TimeOnly(17, 0) : new TimeOnly(16, 30)), TimeSpan.FromHours(8)), deadline.Due);
                Assert.Equal(list[0], deadline.CountedFrom);
                Assert.Equal(list[n].Year > 2026, deadline.Provisional);
            }
    }

    [Fact]
    public void A_negative_number_of_days_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => Due("2026-04-29T09:00", days: -1));
}
