using System.Globalization;
using Lianban.Platform.Time;

namespace Lianban.Platform.Storage;

/// <summary>Durable settings that the system itself makes: name → value. Nothing personal, nothing secret.</summary>
public sealed class DeskSettings(DeskFile desk)
{
    /// <summary>The value, or null.</summary>
    public string? Find(string name) => desk.Read(c => c.One("SELECT value FROM settings WHERE name = $name", r => r.GetString(0), ("$name", name)));

    /// <summary>Sets the value; durable when it returns.</summary>
    public Task SetAsync(string name, string value, CancellationToken cancel) => desk.WriteAsync(c =>
        c.Run("INSERT INTO settings (name, value) VALUES ($name, $value) ON CONFLICT (name) DO UPDATE SET value = excluded.value", ("$name", name), ("$value", value)), cancel);

    /// <summary>Sets the value unless there is one; answers the one that stands.</summary>
    public Task<string> GetOrSetAsync(string name, string value, CancellationToken cancel) => desk.WriteAsync(c =>
    {
        c.Run("INSERT INTO settings (name, value) VALUES ($name, $value) ON CONFLICT (name) DO NOTHING", ("$name", name), ("$value", value));
        return c.One("SELECT value FROM settings WHERE name = $name", r => r.GetString(0), ("$name", name))!;
    }, cancel);
}

/// <summary>
/// How far business time is ahead of system time (<see cref="BusinessClock"/>): kept over restarts, moved by the demonstration only. It never goes back:
/// a deadline that has passed stays passed.
/// </summary>
public sealed class BusinessOffset(DeskSettings settings)
{
    private const string Name = "business-offset-ticks";
    private readonly SemaphoreSlim _moving = new(1, 1);
    private long _ticks = long.TryParse(settings.Find(Name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var stored) ? stored : 0;

    /// <summary>The present offset.</summary>
    public TimeSpan Value => new(Interlocked.Read(ref _ticks));

    /// <summary>At the first start of a demonstration: sets the offset so that business time begins at a given instant. Later starts keep what stands.</summary>
    public async Task BeginAtAsync(DateTimeOffset start, TimeProvider system, CancellationToken cancel)
    {
        var wanted = (start - system.GetUtcNow()).Ticks.ToString(CultureInfo.InvariantCulture);
        Interlocked.Exchange(ref _ticks, long.Parse(await settings.GetOrSetAsync(Name, wanted, cancel), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture));
    }

    /// <summary>Moves business time forward; durable when it returns.</summary>
    public async Task MoveAsync(TimeSpan forward, CancellationToken cancel)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(forward, TimeSpan.Zero);
        await _moving.WaitAsync(cancel);
        try
        {
            var next = Interlocked.Read(ref _ticks) + forward.Ticks;
            await settings.SetAsync(Name, next.ToString(CultureInfo.InvariantCulture), cancel);
            Interlocked.Exchange(ref _ticks, next);
        }
        finally
        {
            _moving.Release();
        }
    }
}
