namespace Lianban.Casework.Identity;

/// <summary>The check character of GB 11643: ISO 7064 MOD 11-2.</summary>
internal static class CheckCharacter
{
    /// <summary>The character that belongs after seventeen digits: 0–9 or X.</summary>
    public static char Of(ReadOnlySpan<char> digits)
    {
        var p = 0;
        foreach (var c in digits[..17]) p = (p + (c - '0')) * 2 % 11;
        return "0123456789X"[(12 - p) % 11];
    }

    /// <summary>ICAO 7-3-1 over letters and digits, as travel documents have it.</summary>
    public static char Icao(ReadOnlySpan<char> text)
    {
        ReadOnlySpan<int> weights = [7, 3, 1];
        var sum = 0;
        for (var i = 0; i < text.Length; i++) sum += weights[i % 3] * (char.IsAsciiDigit(text[i]) ? text[i] - '0' : text[i] - 'A' + 10);
        return (char)('0' + sum % 10);
    }
}
