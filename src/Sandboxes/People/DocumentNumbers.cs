using System.Globalization;

namespace Lianban.Sandboxes.People;

/// <summary>
/// Makes identity numbers that pass every check and belong to nobody: the region part is never issued, and the serial is ours.
/// </summary>
internal static class DocumentNumbers
{
    private const string Weights = "7 9 10 5 8 4 2 1 6 3 7 9 10 5 8 4 2";

    /// <summary>The number of a person's document of this kind. <paramref name="serial"/> 0–499; odd numbers are given to men.</summary>
    /// <param name="region">Six digits, or three digits of nationality after <c>937</c> for the foreign card; unused for travel permits.</param>
    public static string Make(string kind, string region, string birth, string sex, int serial)
    {
        var day = birth.Replace("-", "", StringComparison.Ordinal);
        var last = (serial * 2 + (sex == "male" ? 1 : 0)).ToString("D3", CultureInfo.InvariantCulture);
        return kind switch
        {
            "hong-kong-macao-travel-permit" => "H" + (99_000_000 + serial).ToString("D8", CultureInfo.InvariantCulture),
            "taiwan-travel-permit" => (99_000_000 + serial).ToString("D8", CultureInfo.InvariantCulture),
            _ => Checked(region + day + last),
        };
    }

    /// <summary>Appends the check character (ISO 7064 MOD 11-2) to seventeen digits.</summary>
    public static string Checked(string seventeen)
    {
        if (seventeen.Length != 17) throw new ArgumentException("needs seventeen digits", nameof(seventeen));
        var weights = Weights.Split(' ');
        var sum = 0;
        for (var i = 0; i < 17; i++) sum += (seventeen[i] - '0') * int.Parse(weights[i], CultureInfo.InvariantCulture);
        return seventeen + "10X98765432"[sum % 11];
    }
}
