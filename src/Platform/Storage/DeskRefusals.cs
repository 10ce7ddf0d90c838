using Microsoft.Data.Sqlite;

namespace Lianban.Platform.Storage;

/// <summary>A message of a department that was refused. No contents: only who said to be speaking, why not, and what it named.</summary>
/// <param name="Verified">Its signature was good (e.g. an unknown case); otherwise anybody may have sent it.</param>
public sealed record RefusedMessage(DateTimeOffset At, string Department, string Code, string? MessageId, string? CaseKey, string? Sha256, bool Verified);

/// <summary>
/// Refused messages, outside the applications' chains. Rows are bounded (the newest stay), verified and unverified apart, so that noise from outside cannot push
/// out what a department really said; counts per department and code go on for ever.
/// </summary>
public sealed class DeskRefusals(DeskFile desk)
{
    /// <summary>Rows kept of verified and of unverified messages, each.</summary>
    public const int Limit = 10_000;

    // A caller passes only departments it knows; should it not, the table of counts must not grow from outside.
    private const int MostCounts = 1_000, LongestText = 128;

    /// <summary>Records a refused message and counts it.</summary>
    public Task RecordAsync(RefusedMessage message, CancellationToken cancel) => desk.WriteAsync(c =>
    {
        c.Run("""
            INSERT INTO refused_messages (at, department, code, message_id, case_key, sha256, verified) VALUES ($at, $department, $code, $message, $case, $sha, $verified)
            """,
            ("$at", message.At), ("$department", Clip(message.Department)), ("$code", Clip(message.Code)), ("$message", Clip(message.MessageId)), ("$case", Clip(message.CaseKey)),
            ("$sha", Clip(message.Sha256)), ("$verified", message.Verified ? 1 : 0));
        c.Run("""
            DELETE FROM refused_messages WHERE verified = $verified AND id <=
              (SELECT id FROM refused_messages WHERE verified = $verified ORDER BY id DESC LIMIT 1 OFFSET $limit)
            """, ("$verified", message.Verified ? 1 : 0), ("$limit", Limit));
        Count(c, Clip(message.Department)!, Clip(message.Code)!);
    }, cancel);

    /// <summary>The newest, newest first.</summary>
    public IReadOnlyList<RefusedMessage> Newest(int most) => desk.Read(c => c.All(
        "SELECT at, department, code, message_id, case_key, sha256, verified FROM refused_messages ORDER BY id DESC LIMIT $most",
        r => new RefusedMessage(r.GetInstant(0), r.GetString(1), r.GetString(2), Text(r, 3), Text(r, 4), Text(r, 5), r.GetInt64(6) == 1), ("$most", most)));

    /// <summary>How many were ever refused, by department and code.</summary>
    public IReadOnlyList<(string Department, string Code, long Count)> Counts() => desk.Read(c => c.All(
        "SELECT department, code, count FROM refused_counts ORDER BY department, code", r => (r.GetString(0), r.GetString(1), r.GetInt64(2))));

    private static void Count(SqliteConnection c, string department, string code)
    {
        var known = c.One("SELECT 1 FROM refused_counts WHERE department = $department AND code = $code", _ => true, ("$department", department), ("$code", code));
        if (!known && c.One("SELECT count(*) FROM refused_counts", r => r.GetInt64(0)) >= MostCounts) department = code = "other";
        c.Run("""
            INSERT INTO refused_counts (department, code, count) VALUES ($department, $code, 1)
            ON CONFLICT (department, code) DO UPDATE SET count = count + 1
            """, ("$department", department), ("$code", code));
    }

    private static string? Clip(string? text) => text is { Length: > LongestText } ? text[..LongestText] : text;

    private static string? Text(SqliteDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
}
