using Lianban.Casework.Applications;
using Lianban.Platform.Results;
using Lianban.Protocol;

namespace Lianban.Connectors.Exchange;

/// <summary>The door for what departments send of their own accord: reads a callback's bytes into the core's words. The signature is verified before.</summary>
public sealed class DepartmentMessages
{
    private static readonly IReadOnlyList<string> Callbacks =
    [
        MessageKinds.Approved, MessageKinds.Refused, MessageKinds.CorrectionWanted, MessageKinds.InReview,
        MessageKinds.FollowUp, MessageKinds.Revoked, MessageKinds.ResultCorrected,
    ];

    private readonly Dictionary<string, DepartmentMapping> mappings;

    internal DepartmentMessages(IEnumerable<DepartmentMapping> mappings) => this.mappings = mappings.ToDictionary(m => m.Department, StringComparer.Ordinal);

    /// <summary>Whether we know such a department.</summary>
    public bool Knows(string department) => mappings.ContainsKey(department);

    /// <summary>Reads a callback with its envelope, which the answer repeats.</summary>
    /// <returns>
    /// Refused with <c>MESSAGE-UNREADABLE</c> (400), <c>KIND-UNEXPECTED</c> (400) or <c>MESSAGE-NOT-UNDERSTOOD</c> (422: a reason that our list does not map).
    /// </returns>
    public Result<(Envelope Envelope, DepartmentMessage Message)> Read(string department, ReadOnlySpan<byte> body)
    {
        if (!mappings.TryGetValue(department, out var mapping)) return new Refusal(ProblemCodes.KindUnexpected);
        if (EnvelopeReading.Parse(body) is not { } envelope) return new Refusal(ProblemCodes.Unreadable);
        if (!Callbacks.Contains(envelope.Kind) || envelope.Department != department) return new Refusal(ProblemCodes.KindUnexpected);
        var read = EnvelopeReading.Read(envelope, mapping);
        if (read.IsRefused) return new Refusal(read.Refusal.Code == ExchangeCodes.ReasonNotMapped ? ProblemCodes.NotUnderstood : ProblemCodes.Unreadable);
        return (envelope, read.Value);
    }
}
