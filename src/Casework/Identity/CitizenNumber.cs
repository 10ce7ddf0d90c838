using System.Globalization;
using System.Text.RegularExpressions;
using Lianban.Platform.Results;
using Lianban.Platform.Text;

namespace Lianban.Casework.Identity;

/// <summary>
/// Numbers of 18 characters after GB 11643: region, birth, serial (odd for men), check character. Of the region only the province is checked: counties are
/// merged and renamed, and old numbers stay valid.
/// </summary>
internal static partial class CitizenNumber
{
    private static readonly HashSet<string> provinces =
    [
        "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42", "43", "44", "45", "46",
        "50", "51", "52", "53", "54", "61", "62", "63", "64", "65", "71",
    ];

    public static Result<IdentityDocument> Read(string kind, Entry entry, DateOnly today)
    {
        var number = entry.Value;
        if (OldForm().IsMatch(number)) return new Refusal("IDENTITY-OLD-NUMBER");
        if (!Form().IsMatch(number)) return new Refusal("IDENTITY-18", number.Length.ToString(CultureInfo.InvariantCulture));
        var permit = number[..6] is "810000" or "820000" or "830000";
        if (kind == IdentityKinds.Resident && permit) return new Refusal("IDENTITY-IS-RESIDENCE-PERMIT");
        if (kind == IdentityKinds.ResidencePermit && !permit) return new Refusal("IDENTITY-NOT-RESIDENCE-PERMIT");
        if (!permit && !provinces.Contains(number[..2])) return new Refusal("IDENTITY-PROVINCE");
        return Tail(kind, entry, today);
    }

    /// <summary>Birth, serial and check character, which all 18-character numbers share.</summary>
    public static Result<IdentityDocument> Tail(string kind, Entry entry, DateOnly today)
    {
        var number = entry.Value;
        if (!DateOnly.TryParseExact(number.AsSpan(6, 8), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var born) || Age.On(today, born) > 130)
            return new Refusal("IDENTITY-BIRTH");
        if (born > today) return new Refusal("IDENTITY-BIRTH");
        if (CheckCharacter.Of(number) != number[17]) return new Refusal("IDENTITY-CHECK");
        return new IdentityDocument(kind, number, [born], (number[16] - '0') % 2 == 1 ? Sex.Male : Sex.Female, Doubtful: false, entry.Repairs);
    }

    [GeneratedRegex(@"\A[0-9]{17}[0-9X]\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();

    [GeneratedRegex(@"\A[0-9]{15}\z", RegexOptions.CultureInvariant)]
    private static partial Regex OldForm();
}
