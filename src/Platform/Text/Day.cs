using System.Globalization;

namespace Lianban.Platform.Text;

/// <summary>A calendar day, stored yyyy-MM-dd; and a day that may be <c>long-term</c> (documents without an end).</summary>
public static class Day
{
    /// <summary>What is stored for a document without an end.</summary>
    public const string LongTerm = "long-term";

    /// <summary>Reads a day of 1900–2200; 30 February is refused.</summary>
    public static Entry Read(string? raw)
    {
        var groups = DateGroups.Read(raw);
        if (!groups.Ok) return groups;
        if (DateGroups.Numbers(groups.Value) is not var (year, month, day) || year is < 1900 or > 2200 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
            return Entry.Refused("DAY-WRITTEN");
        var value = Write(new DateOnly(year, month, day));
        return groups.With(value, raw == value || groups.Repairs.Count > 0 ? [] : [Repair.Written]);
    }

    /// <summary>Reads a day or <c>long-term</c>, also as it is printed on the card.</summary>
    public static Entry ReadExpiry(string? raw)
    {
        if (raw == LongTerm) return Entry.Of(LongTerm, []);
        var line = PersonText.Line(raw, 20);
        var words = Texts.For(typeof(Day).Assembly, "text").In(Language.Zh, "words.long-term");
        return line.Ok && words.Split('|').Contains(line.Value) ? line.With(LongTerm) : Read(raw);
    }

    /// <summary>The stored form.</summary>
    public static string Write(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A stored day.</summary>
    /// <exception cref="FormatException">Not yyyy-MM-dd.</exception>
    public static DateOnly Parse(string stored) => DateOnly.ParseExact(stored, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
