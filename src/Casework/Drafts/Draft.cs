using Lianban.Casework.Applications;

namespace Lianban.Casework.Drafts;

/// <summary>Who is signed in: the applicant as the province's portal says, with its real-name level (practice P25).</summary>
/// <param name="Fingerprint">Keyed fingerprint of the person key.</param>
/// <param name="Mobile">The portal's number, or null.</param>
public sealed record SignedIn(Applicant Applicant, string Fingerprint, int RealNameLevel, string? Mobile)
{
    /// <summary>Never prints a personal value.</summary>
    public override string ToString() => "***";
}

/// <summary>
/// The one open draft of a person for a life event: a server row from the first page, sealed under the key of the application it becomes.
/// </summary>
/// <param name="Version">Grows by one at each save; saving over another version is refused with the difference.</param>
public sealed record Draft(
    Guid Id, int Version, Applicant Applicant, string Channel, NoticeAnswer? Notice, IReadOnlyList<string> Services,
    IReadOnlyDictionary<string, Answer> Ticks, IReadOnlyDictionary<string, Answer> Answers, IReadOnlyList<SharedValue> Shared,
    IReadOnlyList<Paper> Papers, IReadOnlyList<string> Confirmed, string? Area, int RealNameLevel)
{
    /// <summary>The source of shared data has answered, be it that it knows nothing of the person; false while nobody agreed or it was not reached.</summary>
    public bool SharingAnswered { get; init; }

    /// <summary>Never prints a personal value.</summary>
    public override string ToString() => $"Draft {Id:n} v{Version}";
}

/// <summary>Another tab saved in between: what is stored now, and where the two differ.</summary>
public sealed record DraftConflict(Draft Stored, IReadOnlyList<DraftDifference> Differences);

/// <summary>One field that differs: question or tick code, stored value, offered value.</summary>
public sealed record DraftDifference(string Field, string? Stored, string? Offered)
{
    /// <summary>Never prints a personal value.</summary>
    public override string ToString() => "***";
}
