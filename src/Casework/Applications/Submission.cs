namespace Lianban.Casework.Applications;

/// <summary>The person who applies, as the sign-in or the document says. All members are personal.</summary>
/// <param name="DocumentKind">Code of the code list <c>document-kind</c>.</param>
/// <param name="DocumentNumber">Repaired and checked number.</param>
public sealed record Applicant(string DocumentKind, string DocumentNumber, string Name)
{
    /// <summary>Never prints a personal value.</summary>
    public override string ToString() => "***";
}

/// <summary>One answer with where it came from.</summary>
/// <param name="Value">As stored: codes, YYYYMM months, yyyy-MM-dd days.</param>
/// <param name="Source"><c>applicant</c>, or the shared source's code, e.g. <c>public-security</c>; an edited shared value is the applicant's.</param>
/// <param name="At">When it was given or fetched (business time).</param>
public sealed record Answer(string Value, string Source, DateTimeOffset At)
{
    public const string Applicant = "applicant";

    /// <summary>Never prints a personal value.</summary>
    public override string ToString() => "***";
}

/// <summary>A fact that rules were evaluated with, with its source and time. <paramref name="Value"/> as <c>IFacts</c> gives it.</summary>
public sealed record KnownFact(string Name, string Value, string Source, DateTimeOffset At)
{
    /// <summary>Never prints a personal value.</summary>
    public override string ToString() => "***";
}

/// <summary>A paper that was given: the stored file by id and hash of its clear bytes.</summary>
public sealed record Paper(string Code, Guid File, string MediaType, long Bytes, string Sha256);

/// <summary>The declaration of annex 4, ticked with name and time.</summary>
public sealed record Declaration(string Name, DateTimeOffset At)
{
    /// <summary>Never prints a personal value.</summary>
    public override string ToString() => "***";
}

/// <summary>The notice before the first shared-data query (practice P25): its version and whether the person agreed.</summary>
public sealed record NoticeAnswer(string Version, bool Agreed, DateTimeOffset At);

/// <summary>
/// Everything a person submits at once. <paramref name="Id"/> is the draft's id and becomes the application's.
/// </summary>
/// <param name="BodyHash">SHA-256 over the content; the same id with another hash is refused.</param>
/// <param name="PersonFingerprint">Keyed fingerprint of the person key; stands in rows, never in events.</param>
/// <param name="Services">Chosen service codes, official order.</param>
/// <param name="Answers">Question code → answer, only those asked.</param>
/// <param name="Ticks">Answers of the check beforehand (practice P9), by fact name.</param>
/// <param name="Confirmed">Codes of the consequences that were confirmed.</param>
/// <param name="Channel"><c>online</c> or <c>counter</c>.</param>
/// <param name="Area">Area code that routing falls back to.</param>
/// <param name="Definition">Hash of the definition in force.</param>
public sealed record Submission(
    Guid Id, string BodyHash, [property: System.Text.Json.Serialization.JsonIgnore] string PersonFingerprint, Applicant Applicant, IReadOnlyList<string> Services,
    IReadOnlyDictionary<string, Answer> Answers, IReadOnlyDictionary<string, Answer> Ticks, IReadOnlyList<KnownFact> Facts, IReadOnlyList<Paper> Papers,
    Declaration Declaration, NoticeAnswer Notice, IReadOnlyList<string> Confirmed, string Channel, string Area, string Definition)
{
    /// <summary>Never prints a personal value.</summary>
    public override string ToString() => $"Submission {Id:n}";
}
