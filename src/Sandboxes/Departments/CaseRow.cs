using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Lianban.Protocol;
using Lianban.Sandboxes.Books;
using Lianban.Sandboxes.Clock;
using Microsoft.Data.Sqlite;

namespace Lianban.Sandboxes.Departments;

/// <summary>The states of a case part in a department's books.</summary>
internal static class CaseStates
{
    public const string Waiting = "waiting", InReview = "in-review", CorrectionWanted = "correction-wanted", Approved = "approved", Refused = "refused",
        Withdrawn = "withdrawn", Revoked = "revoked";

    /// <summary>Not decided: a withdrawal can still be granted.</summary>
    public static bool Open(string state) => state is Waiting or InReview or CorrectionWanted;
}

/// <summary>A case part as it stands in the books. <paramref name="CaseKey"/> is the key without its round.</summary>
internal sealed record CaseRow(
    string CaseKey, string Department, string Service, string Part, int Round, string State, string Reference, string? Number, long Received, long? Due, string Body)
{
    private const string Columns = "case_key, department, service, part, round, state, reference, number, received, due, body";

    /// <summary>The full key of the present round.</summary>
    public CaseKey Key => new(CaseKey[..CaseKey.IndexOf('/', StringComparison.Ordinal)], Service, Part, Round);

    /// <summary>What was submitted last.</summary>
    public SubmitBody Submitted => JsonSerializer.Deserialize<SubmitBody>(Body, ProtocolJson.Options)!;

    /// <summary>The key without its round.</summary>
    public static string Without(CaseKey key) => $"{key.Application}/{key.Service}/{key.Part}";

    /// <summary>The case, or null.</summary>
    public static CaseRow? Find(Page page, string caseKey) => page.One($"SELECT {Columns} FROM cases WHERE case_key = $1", Read, caseKey);

    /// <summary>Cases that are to be decided now.</summary>
    public static List<string> DueBy(Page page, long stamp) =>
        page.All("SELECT case_key FROM cases WHERE due IS NOT NULL AND due <= $1 ORDER BY due LIMIT 200", static r => r.GetString(0), stamp);

    /// <summary>Enters a case; its reference is the desk's prefix, the year and the number in the books.</summary>
    public static CaseRow Enter(Page page, ServiceDesk desk, CaseKey key, string? number, long received, string body)
    {
        page.Do("INSERT INTO cases(case_key, department, service, part, round, state, reference, number, received, body) VALUES($1, $2, $3, $4, $5, $6, '', $7, $8, $9)",
            Without(key), desk.Department, desk.Service, key.Part, key.Round, CaseStates.Waiting, number, received, body);
        var reference = string.Create(CultureInfo.InvariantCulture,
            $"{desk.Prefix}{BusinessTime.At(received).Year}{page.Number("SELECT last_insert_rowid()"):D8}");
        page.Do("UPDATE cases SET reference = $2 WHERE case_key = $1", Without(key), reference);
        return Find(page, Without(key))!;
    }

    /// <summary>Writes the changed columns back.</summary>
    public void Save(Page page) => page.Do("UPDATE cases SET round = $2, state = $3, number = $4, due = $5, body = $6 WHERE case_key = $1",
        CaseKey, Round, State, Number, Due, Body);

    /// <summary>Writes down a message of the department; <paramref name="callback"/> puts it into the outbox.</summary>
    public Envelope Say<T>(Page page, string kind, T body, long at, bool callback)
    {
        var envelope = Envelope.Of(RandomNumberGenerator.GetHexString(32, true), kind, Department, Key, BusinessTime.At(at), body);
        page.Do("INSERT INTO messages(message_id, department, case_key, round, kind, envelope, pending) VALUES($1, $2, $3, $4, $5, $6, $7)",
            envelope.MessageId, Department, CaseKey, Round, kind, JsonSerializer.Serialize(envelope, ProtocolJson.Options), callback ? 1 : 0);
        return envelope;
    }

    private static CaseRow Read(SqliteDataReader r) => new(r.GetString(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetInt32(4), r.GetString(5),
        r.GetString(6), r.IsDBNull(7) ? null : r.GetString(7), r.GetInt64(8), r.IsDBNull(9) ? null : r.GetInt64(9), r.GetString(10));
}
