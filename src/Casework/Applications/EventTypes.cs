using System.Collections.Frozen;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace Lianban.Casework.Applications;

/// <summary>The stored name and version of every event. A changed event gets a new version beside the old one; nothing is ever removed here.</summary>
public static class EventTypes
{
    private static readonly (string Name, int Version, Type Type)[] Table =
    [
        ("application-submitted", 1, typeof(ApplicationSubmitted)),
        ("case-opened", 1, typeof(CaseOpened)),
        ("part-asked", 1, typeof(PartAsked)),
        ("part-delayed", 1, typeof(PartDelayed)),
        ("part-stuck", 1, typeof(PartStuck)),
        ("part-received", 1, typeof(PartReceived)),
        ("part-in-review", 1, typeof(PartInReview)),
        ("part-overdue", 1, typeof(PartOverdue)),
        ("part-approved", 1, typeof(PartApproved)),
        ("part-refused", 1, typeof(PartRefused)),
        ("correction-wanted", 1, typeof(CorrectionWanted)),
        ("correction-answered", 1, typeof(CorrectionAnswered)),
        ("part-ended", 1, typeof(PartEnded)),
        ("follow-up-reported", 1, typeof(FollowUpReported)),
        ("part-revoked", 1, typeof(PartRevoked)),
        ("part-result-corrected", 1, typeof(PartResultCorrected)),
        ("prerequisite-changed", 1, typeof(PrerequisiteChanged)),
        ("prerequisite-noted", 1, typeof(PrerequisiteNoted)),
        ("notice-stuck", 1, typeof(NoticeStuck)),
        ("operator-acted", 1, typeof(OperatorActed)),
        ("application-reviewed", 1, typeof(ApplicationReviewed)),
        ("application-finished", 1, typeof(ApplicationFinished)),
        ("application-reopened", 1, typeof(ApplicationReopened)),
        ("application-forgotten", 1, typeof(ApplicationForgotten)),
    ];

    private static readonly FrozenDictionary<Type, (string Name, int Version)> ByType =
        Table.ToFrozenDictionary(t => t.Type, t => (t.Name, t.Version));

    private static readonly FrozenDictionary<(string, int), Type> ByName = Table.ToFrozenDictionary(t => (t.Name, t.Version), t => t.Type);

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    /// <summary>Every stored name with its version and record, for the generated list of events.</summary>
    public static IEnumerable<(string Name, int Version, Type Type)> Every => Table;

    /// <summary>The stored name and version of an event.</summary>
    public static (string Name, int Version) Of(Event happened) => ByType[happened.GetType()];

    /// <summary>The clear bytes of an event.</summary>
    public static byte[] Write(Event happened) => JsonSerializer.SerializeToUtf8Bytes(happened, happened.GetType(), Json);

    /// <summary>Reads the clear bytes of an event; <see cref="JsonException"/> or <see cref="KeyNotFoundException"/> when they are not one.</summary>
    public static Event Read(string name, int version, ReadOnlySpan<byte> clear) =>
        (Event)(JsonSerializer.Deserialize(clear, ByName[(name, version)], Json) ?? throw new JsonException(name));
}
