using System.Globalization;
using Lianban.Catalogue.Calendar;
using Lianban.Catalogue.Model;
using Lianban.Catalogue.Rules;
using Lianban.Platform.Results;

namespace Lianban.Casework.Drafts;

/// <summary>
/// The month an insurance starts (practice P7). Each insurance has dated parameters <c>X-start-month-earliest</c> and <c>-latest</c> (months from this one, 0 = this)
/// and <c>X-cut-off-day</c> (31 = the month's last day); one that is to be supplied bounds nothing. X belongs to the service named X-… and to each part named X.
/// The month is never changed silently.
/// </summary>
internal sealed class StartMonths(Definition definition, DateOnly today)
{
    private const string Earliest = "-start-month-earliest", Latest = "-start-month-latest", CutOff = "-cut-off-day";

    /// <summary>Refuses a month outside the bounds of any insurance chosen: START-MONTH-TOO-EARLY, START-MONTH-TOO-LATE (values: year and month that are still possible).</summary>
    public Refusal? Check(string month, Draft draft, IFacts facts)
    {
        if (!DateOnly.TryParseExact(month + "01", "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first)) return null;
        var now = new DateOnly(today.Year, today.Month, 1);
        foreach (var insurance in Chosen(draft, facts).Select(c => c.Insurance).Distinct())
        {
            if (Offset(insurance + Earliest) is { } earliest && first < now.AddMonths(earliest)) return Refused("START-MONTH-TOO-EARLY", now.AddMonths(earliest));
            if (Offset(insurance + Latest) is { } latest && first > now.AddMonths(latest)) return Refused("START-MONTH-TOO-LATE", now.AddMonths(latest));
        }
        return null;
    }

    /// <summary>
    /// The month to propose while none was chosen: the first one that is allowed and that the promised review does not miss; else the first allowed one.
    /// Null when no chosen part starts with a month.
    /// </summary>
    public string? Suggested(Draft draft, IFacts facts, Area area, DateTimeOffset now)
    {
        var allowed = Enumerable.Range(0, 13).Select(n => new DateOnly(today.Year, today.Month, 1).AddMonths(n).ToString("yyyyMM", CultureInfo.InvariantCulture))
            .Where(m => Check(m, draft, facts) is null).ToList();
        return Chosen(draft, facts).Any() ? allowed.Find(m => !Warnings(m, draft, facts, area, now).Any()) ?? allowed.FirstOrDefault() : null;
    }

    /// <summary>Where the promised review, were it received now, may pass the last day that counts for the month.</summary>
    public IEnumerable<MonthWarning> Warnings(string month, Draft draft, IFacts facts, Area area, DateTimeOffset now)
    {
        if (!DateOnly.TryParseExact(month + "01", "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first)) yield break;
        foreach (var (service, part, insurance) in Chosen(draft, facts))
        {
            if (definition.Parameters.Number(insurance + CutOff, today) is not { } day) continue;
            var limit = first.AddDays(Math.Min(day, DateTime.DaysInMonth(first.Year, first.Month)) - 1);
            // a part that waits for a registration in the same application is received after that one's promised day
            var reviews = part.After.Any(a => draft.Services.Contains(a.Service)) ? 2 : 1;
            var due = Deadlines.Due(now, reviews * definition.LifeEvent.PromisedTime.WorkingDays, area, definition.Calendar);
            var dueDay = DateOnly.FromDateTime(due.Due.DateTime);
            if (dueDay > limit) yield return new MonthWarning(service, part, month, limit, dueDay, due.Provisional);
        }
    }

    private IEnumerable<(PublicService Service, ServicePart Part, string Insurance)> Chosen(Draft draft, IFacts facts)
    {
        var context = new RuleContext(facts, definition.Parameters, today);
        var insurances = definition.Parameters.All.Select(p => p.Code).Where(c => c.EndsWith(Earliest, StringComparison.Ordinal)).Select(c => c[..^Earliest.Length]).ToList();
        return
            from service in definition.Basic
            where draft.Services.Contains(service.Code)
            from part in service.Parts
            where part.ExistsWhen is null || Evaluator.Evaluate(part.ExistsWhen, context) != Verdict.False
            from insurance in insurances
            where part.Code == insurance || service.Code.StartsWith(insurance + "-", StringComparison.Ordinal)
            select (service, part, insurance);
    }

    private int? Offset(string parameter) =>
        int.TryParse(definition.Parameters.Value(parameter, today), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var months) ? months : null;

    private static Refusal Refused(string code, DateOnly possible) =>
        new(code, possible.Year.ToString(CultureInfo.InvariantCulture), possible.Month.ToString(CultureInfo.InvariantCulture));
}
