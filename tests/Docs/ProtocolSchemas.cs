using System.Globalization;
using System.Text;
using System.Text.Json;
using Lianban.Platform.Text;
using Lianban.Protocol;
using Lianban.Protocol.Signatures;

namespace Lianban.Tests.Docs;

/// <summary>
/// The generated tail of <c>src/Protocol/openapi.yaml</c>: a schema for each record of <c>src/Protocol</c>, one for the envelope of each kind, and the codes of
/// problems. Unknown members are ignored by readers, so no schema forbids them.
/// </summary>
internal static class ProtocolSchemas
{
    /// <summary>Everything after this line is generated.</summary>
    public const string Mark = "  # Generated from the records of src/Protocol from here to the end; renew: LIANBAN_RENEW=1 ./test --only Docs\n";

    /// <summary>Which body belongs to which kind.</summary>
    public static IReadOnlyDictionary<string, Type> Bodies { get; } = new Dictionary<string, Type>
    {
        [MessageKinds.Submit] = typeof(SubmitBody), [MessageKinds.PrerequisiteRevoked] = typeof(PrerequisiteChangedBody), [MessageKinds.PrerequisiteCorrected] = typeof(PrerequisiteChangedBody),
        [MessageKinds.Withdraw] = typeof(WithdrawBody), [MessageKinds.Received] = typeof(ReceivedBody), [MessageKinds.Status] = typeof(StatusBody), [MessageKinds.Noted] = typeof(AcknowledgedBody),
        [MessageKinds.WithdrawalGranted] = typeof(AcknowledgedBody), [MessageKinds.WithdrawalTooLate] = typeof(AcknowledgedBody), [MessageKinds.Approved] = typeof(ApprovedBody),
        [MessageKinds.Refused] = typeof(RefusedBody), [MessageKinds.CorrectionWanted] = typeof(CorrectionWantedBody), [MessageKinds.InReview] = typeof(InReviewBody),
        [MessageKinds.FollowUp] = typeof(FollowUpBody), [MessageKinds.Revoked] = typeof(RevokedBody), [MessageKinds.ResultCorrected] = typeof(ResultCorrectedBody),
        [MessageKinds.Recorded] = typeof(RecordedBody),
    };

    private static readonly Type[] Others = [typeof(Envelope), typeof(CaseKey), typeof(SharedQuery), typeof(SharedRecords), typeof(ProtocolProblem)];

    public static string Make()
    {
        var text = new StringBuilder(Mark).Append("  schemas:\n");
        var types = new List<Type>([.. Others, .. Bodies.Values.Distinct()]);
        for (var i = 0; i < types.Count; i++) Record(text, types[i], types);
        foreach (var (kind, body) in Bodies)
            text.Append(CultureInfo.InvariantCulture, $"    {kind}:\n      allOf:\n        - $ref: '#/components/schemas/Envelope'\n        - properties:\n            kind: {{ const: {kind} }}\n            body: {{ $ref: '#/components/schemas/{body.Name}' }}\n");
        Codes(text, "ProblemCode", "Codes that both sides know; a party may use others of its own, which are read as DEPARTMENT-REJECTED.", typeof(ProblemCodes));
        Codes(text, "SignatureRefusal", "Why a signature was not believed; all with 401.", typeof(SignatureRefusals));
        text.Append("    SharedItem:\n      description: Every item that data sharing can be asked for.\n      enum:\n");
        foreach (var item in SharedItems.All) text.Append(CultureInfo.InvariantCulture, $"        - {item}\n");
        return text.ToString();
    }

    private static void Record(StringBuilder text, Type type, List<Type> types)
    {
        text.Append(CultureInfo.InvariantCulture, $"    {type.Name}:\n      type: object\n");
        Description(text, "      ", Docstrings.Of(type));
        var members = RecordShape.Of(type);
        text.Append("      required: [").AppendJoin(", ", members.Where(m => !m.Optional).Select(m => m.Name)).Append("]\n      properties:\n");
        foreach (var member in members)
        {
            text.Append(CultureInfo.InvariantCulture, $"        {member.Name}:\n");
            Description(text, "          ", Docstrings.Of(type, member.Property));
            Value(text, "          ", member.Type, types);
        }
    }

    private static void Value(StringBuilder text, string indent, Type type, List<Type> types)
    {
        if (RecordShape.Inside(type) is { } inside)
        {
            text.Append(CultureInfo.InvariantCulture, $"{indent}type: {(RecordShape.IsTable(type) ? "object" : "array")}\n{indent}{(RecordShape.IsTable(type) ? "additionalProperties" : "items")}:\n");
            Value(text, indent + "  ", inside, types);
            return;
        }
        if (RecordShape.IsRecord(type) && !types.Contains(type)) types.Add(type);
        text.Append(indent).Append(type switch
        {
            _ when RecordShape.IsRecord(type) => $"$ref: '#/components/schemas/{type.Name}'",
            _ when type == typeof(JsonElement) => "type: object",
            _ when type == typeof(DateTimeOffset) => "type: string\n" + indent + "format: date-time",
            _ when type == typeof(string) => "type: string",
            _ when type == typeof(bool) => "type: boolean",
            _ when type == typeof(int) || type == typeof(long) => "type: integer",
            _ => throw new NotSupportedException(type.Name),
        }).Append('\n');
    }

    private static void Codes(StringBuilder text, string name, string about, Type constants)
    {
        text.Append(CultureInfo.InvariantCulture, $"    {name}:\n      description: {JsonSerializer.Serialize(about)}\n      oneOf:\n");
        foreach (var field in constants.GetFields().Where(f => f.IsLiteral))
        {
            text.Append(CultureInfo.InvariantCulture, $"        - const: {field.GetRawConstantValue()}\n");
            Description(text, "          ", Docstrings.Of(constants, field.Name));
        }
    }

    private static void Description(StringBuilder text, string indent, string words)
    {
        if (words.Length > 0) text.Append(indent).Append("description: '").Append(words.Replace("'", "''", StringComparison.Ordinal)).Append("'\n");
    }
}
