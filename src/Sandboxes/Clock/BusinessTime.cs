using System.Globalization;
using Lianban.Sandboxes.Books;

namespace Lianban.Sandboxes.Clock;

/// <summary>
/// Business time of all stand-ins: system time plus an offset kept in the books. Decisions, steps and dates in messages read it;
/// signatures, retries and logs read <see cref="TimeProvider"/>. Moved only through the control door.
/// </summary>
internal sealed class BusinessTime
{
    private static readonly TimeSpan Zone = TimeSpan.FromHours(8);
    private readonly TimeProvider system;
    private readonly Ledger ledger;
    private long offset;

    public BusinessTime(TimeProvider system, Ledger ledger, Settings settings)
    {
        (this.system, this.ledger) = (system, ledger);
        var stored = ledger.Read(p => p.One("SELECT value FROM settings WHERE name = 'business-offset'", static r => r.GetString(0)));
        if (stored is not null) offset = long.Parse(stored, CultureInfo.InvariantCulture);
        else if (settings.BusinessStart is { } start) MoveTo(start).GetAwaiter().GetResult();
    }

    /// <summary>Business time now, offset +08:00 (Weihai has had no daylight saving since 1991).</summary>
    public DateTimeOffset Now => (system.GetUtcNow() + Offset).ToOffset(Zone);

    /// <summary>Business time now in Unix milliseconds, as the books keep it.</summary>
    public long Stamp => Now.ToUnixTimeMilliseconds();

    /// <summary>Business time minus system time.</summary>
    public TimeSpan Offset => TimeSpan.FromMilliseconds(Interlocked.Read(ref offset));

    /// <summary>A stamp of the books as an instant, offset +08:00.</summary>
    public static DateTimeOffset At(long stamp) => DateTimeOffset.FromUnixTimeMilliseconds(stamp).ToOffset(Zone);

    /// <summary>Makes it this instant now; durable when the task ends.</summary>
    public async Task MoveTo(DateTimeOffset instant)
    {
        var wanted = (long)(instant - system.GetUtcNow()).TotalMilliseconds;
        await ledger.Write(p => p.Do("INSERT INTO settings(name, value) VALUES('business-offset', $1) ON CONFLICT(name) DO UPDATE SET value = excluded.value",
            wanted.ToString(CultureInfo.InvariantCulture)));
        Interlocked.Exchange(ref offset, wanted);
    }
}
