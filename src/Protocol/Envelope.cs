using System.Text.Json;

namespace Lianban.Protocol;

/// <summary>
/// The one envelope of every message between the platform and a department, the same for push (HTTP) and pull (exchange tables).
/// Unknown members are ignored by readers; a change of meaning is a new <c>/v2</c>, never a new reading of an old member.
/// </summary>
/// <param name="MessageId">Unique for the sender for ever; a repeated message repeats its id. 1–64 characters of <c>[A-Za-z0-9._-]</c>.</param>
/// <param name="Kind">One of <see cref="MessageKinds"/>.</param>
/// <param name="Department">Code of the department that sends or receives, e.g. <c>human-resources</c>.</param>
/// <param name="Case">Which part of which case, and which round of correction.</param>
/// <param name="SentAt">Business time of the sender, with offset.</param>
/// <param name="Body">The body that belongs to the kind; see <c>Bodies.cs</c>.</param>
public sealed record Envelope(string MessageId, string Kind, string Department, CaseKey Case, DateTimeOffset SentAt, JsonElement Body)
{
    /// <summary>Never prints the body: it holds personal values.</summary>
    public override string ToString() => $"{Kind} {MessageId} {Case}";

    /// <summary>Reads the body as the record that belongs to the kind; <see cref="JsonException"/> when it does not fit.</summary>
    public T Read<T>() => Body.Deserialize<T>(ProtocolJson.Options) ?? throw new JsonException($"{Kind}: empty body");

    /// <summary>Makes an envelope round a typed body.</summary>
    public static Envelope Of<T>(string messageId, string kind, string department, CaseKey key, DateTimeOffset sentAt, T body) =>
        new(messageId, kind, department, key, sentAt, JsonSerializer.SerializeToElement(body, ProtocolJson.Options));
}

/// <summary>The idempotency key that reaches the department: <c>application/service/part/round</c>.</summary>
/// <param name="Application">The application's id, 32 lower-case hexadecimal digits.</param>
/// <param name="Service">Code of the service, e.g. <c>pension-registration</c>.</param>
/// <param name="Part">Code of the part; services with one part call it <c>main</c>.</param>
/// <param name="Round">1 for the first submission, one more after each correction.</param>
public sealed record CaseKey(string Application, string Service, string Part, int Round)
{
    /// <summary>The key as one string, as it stands in paths and in the department's books.</summary>
    public override string ToString() => $"{Application}/{Service}/{Part}/{Round}";
}

/// <summary>The kinds of message; what each carries is in <c>Bodies.cs</c>.</summary>
public static class MessageKinds
{
    // platform → department
    public const string Submit = "submit";
    public const string PrerequisiteRevoked = "prerequisiteRevoked";
    public const string PrerequisiteCorrected = "prerequisiteCorrected";
    public const string Withdraw = "withdraw";

    // department → platform, as the answer to a request
    public const string Received = "received";
    public const string Status = "status";
    public const string Noted = "noted";
    public const string WithdrawalGranted = "withdrawalGranted";
    public const string WithdrawalTooLate = "withdrawalTooLate";

    // department → platform, as the answer to a submission (decided at once) or as a callback
    public const string Approved = "approved";
    public const string Refused = "refused";
    public const string CorrectionWanted = "correctionWanted";
    public const string InReview = "inReview";

    // department → platform, callback only
    public const string FollowUp = "followUp";
    public const string Revoked = "revoked";
    public const string ResultCorrected = "resultCorrected";

    // platform → department, as the answer to a callback
    public const string Recorded = "recorded";
}

/// <summary>How every message is written and read: camelCase, unknown members ignored, the same member twice refused, depth at most 32.</summary>
public static class ProtocolJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        AllowDuplicateProperties = false,
        MaxDepth = 32,
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
        // Nothing here is ever put into a page, so nothing is escaped that JSON does not ask for: "+08:00" stays readable in a body too.
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };
}
