using System.Globalization;

namespace Lianban.Platform.Text;

/// <summary>A year and month, stored YYYYMM (GB/T 40217 C6).</summary>
public static class YearMonth
{
    /// <summary>Reads it. Whether the month may be chosen is a rule of the service, not of the writing.</summary>
    public static Entry Read(string? raw)
    {
        var groups = DateGroups.Read(raw);
        if (!groups.Ok) return groups;
        if (DateGroups.Numbers(groups.Value) is not var (year, month, day) || year is < 1900 or > 2200 || month is < 1 or > 12 || day != 0) return Entry.Refused("MONTH-WRITTEN");
        var value = string.Create(CultureInfo.InvariantCulture, $"{year:0000}{month:00}");
        return groups.With(value, raw == value || groups.Repairs.Count > 0 ? [] : [Repair.Written]);
    }

    /// <summary>The first day of a stored month.</summary>
    /// <exception cref="FormatException">Not YYYYMM.</exception>
    public static DateOnly FirstDay(string stored) => DateOnly.ParseExact(stored + "01", "yyyyMMdd", CultureInfo.InvariantCulture);
}
