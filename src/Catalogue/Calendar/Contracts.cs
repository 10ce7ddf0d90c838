namespace Lianban.Catalogue.Calendar;

/// <summary>A day of the State Council's calendar that differs from Monday-to-Friday.</summary>
public sealed record SpecialDay(DateOnly Day, string Name, bool IsOff);

/// <summary>A year's calendar with the State Council paper.</summary>
public sealed record CalendarYear(int Year, IReadOnlyList<string> Papers, IReadOnlyList<SpecialDay> Days);

/// <summary>A due instant. <paramref name="Provisional"/> (暂定): it depends on a year whose calendar is not published.</summary>
public sealed record Deadline(DateTimeOffset Due, DateOnly CountedFrom, bool Provisional);
