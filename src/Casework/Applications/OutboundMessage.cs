namespace Lianban.Casework.Applications;

/// <summary>The idempotency key <c>application/service/part/round</c>.</summary>
public sealed record PartKey(Guid Application, string Service, string Part, int Round)
{
    public override string ToString() => $"{Application:n}/{Service}/{Part}/{Round}";
}

/// <summary>What is sent; values in our own codes, the connector maps them. Stored sealed in the outbox.</summary>
/// <param name="MessageId">Stable over repeats: derived from the outbox key.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Fields">Question code → value; only what the service needs (<see cref="OutboundKind.Submit"/>).</param>
/// <param name="Changed">For a prerequisite notice: what changed.</param>
public sealed record OutboundMessage(
    string MessageId, OutboundKind Kind, string Department, PartKey Key, DateTimeOffset SentAt, string Area, string Unit, string Channel,
    string DocumentKind, IReadOnlyDictionary<string, string> Fields, IReadOnlyList<Paper> Papers, IReadOnlyList<MetPrerequisite> Prerequisites,
    ChangedPrerequisite? Changed)
{
    /// <summary>Never prints a personal value.</summary>
    public override string ToString() => $"{Kind} {MessageId} {Key}";
}

public enum OutboundKind { Submit, PrerequisiteRevoked, PrerequisiteCorrected }

/// <summary>A prerequisite that was met in this application: <c>approved</c> or <c>inForce</c>.</summary>
public sealed record MetPrerequisite(string Service, string Part, bool InForce, string? Reference);

/// <summary>A prerequisite that was revoked or corrected later (practice P8).</summary>
public sealed record ChangedPrerequisite(string Service, string Part, string Outcome, string DocumentNumber);
