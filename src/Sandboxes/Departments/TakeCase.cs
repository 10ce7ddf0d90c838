using System.Security.Cryptography;
using System.Text.Json;
using Lianban.Protocol;
using Lianban.Sandboxes.Books;
using Lianban.Sandboxes.Clock;
using Lianban.Sandboxes.Switches;

namespace Lianban.Sandboxes.Departments;

/// <summary>
/// A case is submitted. The same key and content always get the stored answer; the same key with another content is refused (<c>KEY-USED</c>).
/// A later round continues a case that waits for a correction, or whose bank refused the account.
/// </summary>
internal static class TakeCase
{
    /// <summary>The answer, or a problem.</summary>
    public static (Envelope? Answer, string? Problem) Run(Page page, ServiceDesk desk, Envelope envelope, long now)
    {
        var body = envelope.Read<SubmitBody>();
        var (key, hash, json) = (envelope.Case, Hash(body), envelope.Body.GetRawText());
        var caseKey = CaseRow.Without(key);
        if (page.One("SELECT body_hash, answer FROM rounds WHERE case_key = $1 AND round = $2", static r => (r.GetString(0), r.GetString(1)), caseKey, key.Round)
            is ({ } known, { } answer))
        {
            if (known != hash) return (null, "KEY-USED");
            page.Do("UPDATE rounds SET times = times + 1 WHERE case_key = $1 AND round = $2", caseKey, key.Round);
            return (JsonSerializer.Deserialize<Envelope>(answer, ProtocolJson.Options), null);
        }
        if (!Coded.Fit(desk, body.Fields)) return (null, "FIELD-NOT-IN-CODE-TABLE");

        var row = CaseRow.Find(page, caseKey);
        if (row is null && key.Round != 1 || row is not null && (key.Round != row.Round + 1 || !Continues(page, row))) return (null, "ROUND-UNEXPECTED");
        var number = body.Fields.GetValueOrDefault("document-number") ?? row?.Number;
        var approved = row is { State: CaseStates.Approved };
        row = row is null
            ? CaseRow.Enter(page, desk, key, number, now, json)
            : row with { Round = key.Round, Number = number, Body = json, State = approved ? row.State : CaseStates.Waiting };
        foreach (var paper in body.Papers)
            page.Do("INSERT INTO papers(case_key, code, sha256, bytes, state) VALUES($1, $2, $3, $4, 'wanted') ON CONFLICT(case_key, code) DO UPDATE "
                + "SET state = iif(sha256 = excluded.sha256 AND state = 'held', 'held', 'wanted'), sha256 = excluded.sha256, bytes = excluded.bytes",
                caseKey, paper.Code, paper.Sha256, paper.Bytes);

        var said = Answer(page, desk, row, approved, now);
        page.Do("INSERT INTO rounds(case_key, round, body_hash, answer, times) VALUES($1, $2, $3, $4, 1)",
            caseKey, key.Round, hash, JsonSerializer.Serialize(said, ProtocolJson.Options));
        return (said, null);
    }

    private static Envelope Answer(Page page, ServiceDesk desk, CaseRow row, bool approved, long now)
    {
        if (approved)
        {
            row.Save(page);
            page.Do("UPDATE steps SET due = $2 WHERE case_key = $1", row.CaseKey, now + (long)desk.Steps[0].After.TotalMilliseconds);
            return row.Say(page, MessageKinds.Approved, new ApprovedBody(BusinessTime.At(now), row.Reference, Deciding.Result(page, desk, row, null)), now, false);
        }
        var atOnce = SwitchBoard.Read(page, desk.Department, desk.Service, SwitchNames.DecideAtOnce) is { } set ? set.ValueKind == JsonValueKind.True : desk.AtOnce;
        var asks = row.Round == 1 && SwitchBoard.On(page, desk.Department, desk.Service, SwitchNames.AskCorrection);
        var early = SwitchBoard.On(page, desk.Department, desk.Service, SwitchNames.OutOfOrder);
        if (atOnce && !asks && !early && Deciding.Find(page, desk, row, now) is Finding.Approve { Clear: true } finding)
            return Deciding.Say(page, desk, row, finding, now, callback: false);
        var minutes = early ? 0 : SwitchBoard.Number(page, desk.Department, desk.Service, SwitchNames.Delay, SwitchBoard.DefaultDelayMinutes);
        row = row with { Due = now + minutes * 60_000L };
        row.Save(page);
        return row.Say(page, MessageKinds.Received, new ReceivedBody(BusinessTime.At(now), row.Reference), now, callback: false);
    }

    private static bool Continues(Page page, CaseRow row) => row.State == CaseStates.CorrectionWanted
        || row.State == CaseStates.Approved && page.Number("SELECT count(*) FROM steps WHERE case_key = $1 AND due IS NULL AND next = 0", row.CaseKey) > 0;

    /// <summary>Over the content, whatever the order of the fields.</summary>
    private static string Hash(SubmitBody body) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(
        body with { Fields = new SortedDictionary<string, string>(body.Fields.ToDictionary(), StringComparer.Ordinal) }, ProtocolJson.Options)));
}
