namespace Lianban.Catalogue.Model;

/// <summary>A city: its areas, who reviews what there, and which archive bodies and banks one can choose.</summary>
/// <param name="Routing">Routing rules by name (practice P3), e.g. <c>usual-residence</c>.</param>
public sealed record Places(string Code, Words Name, IReadOnlyList<Area> Areas, IReadOnlyList<ReviewingUnit> Units, IReadOnlyList<DecidingWay> Ways, IReadOnlyList<RoutingRule> Routing)
{
    /// <summary>The area with this code, or null.</summary>
    public Area? Area(string code) => Areas.FirstOrDefault(a => a.Code == code);

    /// <summary>The unit that reviews for a department in an area, falling back to the city's own; null when none is named.</summary>
    public ReviewingUnit? UnitFor(string department, string area) =>
        Units.FirstOrDefault(u => u.Department == department && u.Area == area);

    /// <summary>
    /// The one way of deciding for a department in an area for a service: the row that names most of the two. Null when no row applies;
    /// the check of the catalogue rules out that and two rows of the same rank.
    /// </summary>
    public DecidingWay? WayFor(string department, string area, string service) => WaysFor(department, area, service) is [var way, ..] ? way : null;

    internal IReadOnlyList<DecidingWay> WaysFor(string department, string area, string service)
    {
        var rows = Ways.Where(w => w.Department == department && (w.Area == area || w.Area == DecidingWay.Every) && (w.Service == service || w.Service == DecidingWay.Every)).ToList();
        return rows.Count == 0 ? rows : [.. rows.Where(w => w.Named == rows.Max(r => r.Named))];
    }
}

/// <summary>One of the eight places of annex 2 (十一, 十二).</summary>
/// <param name="Division">Six-digit division code; the three development zones have statistical codes that no identity card carries.</param>
public sealed record Area(string Code, Words Name, string Division, string Phone, IReadOnlyList<OpeningHours> Hours);

/// <summary>Opening hours on working days. <paramref name="From"/>/<paramref name="To"/> are month-day bounds (inclusive) of a season, null → all year.</summary>
public sealed record OpeningHours(MonthDay? From, MonthDay? To, TimeOnly MorningFrom, TimeOnly MorningTo, TimeOnly AfternoonFrom, TimeOnly AfternoonTo, string Source)
{
    /// <summary>Whether the season includes this day; a season may run over the turn of the year.</summary>
    public bool Includes(DateOnly day)
    {
        if (From is null || To is null) return true;
        var d = new MonthDay(day.Month, day.Day);
        return From.CompareTo(To) <= 0 ? d.CompareTo(From) >= 0 && d.CompareTo(To) <= 0 : d.CompareTo(From) >= 0 || d.CompareTo(To) <= 0;
    }
}

/// <summary>A day of any year.</summary>
public sealed record MonthDay(int Month, int Day) : IComparable<MonthDay>
{
    public int CompareTo(MonthDay? other) => other is null ? 1 : (Month, Day).CompareTo((other.Month, other.Day));
}

/// <summary>Who reviews for a department in an area.</summary>
public sealed record ReviewingUnit(string Code, string Department, string Area, Words Name, string Source, bool ToBeConfirmed);

/// <summary>Practice P2: exactly one way of deciding for each department × place × service. <paramref name="Area"/>/<paramref name="Service"/> <c>*</c> → all not named.</summary>
public sealed record DecidingWay(string Department, string Area, string Service, WayOfDeciding Way, string Source)
{
    /// <summary>Stands for all areas or services that no other row names.</summary>
    public const string Every = "*";

    internal int Named => (Area == Every ? 0 : 1) + (Service == Every ? 0 : 1);
}

public enum WayOfDeciding
{
    /// <summary>(a) the department's own system decides and calls back.</summary>
    DepartmentSystem,
    /// <summary>(b) our reviewer decides, and it counts once the department's system confirms.</summary>
    OurReviewerConfirmed,
    /// <summary>(c) no interface: our reviewer records the department's own number by hand.</summary>
    ByHand,
}

/// <summary>A routing rule: which answer or fact names the area. <paramref name="By"/>: <c>usual-residence</c>, <c>receiving-archive</c> or <c>chosen-area</c>.</summary>
public sealed record RoutingRule(string Code, string By, Words Text, string Source, bool ToBeConfirmed);

/// <summary>Dated numbers.</summary>
public sealed record Parameters(IReadOnlyList<Parameter> All)
{
    /// <summary>The value in force on a day as it stands in the file, or null when to be supplied.</summary>
    public string? Value(string code, DateOnly day) =>
        All.FirstOrDefault(p => p.Code == code)?.Values.LastOrDefault(v => v.From <= day && (v.To is null || day <= v.To))?.Value;

    /// <summary>The value as a whole number, or null.</summary>
    public int? Number(string code, DateOnly day) =>
        int.TryParse(Value(code, day), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var n) ? n : null;
}

/// <summary>A number with its dates and source. A dated value of null is <em>to be supplied</em>.</summary>
public sealed record Parameter(string Code, string Unit, Words Name, IReadOnlyList<DatedValue> Values);

/// <summary>One dated value; <paramref name="To"/> inclusive, null → open.</summary>
public sealed record DatedValue(DateOnly From, DateOnly? To, string? Value, string Source);
