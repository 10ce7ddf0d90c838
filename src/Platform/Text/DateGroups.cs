using System.Text;
using System.Text.RegularExpressions;

namespace Lianban.Platform.Text;

/// <summary>The groups of digits in a date as people write it: 20260429, 2026-4-29, 2026/4/29, 2026.4.29, or with the signs for year, month and day.</summary>
internal static partial class DateGroups
{
    private const int MaxLength = 12;

    // U+5E74 year, U+6708 month, U+65E5 day
    private static bool IsSign(Rune rune) => rune.Value is 0x5E74 or 0x6708 or 0x65E5 or '/' or '.' or '-' or 0x2013;

    /// <summary>Normalised to hyphens (<c>2026-4-29</c>); refused when anything else than digits and separators is in it.</summary>
    public static Entry Read(string? raw)
    {
        var (runes, shortened, refusal) = RuneScan.Of(raw, MaxLength);
        if (refusal is not null) return new Entry("", [], false, refusal);
        var repairs = new HashSet<Repair>();
        if (shortened) repairs.Add(Repair.Blanks);
        var text = new StringBuilder();
        foreach (var (rune, position) in runes)
        {
            if (RuneScan.IsInvisible(rune)) return Entry.Refused("TEXT-INVISIBLE", position);
            if (RuneScan.IsBlank(rune)) { repairs.Add(Repair.Blanks); continue; }
            var folded = rune.ToString().Normalize(NormalizationForm.FormKC);
            if (folded != rune.ToString()) repairs.Add(Repair.FullWidth);
            foreach (var r in folded.EnumerateRunes())
            {
                if (r.IsAscii && char.IsAsciiDigit((char)r.Value)) text.Append((char)r.Value);
                else if (IsSign(r)) text.Append('-');
                else return Entry.Refused("CODE-CHARACTER", position);
            }
        }
        return text.Length > MaxLength ? Entry.Refused("TEXT-TOO-LONG", MaxLength) : Entry.Of(text.ToString(), repairs);
    }

    /// <summary>Year, month and perhaps day as written, or null.</summary>
    public static (int Year, int Month, int Day)? Numbers(string groups)
    {
        var match = Written().Match(groups);
        if (!match.Success) return null;
        int Number(int group) => match.Groups[group].Length == 0 ? 0 : int.Parse(match.Groups[group].ValueSpan, System.Globalization.CultureInfo.InvariantCulture);
        return (Number(1), Number(2), Number(3));
    }

    // Both forms with equal group numbers: separated, or written together.
    [GeneratedRegex(@"\A(?<1>[0-9]{4})(?:-(?<2>[0-9]{1,2})(?:-(?<3>[0-9]{1,2}))?-?|(?<2>[0-9]{2})(?<3>[0-9]{2})?)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Written();
}
