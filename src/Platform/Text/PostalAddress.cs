using System.Text;

namespace Lianban.Platform.Text;

/// <summary>A postal address in one line.</summary>
public static class PostalAddress
{
    /// <summary>Shorter than this no parcel arrives.</summary>
    public const int MinLength = 5;

    /// <summary>Reads it. It must hold letters or ideographs, not only a number.</summary>
    public static Entry Read(string? raw, int maxLength)
    {
        var line = PersonText.Line(raw, maxLength);
        if (!line.Ok) return line;
        var runes = line.Value.EnumerateRunes().ToList();
        return runes.Count < MinLength || !runes.Any(r => Han.Is(r) || Rune.IsLetter(r)) ? Entry.Refused("ADDRESS-TOO-SHORT", MinLength) : line;
    }
}
