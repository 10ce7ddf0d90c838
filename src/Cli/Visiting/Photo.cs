using SkiaSharp;

namespace Lianban.Cli.Visiting;

/// <summary>A drawn passport photo: nobody's face.</summary>
public static class Photo
{
    /// <summary>A JPEG of 358 × 441 pixels, head and shoulders on white.</summary>
    public static byte[] Jpeg()
    {
        using var surface = SKSurface.Create(new SKImageInfo(358, 441));
        surface.Canvas.Clear(SKColors.White);
        using var coat = new SKPaint { Color = new SKColor(0x2B, 0x3F, 0x5C), IsAntialias = true };
        using var skin = new SKPaint { Color = new SKColor(0xD9, 0xA5, 0x84), IsAntialias = true };
        using var hair = new SKPaint { Color = new SKColor(0x24, 0x1E, 0x1C), IsAntialias = true };
        surface.Canvas.DrawOval(179, 455, 150, 130, coat);
        surface.Canvas.DrawOval(179, 185, 92, 112, hair);
        surface.Canvas.DrawOval(179, 215, 78, 96, skin);
        using var image = surface.Snapshot();
        using var jpeg = image.Encode(SKEncodedImageFormat.Jpeg, 90);
        return jpeg.ToArray();
    }
}
