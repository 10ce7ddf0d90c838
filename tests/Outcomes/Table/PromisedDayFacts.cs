using System.Globalization;
using Lianban.Cli.Visiting;
using Lianban.Tests.Outcomes.Walking;

namespace Lianban.Tests.Outcomes.Table;

/// <summary>Practice P24: received on day D, due at the end of the unit's hours on the next working day, whatever the hour; shown to the person.</summary>
public sealed class PromisedDayFacts
{
    [Theory]
    // five minutes after closing time on the eve of the May holidays; Wendeng has its summer hours by then
    [InlineData("2026-04-30T17:05:00+08:00", "thirtieth-of-april", "2026-05-06T17:00:00+08:00")]
    [InlineData("2026-04-30T17:05:00+08:00", "resident-medical", "2026-05-06T17:00:00+08:00")]
    // an ordinary Saturday at night counts as Monday; Wendeng closes earlier in winter
    [InlineData("2026-03-14T03:00:00+08:00", "long-term-document", "2026-03-17T17:00:00+08:00")]
    [InlineData("2026-03-14T03:00:00+08:00", "resident-medical", "2026-03-17T16:30:00+08:00")]
    // what is received on the last day of summer is due under the winter's hours, after the holidays
    [InlineData("2026-09-30T10:00:00+08:00", "resident-medical", "2026-10-08T16:30:00+08:00")]
    public async Task The_promised_day_ends_with_the_units_hours(string submitted, string who, string due)
    {
        await using var office = await Office.OpenAsync(Instant(submitted));
        foreach (var department in new[] { "human-resources", "medical-insurance", "taxation", "housing-fund" }) await office.SwitchAsync(department, "decide-at-once", false);
        var person = (await Office.PeopleAsync(office.System)).Single(p => p.Id == who);
        var journey = new Journey(office.System.Visitor(), person);
        // the archive goes where the person says, the rest where they live: here the same
        journey.Applicant.Answers["receiving-archive"] = who == "resident-medical" ? "wendeng" : "huancui";
        var applied = await journey.GoAsync(Applicant.AllServices);
        var shown = await Office.UntilAsync(applied, "every department has received its case", parts => parts.Values.All(p => p.State is "Asked" or "InReview" or "Waiting"));

        var received = shown.Values.Where(p => p.State != "Waiting").ToList();
        Assert.Equal(6, received.Count);
        Assert.All(received, p => Assert.Equal((p.Key, (DateTimeOffset?)Instant(due)), (p.Key, p.Due)));
        Assert.All(received, p => Assert.Contains(Instant(due).ToString("yyyy'年'M'月'd'日' HH:mm", CultureInfo.InvariantCulture), p.Text));
        Assert.All(shown.Values.Where(p => p.State == "Waiting"), p => Assert.Null(p.Due));
    }

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
