using System.Globalization;
using System.Text;

namespace Lianban.Platform.Text;

/// <summary>
/// People's names and free text of one line. A name is stored as given (never NFC, which changes U+F9F4 to another character); what differs only in
/// writing is folded in <see cref="Key"/>. Hostile text is refused with the position of the first bad character.
/// </summary>
public static class PersonText
{
    /// <summary>Longest name, in code points.</summary>
    public const int MaxName = 100;

    /// <summary>The dot of minority and transliterated names, U+00B7.</summary>
    public const char MiddleDot = '\u00B7';

    /// <summary>A person's name: ideographs, letters of any script, marks, <c>·</c>, and inside it blank, hyphen, apostrophe, full stop, comma.</summary>
    public static Entry Name(string? raw)
    {
        var (runes, shortened, refusal) = RuneScan.Of(raw, MaxName);
        if (refusal is not null) return new Entry("", [], false, refusal);
        var repairs = new HashSet<Repair>();
        if (shortened) repairs.Add(Repair.Blanks);
        var (text, count, letters, needsPerson, previous) = (new StringBuilder(), 0, 0, false, default(Rune));
        foreach (var (given, position) in runes)
        {
            if (RuneScan.IsInvisible(given)) { repairs.Add(Repair.Invisible); continue; }
            var rune = Mended(given, previous, repairs);
            if (rune.Value == ' ' && previous.Value == ' ') { repairs.Add(Repair.Blanks); continue; }
            if (Han.Is(rune) || Rune.IsLetter(rune)) letters++;
            else if (Han.IsPrivateUse(rune)) (letters, needsPerson) = (letters + 1, true);
            else if (!MayFollow(rune, previous)) return Entry.Refused("NAME-CHARACTER", position);
            text.Append(rune.ToString());
            previous = rune;
            if (++count > MaxName) return Entry.Refused("TEXT-TOO-LONG", MaxName);
        }
        return letters == 0 ? Entry.Refused("NAME-NO-LETTER") : Entry.Of(text.ToString(), repairs, needsPerson);
    }

    /// <summary>One line of free text: everything that prints, nothing that hides. Stored as given but for blanks and invisible characters.</summary>
    /// <param name="maxLength">In code points.</param>
    public static Entry Line(string? raw, int maxLength)
    {
        var (runes, shortened, refusal) = RuneScan.Of(raw, maxLength);
        if (refusal is not null) return new Entry("", [], false, refusal);
        var visible = runes.Where(r => !RuneScan.IsInvisible(r.Rune)).ToList();
        if (visible.Count > maxLength) return Entry.Refused("TEXT-TOO-LONG", maxLength);
        var text = string.Concat(visible.Select(r => r.Rune.ToString()));
        return Entry.Of(text, [.. shortened ? [Repair.Blanks] : Array.Empty<Repair>(), .. visible.Count < runes.Count ? [Repair.Invisible] : Array.Empty<Repair>()]);
    }

    /// <summary>
    /// What two writings of the same name have in common: NFKC, upper case, dots as U+00B7, no blanks, no variant selectors. For comparing only, never for showing.
    /// </summary>
    /// <exception cref="ArgumentException">The text holds a lone surrogate.</exception>
    public static string Key(string name)
    {
        var dotted = string.Concat(name.EnumerateRunes().Select(r => IsDot(r) ? MiddleDot.ToString() : r.ToString()));
        var folded = dotted.Normalize(NormalizationForm.FormKC).ToUpperInvariant().Normalize(NormalizationForm.FormKC);
        return string.Concat(folded.EnumerateRunes().Where(r => !RuneScan.IsVariantSelector(r) && !RuneScan.IsInvisible(r) && !RuneScan.IsBlank(r)).Select(r => r.ToString())).Normalize(NormalizationForm.FormKC);
    }

    private static Rune Mended(Rune rune, Rune previous, HashSet<Repair> repairs)
    {
        if (IsDot(rune) || (rune.Value is '.' or 0xFF0E && Han.Is(previous)))
        {
            if (rune.Value != MiddleDot) repairs.Add(Repair.MiddleDot);
            return new Rune(MiddleDot);
        }
        if (RuneScan.IsBlank(rune))
        {
            if (rune.Value != ' ') repairs.Add(Repair.Blanks);
            return new Rune(' ');
        }
        // Text copied from a PDF holds radicals (U+2F00 …) that look like the character and are not.
        if (rune.Value is (>= 0x2E80 and <= 0x2FD5) && rune.ToString().Normalize(NormalizationForm.FormKC) is var mended && mended != rune.ToString())
        {
            repairs.Add(Repair.Radical);
            return mended.EnumerateRunes().First();
        }
        return rune;
    }

    private static bool IsDot(Rune rune) => rune.Value is MiddleDot or 0x2022 or 0x30FB or 0x2027 or 0xFF65 or 0x22C5 or 0x2219 or 0x0387 or 0x2024 or 0xFE52;

    private static bool MayFollow(Rune rune, Rune previous) =>
        previous != default && (rune.Value is MiddleDot or ' ' or '-' or '\'' or 0x2019 or '.' or ','
            || RuneScan.IsVariantSelector(rune) && Han.Is(previous)
            || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark && !RuneScan.IsVariantSelector(rune));
}
