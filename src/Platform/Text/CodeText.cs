using System.Text;

namespace Lianban.Platform.Text;

/// <summary>
/// Codes a person types (numbers of documents, telephones, bank accounts): full-width characters and small letters are repaired and said, blanks
/// and hyphens between groups left out; then only ASCII letters and digits may remain. A Cyrillic Х or an invisible character is refused with its position.
/// </summary>
public static class CodeText
{
    /// <summary>Reads a code.</summary>
    /// <param name="maxLength">Longest code, in characters, after repair.</param>
    /// <param name="keep">ASCII characters besides letters and digits that belong to the code.</param>
    public static Entry Read(string? raw, int maxLength, string keep = "")
    {
        var (runes, shortened, refusal) = RuneScan.Of(raw, maxLength);
        if (refusal is not null) return new Entry("", [], false, refusal);
        var repairs = new HashSet<Repair>();
        if (shortened) repairs.Add(Repair.Blanks);
        var code = new StringBuilder();
        foreach (var (rune, position) in runes)
        {
            if (RuneScan.IsInvisible(rune)) return Entry.Refused("TEXT-INVISIBLE", position);
            if (RuneScan.IsBlank(rune)) { repairs.Add(Repair.Blanks); continue; }
            foreach (var c in rune.ToString().Normalize(NormalizationForm.FormKC))
            {
                if (c != rune.Value) repairs.Add(Repair.FullWidth);
                if (char.IsAsciiLetterLower(c)) repairs.Add(Repair.UpperCase);
                if (char.IsAsciiLetterOrDigit(c) || keep.Contains(c)) code.Append(char.ToUpperInvariant(c));
                else if (c is '-' or '\u2010' or '\u2013' or '\u2014') repairs.Add(Repair.Separators);
                else return Entry.Refused("CODE-CHARACTER", position);
            }
            if (code.Length > maxLength) return Entry.Refused("TEXT-TOO-LONG", maxLength);
        }
        return code.Length == 0 ? Entry.Refused("TEXT-EMPTY") : Entry.Of(code.ToString(), repairs);
    }
}
