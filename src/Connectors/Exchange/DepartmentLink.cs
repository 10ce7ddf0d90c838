using System.Text.Json;
using Lianban.Casework.Applications;
using Lianban.Casework.Dispatch;
using Lianban.Platform.Ids;
using Lianban.Protocol;

namespace Lianban.Connectors.Exchange;

/// <summary>
/// A department that speaks the published protocol: what differs from one to another is its mapping. A department that needs another way gets a connector of its
/// own in its room.
/// </summary>
internal sealed class DepartmentLink(SignedExchange exchange, DepartmentMapping mapping, Ids ids) : IDepartmentConnector
{
    private static readonly IReadOnlyList<string> ToSubmission =
        [MessageKinds.Received, MessageKinds.Approved, MessageKinds.Refused, MessageKinds.CorrectionWanted, MessageKinds.InReview];

    private static readonly IReadOnlyList<string> ToNotice = [MessageKinds.Noted];

    public string Department => mapping.Department;

    public async Task<Delivery> SendAsync(OutboundMessage message, CancellationToken cancel)
    {
        if (Write(message) is not { } envelope) return new Delivery.Rejected(ExchangeCodes.CodeNotMapped);
        var submits = message.Kind == OutboundKind.Submit;
        var body = JsonSerializer.SerializeToUtf8Bytes(envelope, ProtocolJson.Options);
        var exchanged = await exchange.SendAsync(Department, HttpMethod.Post, submits ? "/v1/cases" : "/v1/notices", body, message.MessageId, cancel).ConfigureAwait(false);
        if (exchanged is not Exchanged.Answer answer) return Failed(exchanged);
        if (EnvelopeReading.Parse(answer.Body) is not { } said) return new Delivery.Nonsense(ExchangeCodes.Unreadable);
        if (!(submits ? ToSubmission : ToNotice).Contains(said.Kind)) return new Delivery.Nonsense(ExchangeCodes.KindUnexpected);
        var delivery = Answered([said], message.Key);
        return delivery is Delivery.Answered { Messages: [{ Said: Said.Noted noted } one] }
            ? new Delivery.Answered([one with { Said = noted with { DocumentNumber = message.Changed!.DocumentNumber } }]) : delivery;
    }

    public async Task<Delivery> AskStatusAsync(PartKey key, CancellationToken cancel)
    {
        var path = $"/v1/cases/{key.Application:n}/{Uri.EscapeDataString(key.Service)}/{Uri.EscapeDataString(key.Part)}/{key.Round}";
        var exchanged = await exchange.SendAsync(Department, HttpMethod.Get, path, null, ids.Next().ToString("n"), cancel).ConfigureAwait(false);
        if (exchanged is not Exchanged.Answer answer) return Failed(exchanged);
        if (EnvelopeReading.Parse(answer.Body) is not { } envelope) return new Delivery.Nonsense(ExchangeCodes.Unreadable);
        if (envelope.Kind != MessageKinds.Status) return new Delivery.Nonsense(ExchangeCodes.KindUnexpected);
        if (envelope.Department != Department || EnvelopeReading.Key(envelope.Case) != key) return new Delivery.Nonsense(ExchangeCodes.OtherCase);
        try
        {
            var status = envelope.Read<StatusBody>();
            if (status.Messages.Any(m => m is null)) return new Delivery.Nonsense(ExchangeCodes.Unreadable);
            // Answers to a request to withdraw and to notices are in the books too; nobody asks for them here.
            return Answered([.. status.Messages.Where(m => m.Kind is not (MessageKinds.WithdrawalGranted or MessageKinds.WithdrawalTooLate or MessageKinds.Noted))], key);
        }
        catch (JsonException)
        {
            return new Delivery.Nonsense(ExchangeCodes.Unreadable);
        }
    }

    private Delivery Answered(IReadOnlyList<Envelope> envelopes, PartKey key)
    {
        var messages = new List<DepartmentMessage>();
        foreach (var envelope in envelopes)
        {
            var read = EnvelopeReading.Read(envelope, mapping);
            if (read.IsRefused) return new Delivery.Nonsense(read.Refusal.Code);
            if (read.Value.Key != key) return new Delivery.Nonsense(ExchangeCodes.OtherCase);
            messages.Add(read.Value);
        }
        return new Delivery.Answered(messages);
    }

    private Envelope? Write(OutboundMessage message)
    {
        var key = EnvelopeReading.Key(message.Key);
        switch (message.Kind)
        {
            case OutboundKind.Submit:
                if (mapping.Fields(message) is not { } fields) return null;
                return Envelope.Of(message.MessageId, MessageKinds.Submit, Department, key, message.SentAt, new SubmitBody(
                    message.Area, message.Unit, message.Channel, fields,
                    [.. message.Papers.Select(p => new PaperReference(p.Code, p.MediaType, p.Bytes, p.Sha256))],
                    [.. message.Prerequisites.Select(p => new PrerequisiteOutcome(p.Service, p.Part, p.InForce ? "inForce" : "approved", p.Reference))]));
            default:
                var changed = message.Changed ?? throw new ArgumentException("A notice names what changed.", nameof(message));
                var kind = message.Kind == OutboundKind.PrerequisiteRevoked ? MessageKinds.PrerequisiteRevoked : MessageKinds.PrerequisiteCorrected;
                return Envelope.Of(message.MessageId, kind, Department, key, message.SentAt,
                    new PrerequisiteChangedBody(changed.Service, changed.Part, changed.Outcome, changed.DocumentNumber));
        }
    }

    private static Delivery Failed(Exchanged exchanged) => exchanged switch
    {
        Exchanged.Unreached unreached => new Delivery.Unreached(unreached.Code),
        Exchanged.Rejected rejected => new Delivery.Rejected(rejected.Code),
        Exchanged.Nonsense nonsense => new Delivery.Nonsense(nonsense.Code),
        _ => throw new InvalidOperationException("An answer is not a failure."),
    };
}
