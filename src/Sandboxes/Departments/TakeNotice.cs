using System.Text.Json;
using Lianban.Protocol;
using Lianban.Sandboxes.Books;
using Lianban.Sandboxes.Clock;

namespace Lianban.Sandboxes.Departments;

/// <summary>
/// A prerequisite was revoked or corrected. It is noted once; the department decides for itself: what was approved on a revoked prerequisite
/// is revoked too, with a document number of its own. A corrected one changes nothing here.
/// </summary>
internal static class TakeNotice
{
    /// <summary>The answer, or a problem.</summary>
    public static (Envelope? Answer, string? Problem) Run(Page page, ServiceDesk desk, Envelope envelope, long now)
    {
        var changed = envelope.Read<PrerequisiteChangedBody>();
        if (CaseRow.Find(page, CaseRow.Without(envelope.Case)) is not { } row) return (null, "CASE-UNKNOWN");
        if (page.One("SELECT answer FROM notices WHERE message_id = $1", static r => r.GetString(0), envelope.MessageId) is { } told)
            return (JsonSerializer.Deserialize<Envelope>(told, ProtocolJson.Options), null);
        var noted = row.Say(page, MessageKinds.Noted, new AcknowledgedBody(BusinessTime.At(now)), now, callback: false);
        page.Do("INSERT INTO notices(message_id, case_key, kind, answer) VALUES($1, $2, $3, $4)",
            envelope.MessageId, row.CaseKey, envelope.Kind, JsonSerializer.Serialize(noted, ProtocolJson.Options));
        if (envelope.Kind == MessageKinds.PrerequisiteRevoked && row.State == CaseStates.Approved)
            Revoke(page, row, desk.WhenPrerequisiteRevoked, changed.DocumentNumber, $"{row.Reference}-R", now);
        return (noted, null);
    }

    /// <summary>Revokes an approval: the effect is undone in the books, the platform is told.</summary>
    public static Envelope Revoke(Page page, CaseRow row, string reason, string clause, string documentNumber, long now)
    {
        row = row with { State = CaseStates.Revoked, Due = null };
        row.Save(page);
        page.Do("DELETE FROM steps WHERE case_key = $1", row.CaseKey);
        return row.Say(page, MessageKinds.Revoked, new RevokedBody(BusinessTime.At(now), reason, clause, documentNumber), now, callback: true);
    }
}
