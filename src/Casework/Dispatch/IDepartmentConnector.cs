using Lianban.Casework.Applications;

namespace Lianban.Casework.Dispatch;

/// <summary>A department's system, seen from the core. Implemented in Connectors, one room for each department. Never throws for what the other side does.</summary>
public interface IDepartmentConnector
{
    /// <summary>Department code, e.g. <c>human-resources</c>.</summary>
    string Department { get; }

    /// <summary>Sends a message under its idempotency key; may be called again with the same message.</summary>
    Task<Delivery> SendAsync(OutboundMessage message, CancellationToken cancel);

    /// <summary>Asks what the department has said of this key so far.</summary>
    Task<Delivery> AskStatusAsync(PartKey key, CancellationToken cancel);
}

/// <summary>What came of a delivery.</summary>
public abstract record Delivery
{
    /// <summary>The department answered; its messages in order (for a status query everything it has said; empty → it does not know the key).</summary>
    public sealed record Answered(IReadOnlyList<DepartmentMessage> Messages) : Delivery;

    /// <summary>Not reached, or busy (timeout, refused connection, 5xx, 429): try again later. <paramref name="Code"/> e.g. <c>DEPARTMENT-UNREACHABLE</c>.</summary>
    public sealed record Unreached(string Code) : Delivery;

    /// <summary>It answered what cannot be believed or read (unsigned, not bound to the request, unknown kind, unmapped code): ask again later.</summary>
    public sealed record Nonsense(string Code) : Delivery;

    /// <summary>A well-signed refusal of the message itself (4xx): repeating it will not help; a person must look.</summary>
    public sealed record Rejected(string Code) : Delivery;
}
