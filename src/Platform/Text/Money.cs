using System.Globalization;

namespace Lianban.Platform.Text;

/// <summary>Yuan with up to two decimals, stored plain (<c>4504.5</c>).</summary>
public static class Money
{
    /// <summary>Reads an amount of more than nothing; limits that are null are not checked.</summary>
    public static Entry Read(string? raw, decimal? atLeast = null, decimal? atMost = null)
    {
        // U+5143 and U+5706 are the signs for yuan
        var amount = Amount.Read(raw, "MONEY-WRITTEN", static r => r.Value is 0x5143 or 0x5706);
        if (!amount.Ok) return amount;
        var value = Parse(amount.Value);
        if (value == 0) return Entry.Refused("MONEY-WRITTEN");
        if (value < atLeast) return Entry.Refused("AMOUNT-TOO-SMALL", Amount.Write(atLeast.Value));
        return value > atMost ? Entry.Refused("AMOUNT-TOO-LARGE", Amount.Write(atMost.Value)) : amount;
    }

    /// <summary>A stored amount.</summary>
    /// <exception cref="FormatException">Not a plain amount.</exception>
    public static decimal Parse(string stored) => decimal.Parse(stored, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
}
