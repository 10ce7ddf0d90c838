namespace Lianban.Platform.Time;

/// <summary>
/// Business time: what deadlines, calendars, sweeps and people read. It is system time plus an offset that only a demonstration moves;
/// in production the offset is zero and cannot be moved. Sign-in, signatures, retry, back-off and logs read <see cref="TimeProvider"/> instead.
/// </summary>
/// <param name="system">System time.</param>
/// <param name="offset">The present offset; asked at each reading.</param>
public sealed class BusinessClock(TimeProvider system, Func<TimeSpan> offset)
{
    /// <summary>Asia/Shanghai. Fixed at +08:00 (no daylight saving since 1991), so that any host gives the same day without a zone database.</summary>
    public static readonly TimeSpan Zone = TimeSpan.FromHours(8);

    /// <summary>A business clock that follows system time.</summary>
    public BusinessClock(TimeProvider system) : this(system, static () => TimeSpan.Zero) { }

    /// <summary>Business time now, offset +08:00.</summary>
    public DateTimeOffset Now => (system.GetUtcNow() + offset()).ToOffset(Zone);

    /// <summary>The calendar day in Weihai now.</summary>
    public DateOnly Today => DateOnly.FromDateTime(Now.DateTime);
}
