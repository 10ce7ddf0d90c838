using System.Buffers.Binary;

namespace Lianban.Platform.Files;

/// <summary>What the first bytes of an image say, read without decoding it.</summary>
internal readonly record struct ImageHeader(bool Jpeg, int Width, int Height)
{
    private static ReadOnlySpan<byte> PngMagic => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    // More scans than any camera writes; each is decoded over the whole picture.
    private const int MostScans = 64;

    public static bool IsJpeg(ReadOnlySpan<byte> bytes) => bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]);

    public static bool IsPng(ReadOnlySpan<byte> bytes) => bytes.StartsWith(PngMagic);

    /// <summary>The header, or null when it is broken.</summary>
    public static ImageHeader? Of(ReadOnlySpan<byte> bytes) => IsPng(bytes) ? OfPng(bytes) : IsJpeg(bytes) ? OfJpeg(bytes) : null;

    private static ImageHeader? OfPng(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 33 || !bytes.Slice(12, 4).SequenceEqual("IHDR"u8)) return null;
        var (width, height) = (BinaryPrimitives.ReadUInt32BigEndian(bytes[16..]), BinaryPrimitives.ReadUInt32BigEndian(bytes[20..]));
        return width is 0 or > int.MaxValue || height is 0 or > int.MaxValue ? null : new ImageHeader(false, (int)width, (int)height);
    }

    private static ImageHeader? OfJpeg(ReadOnlySpan<byte> bytes)
    {
        ImageHeader? found = null;
        var scans = 0;
        for (var at = 2; at + 4 <= bytes.Length;)
        {
            if (bytes[at] != 0xFF) { at++; continue; }
            var marker = bytes[at + 1];
            if (marker == 0xD9) break;
            // Fill bytes, stuffed bytes, restart and temporary markers have no length.
            if (marker is 0xFF or 0x00 or 0x01 or (>= 0xD0 and <= 0xD8)) { at += marker == 0xFF ? 1 : 2; continue; }
            var length = BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]);
            if (length < 2) return null;
            if (marker == 0xDA && ++scans > MostScans) return null;
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                if (found is not null || length < 8 || at + 9 > bytes.Length) return null;
                var (height, width) = (BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 5)..]), BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 7)..]));
                if (width == 0 || height == 0) return null;
                found = new ImageHeader(true, width, height);
            }
            at += 2 + length;
        }
        return scans == 0 ? null : found;
    }
}
