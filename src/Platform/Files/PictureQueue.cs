using Lianban.Platform.Results;

namespace Lianban.Platform.Files;

/// <summary>
/// The line in which uploads wait to be decoded. A small file may hold 25 million pixels, which take a second and 100 MB: half the processors decode, nobody's
/// thread is held while waiting, one owner has few places, and whoever comes to a full line is told so at once. Source: practice.
/// </summary>
/// <param name="decoding">As many as may decode at once.</param>
public sealed class PictureQueue(SemaphoreSlim decoding)
{
    /// <summary>Most uploads in the line, being decoded or waiting.</summary>
    public const int Most = 32;

    /// <summary>Most of one owner: two papers, or a double click.</summary>
    public const int MostOfOne = 2;

    private readonly Lock _door = new();
    private readonly Dictionary<Guid, int> _inside = [];
    private int _all;

    /// <summary>Half the processors decode.</summary>
    public PictureQueue() : this(new SemaphoreSlim(Math.Max(1, Environment.ProcessorCount / 2)))
    {
    }

    /// <summary>Waits its turn, then <see cref="CleanImage.Of"/>. Who gave up waiting (<paramref name="cancel"/>) leaves the line.</summary>
    /// <returns>The clean picture, its refusal, or IMAGE-BUSY.</returns>
    public async Task<Result<CleanImage>> CleanAsync(Guid owner, byte[] upload, CancellationToken cancel)
    {
        if (!Enter(owner)) return new Refusal("IMAGE-BUSY");
        try
        {
            await decoding.WaitAsync(cancel);
            try { return CleanImage.Of(upload); }
            finally { decoding.Release(); }
        }
        finally
        {
            Leave(owner);
        }
    }

    private bool Enter(Guid owner)
    {
        lock (_door)
        {
            var own = _inside.GetValueOrDefault(owner);
            if (_all >= Most || own >= MostOfOne) return false;
            (_all, _inside[owner]) = (_all + 1, own + 1);
            return true;
        }
    }

    private void Leave(Guid owner)
    {
        lock (_door)
        {
            _all--;
            if (--_inside[owner] == 0) _inside.Remove(owner);
        }
    }
}
