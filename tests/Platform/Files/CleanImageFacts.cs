using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Lianban.Platform.Files;
using Lianban.Platform.Text;
using SkiaSharp;
using Xunit;

namespace Lianban.Tests.Platform.Files;

public sealed class CleanImageFacts
{
    private static byte[] Picture(SKEncodedImageFormat format, int width = 60, int height = 40)
    {
        using var bitmap = new SKBitmap(width, height);
        bitmap.Erase(SKColors.White);
        for (var x = 0; x < width / 2; x++)
            for (var y = 0; y < height / 2; y++) bitmap.SetPixel(x, y, SKColors.Red);
        using var data = bitmap.Encode(format, 95);
        return data.ToArray();
    }

    private static byte[] Jpeg => Picture(SKEncodedImageFormat.Jpeg);

    private static byte[] Png => Picture(SKEncodedImageFormat.Png);

    private static string? Code(byte[] upload) => CleanImage.Of(upload).Refusal?.Code;

    [Fact]
    public void A_picture_is_kept_with_type_size_and_hash()
    {
        foreach (var (upload, type) in new[] { (Jpeg, "image/jpeg"), (Png, "image/png") })
        {
            var clean = CleanImage.Of(upload).Value!;
            Assert.Equal((type, 60, 40), (clean.MediaType, clean.Width, clean.Height));
            Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(clean.Content)), clean.Sha256);
            Assert.Equal(clean.Sha256, CleanImage.Of(upload).Value!.Sha256);
            Assert.True(Near(SKBitmap.Decode(clean.Content).GetPixel(5, 5), SKColors.Red));
        }
    }

    [Fact]
    public void Place_and_camera_are_gone_and_the_picture_stands_upright()
    {
        var upload = WithExif(Jpeg, orientation: 6);
        Assert.Contains("GPS-SECRET", Encoding.Latin1.GetString(upload));
        using (var codec = SKCodec.Create(SKData.CreateCopy(upload))) Assert.Equal(SKEncodedOrigin.RightTop, codec.EncodedOrigin);
        var clean = CleanImage.Of(upload).Value!;
        Assert.DoesNotContain("Exif", Encoding.Latin1.GetString(clean.Content));
        Assert.DoesNotContain("GPS-SECRET", Encoding.Latin1.GetString(clean.Content));
        Assert.Equal((40, 60), (clean.Width, clean.Height));
        // The red quarter was top left; turned to the right it is top right.
        Assert.True(Near(SKBitmap.Decode(clean.Content).GetPixel(35, 5), SKColors.Red));
    }

    [Theory]
    [InlineData(1, 5, 5), InlineData(2, 55, 5), InlineData(3, 55, 35), InlineData(4, 5, 35), InlineData(5, 5, 5), InlineData(6, 35, 5), InlineData(7, 35, 55), InlineData(8, 5, 55)]
    public void Every_orientation_is_turned_upright(int orientation, int x, int y)
    {
        var clean = CleanImage.Of(WithExif(Jpeg, orientation)).Value!;
        Assert.True(Near(SKBitmap.Decode(clean.Content).GetPixel(x, y), SKColors.Red));
    }

    [Fact]
    public void What_is_hidden_behind_the_picture_is_gone()
    {
        foreach (var upload in new[] { Jpeg, Png })
            foreach (var tail in new[] { "<script>alert(1)</script>", "%PDF-1.7 /JS", "PK\x03\x04 zip", "<?php system('id');" })
            {
                var clean = CleanImage.Of([.. upload, .. Encoding.Latin1.GetBytes(tail)]).Value!;
                Assert.DoesNotContain(tail[..6], Encoding.Latin1.GetString(clean.Content));
            }
        Assert.DoesNotContain("tEXt", Encoding.Latin1.GetString(CleanImage.Of(WithChunk(Png, "tEXt", "Comment\0<script>"u8.ToArray())).Value!.Content));
    }

    [Fact]
    public void Other_formats_are_refused_by_their_first_bytes()
    {
        string[] others = ["GIF89a", "RIFF\0\0\0\0WEBPVP8 ", "<svg xmlns='http://www.w3.org/2000/svg'/>", "<?xml version='1.0'?>", "%PDF-1.7", "PK\x03\x04", "BM", "II*\0", "\0\0\0\x18ftypheic", "<html>", "MZ", "\x7f" + "ELF"];
        Assert.All(others, o => Assert.Equal("IMAGE-FORMAT", Code(Encoding.Latin1.GetBytes(o.PadRight(100, ' ')))));
        Assert.Equal("IMAGE-FORMAT", Code(Picture(SKEncodedImageFormat.Webp)));
        Assert.Equal("IMAGE-EMPTY", Code([]));
        Assert.Equal("IMAGE-TOO-LARGE", Code(new byte[CleanImage.MaxBytes + 1]));
    }

    [Fact]
    public void A_bomb_is_refused_from_its_header()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal("IMAGE-TOO-MANY-PIXELS", Code(PngOf(25_000, 20_000)));
        Assert.Equal("IMAGE-TOO-MANY-PIXELS", Code(PngOf(int.MaxValue, int.MaxValue)));
        Assert.Equal("IMAGE-TOO-MANY-PIXELS", Code(PngOf(25_000_001, 1)));
        Assert.Equal("IMAGE-TOO-MANY-PIXELS", Code(JpegOf(65_535, 65_535)));
        Assert.Equal("IMAGE-BROKEN", Code(PngOf(0, 10)));
        Assert.Equal("IMAGE-BROKEN", Code(JpegOf(0, 10)));
        Assert.Equal("IMAGE-BROKEN", Code(PngOf(-1, 10)));
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 1_000_000);
    }

    [Fact]
    public void A_picture_of_a_thousand_scans_is_refused() =>
        Assert.Equal("IMAGE-BROKEN", Code([.. Jpeg[..^2], .. Enumerable.Repeat(new byte[] { 0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0 }, 1000).SelectMany(b => b), 0xFF, 0xD9]));

    [Fact]
    public void A_header_that_promises_more_than_there_is_is_broken()
    {
        Assert.Equal("IMAGE-BROKEN", Code(PngOf(100, 100)));
        foreach (var upload in new[] { Picture(SKEncodedImageFormat.Jpeg, 300, 300), Picture(SKEncodedImageFormat.Png, 300, 300) })
            for (var cut = 0; cut < upload.Length - 20; cut += Math.Max(1, upload.Length / 60))
                Assert.NotNull(Code(upload[..cut]));
    }

    [Fact]
    public void Random_damage_never_throws()
    {
        var chance = new Random(20260429);
        for (var i = 0; i < 400; i++)
        {
            var upload = i % 2 == 0 ? Jpeg : Png;
            for (var n = 0; n < 1 + i % 20; n++) upload[3 + chance.Next(upload.Length - 3)] = (byte)chance.Next(256);
            var result = CleanImage.Of(upload);
            if (!result.IsRefused) Assert.NotNull(SKBitmap.Decode(result.Value!.Content));
        }
    }

    [Fact]
    public void Every_refusal_has_its_sentences()
    {
        foreach (var code in new[] { "IMAGE-EMPTY", "IMAGE-TOO-LARGE", "IMAGE-FORMAT", "IMAGE-TOO-MANY-PIXELS", "IMAGE-BROKEN" })
            Assert.Contains(code, ErrorSentences.Codes);
    }

    private static bool Near(SKColor a, SKColor b) => Math.Abs(a.Red - b.Red) + Math.Abs(a.Green - b.Green) + Math.Abs(a.Blue - b.Blue) < 60;

    private static byte[] WithExif(byte[] jpeg, int orientation)
    {
        // TIFF header, one entry (0x0112 orientation), then a text where a camera would write the place.
        byte[] tiff = [(byte)'M', (byte)'M', 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0, 0, 0, 0, 0, .. "GPS-SECRET 37.5N 122.1E"u8];
        byte[] body = [.. "Exif\0\0"u8, .. tiff];
        return [0xFF, 0xD8, 0xFF, 0xE1, (byte)((body.Length + 2) >> 8), (byte)(body.Length + 2), .. body, .. jpeg[2..]];
    }

    private static byte[] WithChunk(byte[] png, string name, byte[] content) => [.. png[..33], .. Chunk(name, content), .. png[33..]];

    private static byte[] Chunk(string name, byte[] content)
    {
        byte[] body = [.. Encoding.ASCII.GetBytes(name), .. content];
        var (length, crc) = (new byte[4], new byte[4]);
        BinaryPrimitives.WriteInt32BigEndian(length, content.Length);
        BinaryPrimitives.WriteUInt32BigEndian(crc, Crc(body));
        return [.. length, .. body, .. crc];
    }

    private static byte[] PngOf(int width, int height)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (8, 2);
        var packed = new MemoryStream();
        using (var z = new ZLibStream(packed, CompressionLevel.Optimal, true)) z.Write(new byte[2000]);
        return [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, .. Chunk("IHDR", header), .. Chunk("IDAT", packed.ToArray()), .. Chunk("IEND", [])];
    }

    private static byte[] JpegOf(int width, int height) =>
        [0xFF, 0xD8, 0xFF, 0xC0, 0, 11, 8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, 1, 1, 0x11, 0, 0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0, 0xFF, 0xD9];

    private static uint Crc(byte[] bytes)
    {
        var crc = 0xFFFFFFFF;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var k = 0; k < 8; k++) crc = (crc & 1) != 0 ? 0xEDB88320 ^ (crc >> 1) : crc >> 1;
        }
        return crc ^ 0xFFFFFFFF;
    }
}
