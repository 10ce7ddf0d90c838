using System.Globalization;

namespace Lianban.Platform.Text;

/// <summary>A day of the month, 1–31, stored without a leading nought.</summary>
public static class DayOfMonth
{
    /// <summary>Reads it; the sign for day after it is left out and said.</summary>
    public static Entry Read(string? raw)
    {
        // U+65E5 and U+53F7 are said after a day of the month
        var amount = Amount.Read(raw, "DAY-OF-MONTH", static r => r.Value is 0x65E5 or 0x53F7);
        if (!amount.Ok) return amount;
        return int.TryParse(amount.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var day) && day is >= 1 and <= 31 ? amount : Entry.Refused("DAY-OF-MONTH");
    }
}
