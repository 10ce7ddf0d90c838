using System.Security.Cryptography;
using Lianban.Platform.Results;
using SkiaSharp;

namespace Lianban.Platform.Files;

/// <summary>
/// An uploaded picture that was decoded in full and written anew: no EXIF (place, camera), no trailing bytes, nothing but pixels in sRGB, upright.
/// </summary>
/// <param name="MediaType"><c>image/jpeg</c> or <c>image/png</c>.</param>
/// <param name="Sha256">Lower-case hexadecimal hash of <paramref name="Content"/>.</param>
public sealed record CleanImage(byte[] Content, string MediaType, string Sha256, int Width, int Height)
{
    /// <summary>Longest upload, and longest result, in bytes.</summary>
    public const int MaxBytes = 8 * 1024 * 1024;

    /// <summary>Most pixels; checked from the header before anything is decoded.</summary>
    public const int MaxPixels = 25_000_000;

    /// <summary>Never prints the picture.</summary>
    public override string ToString() => $"{MediaType} {Width}x{Height}";

    /// <summary>Checks and rewrites an upload. 25 million pixels take 100 MB meanwhile, twice as much when they must be turned: through <see cref="PictureQueue"/>.</summary>
    /// <returns>The clean picture; or IMAGE-EMPTY, IMAGE-TOO-LARGE, IMAGE-FORMAT, IMAGE-TOO-MANY-PIXELS, IMAGE-BROKEN.</returns>
    public static Result<CleanImage> Of(byte[] upload)
    {
        if (upload.Length == 0) return new Refusal("IMAGE-EMPTY");
        if (upload.Length > MaxBytes) return new Refusal("IMAGE-TOO-LARGE", "8");
        if (!ImageHeader.IsJpeg(upload) && !ImageHeader.IsPng(upload)) return new Refusal("IMAGE-FORMAT");
        if (ImageHeader.Of(upload) is not { } header) return new Refusal("IMAGE-BROKEN");
        if ((long)header.Width * header.Height > MaxPixels) return new Refusal("IMAGE-TOO-MANY-PIXELS", "25");
        return Rewrite(upload, header);
    }

    private static Result<CleanImage> Rewrite(byte[] upload, ImageHeader header)
    {
        using var data = SKData.CreateCopy(upload);
        using var codec = SKCodec.Create(data);
        if (codec is null || codec.Info.Width != header.Width || codec.Info.Height != header.Height) return new Refusal("IMAGE-BROKEN");
        if (codec.EncodedFormat is not (SKEncodedImageFormat.Jpeg or SKEncodedImageFormat.Png)) return new Refusal("IMAGE-FORMAT");
        var alpha = header.Jpeg ? SKAlphaType.Opaque : SKAlphaType.Premul;
        using var bitmap = new SKBitmap();
        using var srgb = SKColorSpace.CreateSrgb();
        if (!bitmap.TryAllocPixels(new SKImageInfo(header.Width, header.Height, SKColorType.Rgba8888, alpha, srgb))) return new Refusal("IMAGE-TOO-MANY-PIXELS", "25");
        // Half a picture decodes too, as "incomplete": half an identity card is none.
        if (codec.GetPixels(bitmap.Info, bitmap.GetPixels()) != SKCodecResult.Success) return new Refusal("IMAGE-BROKEN");
        using var upright = Upright(bitmap, codec.EncodedOrigin);
        return Encoded(upright ?? bitmap, header.Jpeg) is { } clean ? clean : new Refusal("IMAGE-BROKEN");
    }

    private static CleanImage? Encoded(SKBitmap bitmap, bool jpeg)
    {
        // A PNG that grows too long is kept as JPEG.
        (SKEncodedImageFormat Format, int Quality)[] ways = [.. jpeg ? [] : new[] { (SKEncodedImageFormat.Png, 100) }, (SKEncodedImageFormat.Jpeg, 92), (SKEncodedImageFormat.Jpeg, 75)];
        foreach (var (format, quality) in ways)
        {
            using var encoded = bitmap.Encode(format, quality);
            if (encoded is null || encoded.Size > MaxBytes) continue;
            var content = encoded.ToArray();
            return new CleanImage(content, format == SKEncodedImageFormat.Png ? "image/png" : "image/jpeg", Convert.ToHexStringLower(SHA256.HashData(content)), bitmap.Width, bitmap.Height);
        }
        return null;
    }

    // The orientation stands in EXIF, which goes: so the pixels are turned.
    private static SKBitmap? Upright(SKBitmap bitmap, SKEncodedOrigin origin)
    {
        if (origin == SKEncodedOrigin.TopLeft) return null;
        var (w, h) = (bitmap.Width, bitmap.Height);
        var matrix = origin switch
        {
            SKEncodedOrigin.TopRight => new SKMatrix(-1, 0, w, 0, 1, 0, 0, 0, 1),
            SKEncodedOrigin.BottomRight => new SKMatrix(-1, 0, w, 0, -1, h, 0, 0, 1),
            SKEncodedOrigin.BottomLeft => new SKMatrix(1, 0, 0, 0, -1, h, 0, 0, 1),
            SKEncodedOrigin.LeftTop => new SKMatrix(0, 1, 0, 1, 0, 0, 0, 0, 1),
            SKEncodedOrigin.RightTop => new SKMatrix(0, -1, h, 1, 0, 0, 0, 0, 1),
            SKEncodedOrigin.RightBottom => new SKMatrix(0, -1, h, -1, 0, w, 0, 0, 1),
            _ => new SKMatrix(0, 1, 0, -1, 0, w, 0, 0, 1),
        };
        var turned = origin is SKEncodedOrigin.LeftTop or SKEncodedOrigin.RightTop or SKEncodedOrigin.RightBottom or SKEncodedOrigin.LeftBottom;
        var upright = new SKBitmap(bitmap.Info.WithSize(turned ? h : w, turned ? w : h));
        using var canvas = new SKCanvas(upright);
        canvas.SetMatrix(matrix);
        canvas.DrawBitmap(bitmap, 0, 0, SKSamplingOptions.Default);
        return upright;
    }
}
