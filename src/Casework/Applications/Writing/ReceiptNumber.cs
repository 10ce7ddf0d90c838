using System.Globalization;

namespace Lianban.Casework.Applications.Writing;

/// <summary>
/// Receipt numbers (办件编号): division code, day, serial number of the day, two check digits (ISO 7064 MOD 97-10): 22 digits.
/// Source: policy-facts §8.2, own composition, to be confirmed by the platform of the province.
/// </summary>
public static class ReceiptNumber
{
    /// <summary>Makes a number; <paramref name="serial"/> from 1 to 999 999.</summary>
    public static string Of(string division, DateOnly day, int serial)
    {
        var body = string.Create(CultureInfo.InvariantCulture, $"{division}{day:yyyyMMdd}{serial:000000}");
        return body + (98 - Remainder(body + "00")).ToString("00", CultureInfo.InvariantCulture);
    }

    /// <summary>Whether the check digits fit.</summary>
    public static bool IsSound(string number) => number.Length == 22 && number.All(char.IsAsciiDigit) && Remainder(number) == 1;

    private static int Remainder(string digits) => digits.Aggregate(0, (r, c) => (r * 10 + (c - '0')) % 97);
}
