using System.Security.Cryptography;
using System.Text;
using Lianban.Catalogue.Model;

namespace Lianban.Casework.Applications.Writing;

/// <summary>The messages that events make necessary. Pure: the same events give the same messages under the same keys.</summary>
internal static class Intents
{
    /// <summary>Key of the outbox row of a submission: the idempotency key itself.</summary>
    public static string SubmitKey(PartKey key) => key.ToString();

    /// <summary>Key of the outbox row of a notice.</summary>
    public static string NoticeKey(PartKey key, string document) => $"{key}/notice/{Short(document)}";

    /// <summary>The messages of one event; the state is the one after it.</summary>
    public static (string Key, OutboundMessage Message)? Of(Event happened, Application state, Definition definition, DateTimeOffset now) => happened switch
    {
        PartAsked e => Submit(state, e.Service, e.Part, e.Round, definition, now),
        CorrectionAnswered e => Submit(state, e.Service, e.Part, e.Round, definition, now),
        PrerequisiteChanged e => Notice(state, e, now),
        _ => null,
    };

    private static (string, OutboundMessage) Submit(Application state, string code, string partCode, int round, Definition definition, DateTimeOffset now)
    {
        var service = definition.Service(code);
        var of = state.Cases.Find(c => c.Service == code)!;
        var key = new PartKey(state.Id, code, partCode, round);
        var fields = Needs.FieldsOf(service, definition).Where(q => state.Answers.ContainsKey(q.Code)).ToDictionary(q => q.Code, q => state.Answers[q.Code].Value);
        var needed = Needs.PapersOf(service, definition).Select(e => e.Code).ToHashSet();
        var met = state.Part(code, partCode)!.After
            .Select(a => (At: a, Part: state.Part(a.Service, a.Part)))
            .Where(a => a.Part is { IsMet: true })
            .Select(a => new MetPrerequisite(a.At.Service, a.At.Part, a.Part!.State == PartState.InForce, a.Part.Reference));
        return (SubmitKey(key), new OutboundMessage(
            Short(key.ToString()), OutboundKind.Submit, of.Department, key, now, of.Area, of.Unit, state.Submission.Channel, state.Submission.Applicant.DocumentKind,
            fields, [.. state.Papers.Where(p => needed.Contains(p.Code))], [.. met], null));
    }

    private static (string, OutboundMessage) Notice(Application state, PrerequisiteChanged e, DateTimeOffset now)
    {
        var of = state.Cases.Find(c => c.Service == e.Service)!;
        var key = new PartKey(state.Id, e.Service, e.Part, e.Round);
        var outboxKey = NoticeKey(key, e.DocumentNumber);
        return (outboxKey, new OutboundMessage(
            Short(outboxKey), e.Outcome == "revoked" ? OutboundKind.PrerequisiteRevoked : OutboundKind.PrerequisiteCorrected, of.Department, key, now, of.Area, of.Unit,
            state.Submission.Channel, state.Submission.Applicant.DocumentKind, new Dictionary<string, string>(), [], [],
            new ChangedPrerequisite(e.Changed.Service, e.Changed.Part, e.Outcome, e.DocumentNumber)));
    }

    private static string Short(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));
}
