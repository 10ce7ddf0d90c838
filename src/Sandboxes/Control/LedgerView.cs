using Lianban.Protocol;
using Lianban.Sandboxes.Books;
using Lianban.Sandboxes.Departments;

namespace Lianban.Sandboxes.Control;

/// <summary>The books for people who test and show: counts and rows by key, without any personal value.</summary>
/// <param name="Cases">How many case parts there are.</param>
/// <param name="Effects">How many effects there are.</param>
/// <param name="Doubled">Keys whose effect was done more than once: must be empty.</param>
/// <param name="Pending">Callbacks that still wait.</param>
/// <param name="Stale">Callbacks that the platform refused as stale or contradictory.</param>
/// <param name="States">Department → state → count.</param>
internal sealed record LedgerView(
    long Cases, long Effects, IReadOnlyList<string> Doubled, long Pending, long Stale,
    IReadOnlyDictionary<string, Dictionary<string, long>> States, IReadOnlyList<LedgerRow> Rows)
{
    /// <summary>The books, or one application's part of them; at most 5000 rows.</summary>
    public static LedgerView Of(Page page, string? application)
    {
        var like = application is null ? "%" : application + "/%";
        var states = page.All("SELECT department, state, count(*) FROM cases WHERE case_key LIKE $1 GROUP BY 1, 2", static r => (r.GetString(0), r.GetString(1), r.GetInt64(2)), like)
            .GroupBy(s => s.Item1).ToDictionary(g => g.Key, g => g.ToDictionary(s => s.Item2, s => s.Item3));
        var keys = page.All("SELECT case_key FROM cases WHERE case_key LIKE $1 ORDER BY n LIMIT 5000", static r => r.GetString(0), like);
        return new LedgerView(
            page.Number("SELECT count(*) FROM cases WHERE case_key LIKE $1", like),
            page.Number("SELECT count(*) FROM effects WHERE case_key LIKE $1", like),
            page.All("SELECT case_key FROM effects WHERE case_key LIKE $1 GROUP BY case_key HAVING count(*) > 1", static r => r.GetString(0), like),
            page.Number("SELECT count(*) FROM messages WHERE pending = 1 AND case_key LIKE $1", like),
            page.Number("SELECT count(*) FROM messages WHERE pending = 2 AND case_key LIKE $1", like),
            states, keys.Select(key => LedgerRow.Of(page, key)).ToList());
    }
}

/// <summary>One case part in the books. <paramref name="Submissions"/> counts every arrival of every round, repeated ones included.</summary>
internal sealed record LedgerRow(
    string Case, string Department, string State, int Round, string Reference, DateTimeOffset Received, DateTimeOffset? Due, long Submissions,
    IReadOnlyList<string> Effects, IReadOnlyList<string> Said, IReadOnlyList<string> Fields, IReadOnlyList<string> Papers)
{
    public static LedgerRow Of(Page page, string key)
    {
        var row = CaseRow.Find(page, key)!;
        return new LedgerRow(key, row.Department, row.State, row.Round, row.Reference, Clock.BusinessTime.At(row.Received),
            row.Due is { } due ? Clock.BusinessTime.At(due) : null,
            page.Number("SELECT sum(times) FROM rounds WHERE case_key = $1", key),
            page.All("SELECT effect FROM effects WHERE case_key = $1 ORDER BY n", static r => r.GetString(0), key),
            page.All("SELECT kind, envelope FROM messages WHERE case_key = $1 ORDER BY seq", static r => Spoken(r.GetString(0), r.GetString(1)), key),
            row.Submitted.Fields.Keys.Order(StringComparer.Ordinal).ToList(),
            page.All("SELECT code || ':' || state FROM papers WHERE case_key = $1 ORDER BY 1", static r => r.GetString(0), key));
    }

    /// <summary>The kind of a message, with its code or step.</summary>
    private static string Spoken(string kind, string json)
    {
        var envelope = System.Text.Json.JsonSerializer.Deserialize<Envelope>(json, ProtocolJson.Options)!;
        return kind switch
        {
            MessageKinds.Refused => $"{kind}:{envelope.Read<RefusedBody>().Reason}",
            MessageKinds.InReview => $"{kind}:{envelope.Read<InReviewBody>().Reason}",
            MessageKinds.CorrectionWanted => $"{kind}:{envelope.Read<CorrectionWantedBody>().Reason}",
            MessageKinds.Revoked => $"{kind}:{envelope.Read<RevokedBody>().Reason}",
            MessageKinds.Approved when envelope.Read<ApprovedBody>().Result.TryGetValue("remark", out var remark) => $"{kind}:{remark}",
            MessageKinds.FollowUp => $"{kind}:{envelope.Read<FollowUpBody>().Step}:{envelope.Read<FollowUpBody>().Outcome}",
            _ => kind,
        };
    }
}
