using System.Text.RegularExpressions;

namespace Lianban.Platform.Text;

/// <summary>A mobile number of mainland China: eleven digits, the first 1, the second 3–9.</summary>
public static partial class MobileNumber
{
    /// <summary>Reads it; a country prefix (+86, 0086) is left out and said.</summary>
    public static Entry Read(string? raw)
    {
        var code = CodeText.Read(raw, 20, keep: "+");
        if (!code.Ok) return code;
        var match = Written().Match(code.Value);
        if (!match.Success) return Entry.Refused("MOBILE-NUMBER");
        return code.With(match.Groups[2].Value, match.Groups[1].Length > 0 ? [Repair.CountryPrefix] : []);
    }

    [GeneratedRegex(@"\A(\+86|0086|86)?(1[3-9][0-9]{9})\z", RegexOptions.CultureInvariant)]
    private static partial Regex Written();
}
