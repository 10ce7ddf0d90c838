namespace Lianban.Platform.Text;

/// <summary>Per cent with up to two decimals, stored without the sign (<c>12</c>).</summary>
public static class Percent
{
    /// <summary>Reads a percentage of 0–100; limits that are null are not checked.</summary>
    public static Entry Read(string? raw, decimal? atLeast = null, decimal? atMost = null)
    {
        var amount = Amount.Read(raw, "PERCENT-WRITTEN", static r => r.Value is '%');
        if (!amount.Ok) return amount;
        var value = Money.Parse(amount.Value);
        if (value > 100) return Entry.Refused("PERCENT-WRITTEN");
        if (value < atLeast) return Entry.Refused("AMOUNT-TOO-SMALL", Amount.Write(atLeast.Value));
        return value > atMost ? Entry.Refused("AMOUNT-TOO-LARGE", Amount.Write(atMost.Value)) : amount;
    }
}
