using Lianban.Tests.Journeys.Walking;
using Microsoft.Playwright;

namespace Lianban.Tests.Journeys;

/// <summary>What is no picture is refused at its field, in words one can act on, and nothing else on the form is lost.</summary>
public sealed class Papers(Hall hall) : Journey(hall)
{
    private static readonly byte[] good = Steps.Photo(358, 441);

    private static readonly (string What, string Name, string Type, byte[] Bytes, string Says)[] bad =
    [
        ("another type", "photo.gif", "image/gif", [.. "GIF89a"u8, .. new byte[200]], "JPEG"),
        ("a document", "photo.pdf", "application/pdf", [.. "%PDF-1.7\n"u8, .. new byte[500]], "JPEG"),
        ("disguised", "photo.jpg", "image/jpeg", [.. "<html><script>alert(1)</script></html>"u8], "JPEG"),
        ("truncated", "photo.jpg", "image/jpeg", good[..(good.Length / 2)], "不完整"),
        ("too large", "photo.jpg", "image/jpeg", [.. good, .. new byte[9 * 1024 * 1024]], "8 MB"),
    ];

    [Fact]
    public async Task What_is_no_picture_is_refused_at_its_field()
    {
        var page = await AtFilledFormAsync([Steps.Card]);
        foreach (var (what, name, type, bytes, says) in bad)
        {
            await page.SetInputFilesAsync("[name='paper.white-photo']", new FilePayload { Name = name, MimeType = type, Buffer = bytes });
            await page.PressMainAsync();
            var said = await page.InnerTextAsync("#p-white-photo-error");
            Assert.True(said.Contains(says, StringComparison.Ordinal), $"{what}: {said}");
            Assert.Equal("#p-white-photo", await page.Locator(".errors a").EvaluateAsync<string>("a => a.hash"));
            Assert.NotEqual("", await page.InputValueAsync("[name=post-address]"));
        }
        await LookAsync(page, "11-form-paper-refused");
        await page.SetInputFilesAsync("[name='paper.white-photo']", new FilePayload { Name = "x.png.exe", MimeType = "application/octet-stream", Buffer = good });
        await page.PressMainAsync();
        await page.ArriveAsync("/review");
    }
}
