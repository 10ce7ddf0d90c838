using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Lianban.Platform.Text;

/// <summary>A number that is not negative, with up to two decimals, as typed: thousands separators and a unit after it are left out and said.</summary>
internal static partial class Amount
{
    public static Entry Read(string? raw, string code, Func<Rune, bool> isUnit)
    {
        var (runes, shortened, refusal) = RuneScan.Of(raw, 20);
        if (refusal is not null) return new Entry("", [], false, refusal);
        var repairs = new HashSet<Repair>();
        if (shortened) repairs.Add(Repair.Blanks);
        var text = new StringBuilder();
        for (var i = 0; i < runes.Count; i++)
        {
            var (rune, position) = runes[i];
            if (RuneScan.IsInvisible(rune)) return Entry.Refused("TEXT-INVISIBLE", position);
            if (RuneScan.IsBlank(rune)) { repairs.Add(Repair.Blanks); continue; }
            var folded = rune.ToString().Normalize(NormalizationForm.FormKC);
            if (folded != rune.ToString()) repairs.Add(Repair.FullWidth);
            if (i == runes.Count - 1 && isUnit(folded.EnumerateRunes().First())) repairs.Add(Repair.Unit);
            else text.Append(folded);
        }
        var written = text.ToString();
        if (Grouped().IsMatch(written)) { written = written.Replace(",", "", StringComparison.Ordinal); repairs.Add(Repair.Separators); }
        if (!Plain().IsMatch(written)) return Entry.Refused(code);
        var value = Write(decimal.Parse(written, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture));
        return Entry.Of(value, repairs);
    }

    public static string Write(decimal amount) => amount.ToString("0.##", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\A[0-9]{1,12}(\.[0-9]{1,2})?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Plain();

    [GeneratedRegex(@"\A[0-9]{1,3}(,[0-9]{3}){1,3}(\.[0-9]{1,2})?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Grouped();
}
