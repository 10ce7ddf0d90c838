namespace Lianban.Casework.Applications;

/// <summary>The data-sharing platform, seen from the core. Implemented in Connectors/DataSharing. Never throws for what the other side does.</summary>
public interface ISharedRecords
{
    /// <summary>Asks for items of one person; an item that is not known is simply absent.</summary>
    Task<SharedAnswer> AskAsync(Applicant person, string noticeVersion, IReadOnlyList<string> items, CancellationToken cancel);
}

/// <summary>What came back. <paramref name="Reached"/> false: the platform did not answer in time; typing goes on.</summary>
public sealed record SharedAnswer(bool Reached, IReadOnlyList<SharedValue> Values);

/// <summary>One value with its source (code) and the time of the source's record.</summary>
public sealed record SharedValue(string Item, string Value, string Source, DateTimeOffset At)
{
    /// <summary>Never prints a personal value.</summary>
    public override string ToString() => "***";
}
