namespace Lianban.Protocol;

/// <summary>
/// Codes of <see cref="ProtocolProblem"/> that both sides know, besides <see cref="Signatures.SignatureRefusals"/>. A party may use others of its own;
/// they are read as <see cref="Rejected"/>.
/// </summary>
public static class ProblemCodes
{
    /// <summary>400: not JSON, a doubled member, a missing member, a bad type.</summary>
    public const string Unreadable = "MESSAGE-UNREADABLE";

    /// <summary>400: a kind that does not belong to this path, or another department's.</summary>
    public const string KindUnexpected = "KIND-UNEXPECTED";

    /// <summary>404: this party does not handle the service or part.</summary>
    public const string ServiceUnknown = "SERVICE-UNKNOWN";

    /// <summary>404: no such case.</summary>
    public const string CaseUnknown = "CASE-UNKNOWN";

    /// <summary>409: the key, or the message id, was used before with another content.</summary>
    public const string KeyUsed = "KEY-USED";

    /// <summary>409: an older round, or one that was not asked for.</summary>
    public const string RoundUnexpected = "ROUND-UNEXPECTED";

    /// <summary>409: contradicts what was decided.</summary>
    public const string Contradictory = "MESSAGE-CONTRADICTORY";

    /// <summary>422: a value that is not in the receiver's code table.</summary>
    public const string NotInCodeTable = "FIELD-NOT-IN-CODE-TABLE";

    /// <summary>422: understood as a message, but it names a step, field or reason that the definition does not have.</summary>
    public const string NotUnderstood = "MESSAGE-NOT-UNDERSTOOD";

    /// <summary>503: comes before what it depends on; repeat it.</summary>
    public const string TooEarly = "MESSAGE-TOO-EARLY";

    /// <summary>503: repeat it later.</summary>
    public const string Busy = "BUSY";

    /// <summary>Any other refusal of a message.</summary>
    public const string Rejected = "DEPARTMENT-REJECTED";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } =
        [Unreadable, KindUnexpected, ServiceUnknown, CaseUnknown, KeyUsed, RoundUnexpected, Contradictory, NotInCodeTable, NotUnderstood, TooEarly, Busy, Rejected];
}
