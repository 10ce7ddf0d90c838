using Lianban.Platform.Files;
using SkiaSharp;
using Xunit;

namespace Lianban.Tests.Platform.Files;

/// <summary>Many uploads at once: few are decoded, few wait, the rest are told.</summary>
public sealed class PictureQueueFacts
{
    private readonly SemaphoreSlim decoding = new(0);
    private readonly PictureQueue queue;

    public PictureQueueFacts() => queue = new PictureQueue(decoding);

    private static byte[] Flat
    {
        get
        {
            using var bitmap = new SKBitmap(8, 8);
            bitmap.Erase(SKColors.White);
            using var data = bitmap.Encode(SKEncodedImageFormat.Png, 100);
            return data.ToArray();
        }
    }

    [Fact]
    public async Task One_owner_has_two_places()
    {
        var (one, other) = (Guid.NewGuid(), Guid.NewGuid());
        var asked = new[] { one, one, one, other }.Select(owner => queue.CleanAsync(owner, Flat, default)).ToList();
        Assert.Equal("IMAGE-BUSY", (await asked[2]).Refusal?.Code);
        decoding.Release();
        Assert.All(new[] { await asked[0], await asked[1], await asked[3], await queue.CleanAsync(one, Flat, default) }, r => Assert.False(r.IsRefused));
    }

    [Fact]
    public async Task A_full_line_says_so_at_once_and_empties()
    {
        var waiting = Enumerable.Range(0, PictureQueue.Most).Select(_ => queue.CleanAsync(Guid.NewGuid(), Flat, default)).ToList();
        Assert.Equal("IMAGE-BUSY", (await queue.CleanAsync(Guid.NewGuid(), Flat, default)).Refusal?.Code);
        decoding.Release();
        Assert.All(await Task.WhenAll(waiting), r => Assert.False(r.IsRefused));
        Assert.False((await queue.CleanAsync(Guid.NewGuid(), Flat, default)).IsRefused);
    }

    [Fact]
    public async Task Who_gave_up_leaves_the_line()
    {
        using var gone = new CancellationTokenSource();
        var waiting = Enumerable.Range(0, PictureQueue.Most).Select(_ => queue.CleanAsync(Guid.NewGuid(), Flat, gone.Token)).ToList();
        await gone.CancelAsync();
        foreach (var one in waiting) await Assert.ThrowsAnyAsync<OperationCanceledException>(() => one);
        decoding.Release();
        Assert.False((await queue.CleanAsync(Guid.NewGuid(), Flat, default)).IsRefused);
    }
}
