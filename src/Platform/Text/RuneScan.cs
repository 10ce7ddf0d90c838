using System.Buffers;
using System.Globalization;
using System.Text;
using Lianban.Platform.Results;

namespace Lianban.Platform.Text;

/// <summary>Reads text rune by rune and says where it is hostile: lone surrogates, controls, changes of direction, noncharacters.</summary>
internal static class RuneScan
{
    /// <summary>The runes of a text, or why not. Blanks at both ends are left out, line breaks there included.</summary>
    /// <param name="limit">In code points; the length in UTF-16 is checked against four times as much first, so that a million characters cost nothing.</param>
    public static (List<(Rune Rune, int Position)> Runes, bool Shortened, Refusal? Refusal) Of(string? raw, int limit)
    {
        var runes = new List<(Rune, int)>();
        if (raw is null or "") return (runes, false, Entry.Refused("TEXT-EMPTY").Refusal);
        if (raw.Length > 4 * limit + 64) return (runes, false, Entry.Refused("TEXT-TOO-LONG", limit).Refusal);
        var position = 0;
        for (var i = 0; i < raw.Length;)
        {
            position++;
            if (Rune.DecodeFromUtf16(raw.AsSpan(i), out var rune, out var used) != OperationStatus.Done) return (runes, false, Entry.Refused("TEXT-BROKEN", position).Refusal);
            runes.Add((rune, position));
            i += used;
        }
        var all = runes.Count;
        while (runes.Count > 0 && IsEdge(runes[^1].Item1)) runes.RemoveAt(runes.Count - 1);
        var start = runes.FindIndex(r => !IsEdge(r.Item1));
        if (start > 0) runes.RemoveRange(0, start);
        if (runes.Count == 0) return (runes, false, Entry.Refused("TEXT-EMPTY").Refusal);
        foreach (var (rune, at) in runes)
            if (Hostile(rune) is { } code) return (runes, false, Entry.Refused(code, at).Refusal);
        return (runes, runes.Count < all, null);
    }

    /// <summary>Whether it is a blank of any width, also one that does not print.</summary>
    public static bool IsBlank(Rune rune) => Rune.IsWhiteSpace(rune) || rune.Value is 0x2800 or 0x3164 or 0xFFA0 or 0x115F or 0x1160;

    /// <summary>Whether it shows nothing and means nothing here: zero-width blanks and joiners, byte-order mark, soft hyphen.</summary>
    public static bool IsInvisible(Rune rune) => rune.Value is (>= 0x200B and <= 0x200D) or (>= 0x2060 and <= 0x2064) or 0xFEFF or 0x00AD or 0x034F or 0x180E;

    /// <summary>Whether it selects a variant of the character before it.</summary>
    public static bool IsVariantSelector(Rune rune) => rune.Value is (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF);

    private static bool IsEdge(Rune rune) => IsBlank(rune) || IsInvisible(rune);

    private static string? Hostile(Rune rune) => rune.Value switch
    {
        0x061C or 0x200E or 0x200F or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x206F) => "TEXT-DIRECTION",
        0xFFFC or 0xFFFD or 0x2028 or 0x2029 => "TEXT-BROKEN",
        _ when IsInvisible(rune) || Han.Is(rune) => null,
        _ => Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.Control or UnicodeCategory.Format => "TEXT-CONTROL",
            UnicodeCategory.OtherNotAssigned => "TEXT-BROKEN",
            _ => null,
        },
    };
}
