using System.Text;

namespace Lianban.Platform.Text;

/// <summary>
/// Which characters are Han: every assigned ideograph of Unicode 17, by its blocks (URO, extensions A–J, both compatibility blocks, 〇 and 々).
/// Written as ranges, because .NET has no script property and <c>[一-龥]</c> refuses U+20BB7.
/// </summary>
public static class Han
{
    /// <summary>Whether the character is an assigned ideograph.</summary>
    public static bool Is(Rune rune) => rune.Value switch
    {
        >= 0x4E00 and <= 0x9FFF => true,
        0x3005 or 0x3007 or 0x303B or (>= 0x3021 and <= 0x3029) or (>= 0x3038 and <= 0x303A) => true,
        >= 0x3400 and <= 0x4DBF => true, // A
        >= 0xF900 and <= 0xFA6D or (>= 0xFA70 and <= 0xFAD9) => true, // compatibility
        >= 0x20000 and <= 0x2A6DF => true, // B
        >= 0x2A700 and <= 0x2B81D => true, // C, D
        >= 0x2B820 and <= 0x2CEAD => true, // E
        >= 0x2CEB0 and <= 0x2EBE0 => true, // F
        >= 0x2EBF0 and <= 0x2EE5D => true, // I
        >= 0x2F800 and <= 0x2FA1D => true, // compatibility supplement
        >= 0x30000 and <= 0x3134A => true, // G
        >= 0x31350 and <= 0x323AF => true, // H
        >= 0x323B0 and <= 0x33479 => true, // J
        _ => false,
    };

    /// <summary>Whether the character is for private use; registers still hold names written so, and a person must look at them.</summary>
    public static bool IsPrivateUse(Rune rune) => rune.Value is (>= 0xE000 and <= 0xF8FF) or (>= 0xF0000 and <= 0xFFFFD) or (>= 0x100000 and <= 0x10FFFD);

    /// <summary>Whether a text holds any ideograph.</summary>
    public static bool In(string text)
    {
        foreach (var rune in text.EnumerateRunes())
            if (Is(rune)) return true;
        return false;
    }
}
