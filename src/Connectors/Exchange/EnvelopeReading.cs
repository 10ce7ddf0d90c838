using System.Text.Json;
using System.Text.Unicode;
using Lianban.Casework.Applications;
using Lianban.Platform.Results;
using Lianban.Protocol;

namespace Lianban.Connectors.Exchange;

/// <summary>Turns a department's envelope into what the core understands, in our own codes. Refuses, never throws.</summary>
internal static class EnvelopeReading
{
    /// <summary>Reads the bytes of an envelope.</summary>
    public static Envelope? Parse(ReadOnlySpan<byte> body)
    {
        // the reader of JSON looks at the bytes of a text only where somebody reads it
        if (!Utf8.IsValid(body)) return null;
        try
        {
            return JsonSerializer.Deserialize<Envelope>(body, ProtocolJson.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Reads a message of a department.</summary>
    public static Result<DepartmentMessage> Read(Envelope envelope, DepartmentMapping mapping)
    {
        if (envelope.Department != mapping.Department) return new Refusal(ExchangeCodes.OtherCase);
        if (Key(envelope.Case) is not { } key || !IsMessageId(envelope.MessageId)) return new Refusal(ExchangeCodes.Unreadable);
        try
        {
            var said = Said(envelope, mapping);
            if (said.IsRefused) return said.Refusal;
            return new DepartmentMessage(mapping.Department, envelope.MessageId, ContentHash.Of(envelope), key, said.Value);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or ArgumentException)
        {
            // the last two: half a character in a member that nobody reads, but that is hashed
            return new Refusal(ExchangeCodes.Unreadable);
        }
    }

    /// <summary>Our form of a key; null when it is of another form.</summary>
    public static PartKey? Key(CaseKey key) =>
        Guid.TryParseExact(key.Application, "N", out var application) && application.ToString("n") == key.Application && key.Round >= 1
            ? new(application, key.Service, key.Part, key.Round)
            : null;

    /// <summary>The protocol's form of a key.</summary>
    public static CaseKey Key(PartKey key) => new(key.Application.ToString("n"), key.Service, key.Part, key.Round);

    private static Result<Said> Said(Envelope envelope, DepartmentMapping mapping)
    {
        switch (envelope.Kind)
        {
            case MessageKinds.Received:
                var received = envelope.Read<ReceivedBody>();
                return new Said.Received(received.ReceivedAt, received.Reference);
            case MessageKinds.Approved:
                var approved = envelope.Read<ApprovedBody>();
                return WithRemark(Whole(approved.Result), mapping, result => new Said.Approved(approved.DecidedAt, approved.Reference, result));
            case MessageKinds.Refused:
                var refused = envelope.Read<RefusedBody>();
                return Because(refused.Reason, mapping, reason => new Said.Refused(refused.DecidedAt, refused.Reference, reason, Whole(refused.Details)));
            case MessageKinds.CorrectionWanted:
                var wanted = envelope.Read<CorrectionWantedBody>();
                return Because(wanted.Reason, mapping, reason => new Said.CorrectionWanted(wanted.AskedAt, wanted.Reference, reason, Whole(wanted.Fields), Whole(wanted.Papers)));
            case MessageKinds.InReview:
                var review = envelope.Read<InReviewBody>();
                return Because(review.Reason, mapping, reason => new Said.InReview(review.Since, review.Reference, reason));
            case MessageKinds.FollowUp:
                var step = envelope.Read<FollowUpBody>();
                return new Said.FollowUp(step.Step, step.Outcome, step.At, Whole(step.Details));
            case MessageKinds.Revoked:
                var revoked = envelope.Read<RevokedBody>();
                return Because(revoked.Reason, mapping, reason => new Said.Revoked(revoked.DecidedAt, reason, revoked.Clause, revoked.DocumentNumber));
            case MessageKinds.ResultCorrected:
                var corrected = envelope.Read<ResultCorrectedBody>();
                if (corrected.Decision is not ("approved" or "refused")) return new Refusal(ExchangeCodes.Unreadable);
                var reasonGiven = mapping.Reason(corrected.Reason);
                if (reasonGiven is null) return new Refusal(ExchangeCodes.ReasonNotMapped);
                return WithRemark(Whole(corrected.Result), mapping, result => new Said.ResultCorrected(
                    corrected.DecidedAt, corrected.Decision == "approved", reasonGiven, corrected.Clause, corrected.DocumentNumber, result));
            case MessageKinds.Noted:
                // which notice it is, only who sent the notice knows
                return new Said.Noted(envelope.Read<AcknowledgedBody>().At, "");
            default:
                return new Refusal(ExchangeCodes.KindUnexpected);
        }
    }

    private static Result<Said> Because(string theirs, DepartmentMapping mapping, Func<string, Said> make) =>
        mapping.Reason(theirs) is { } reason ? make(reason) : new Refusal(ExchangeCodes.ReasonNotMapped);

    private static Result<Said> WithRemark(IReadOnlyDictionary<string, string> result, DepartmentMapping mapping, Func<IReadOnlyDictionary<string, string>, Said> make)
    {
        if (!result.TryGetValue("remark", out var remark)) return make(result);
        return Because(remark, mapping, ours => make(new Dictionary<string, string>(result, StringComparer.Ordinal) { ["remark"] = ours }));
    }

    // the reader of JSON lets null stand for a text inside a list or a dictionary; nothing behind this point expects one
    private static IReadOnlyDictionary<string, string> Whole(IReadOnlyDictionary<string, string> texts) =>
        texts.Values.All(v => v is not null) ? texts : throw new JsonException("null among the texts");

    private static IReadOnlyList<string> Whole(IReadOnlyList<string> texts) => texts.All(v => v is not null) ? texts : throw new JsonException("null among the texts");

    private static bool IsMessageId(string id) => id.Length is >= 1 and <= 64 && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-');
}
