using System.Globalization;
using System.Text.Json;
using Lianban.Protocol;
using Lianban.Sandboxes.Books;
using Lianban.Sandboxes.Clock;
using Lianban.Sandboxes.People;
using Lianban.Sandboxes.Switches;

namespace Lianban.Sandboxes.Departments;

/// <summary>Decides cases: what is found, what is done, what is said, all in one transaction.</summary>
internal static class Deciding
{
    /// <summary>What the service's rule finds in the case now.</summary>
    public static Finding Find(Page page, ServiceDesk desk, CaseRow row, long now)
    {
        var body = row.Submitted;
        return desk.Find(new CaseFile(row.Key, body, Register.ByNumber(page, row.Number), DateOnly.FromDateTime(BusinessTime.At(now).DateTime)));
    }

    /// <summary>Decides a case that is due. Nothing happens when it is no longer waiting.</summary>
    public static void Due(Page page, string caseKey, long now)
    {
        if (CaseRow.Find(page, caseKey) is not { State: CaseStates.Waiting, Due: { } due } row || due > now) return;
        var desk = ServiceDesks.Of(row.Service)!;
        if (page.Number("SELECT count(*) FROM papers WHERE case_key = $1 AND state = 'wanted'", caseKey) > 0 && desk.Service == "social-security-card")
        {
            (row with { Due = now + 500 }).Save(page); // the photo is not here yet
            return;
        }
        if (row.Round == 1 && SwitchBoard.Read(page, row.Department, row.Service, SwitchNames.AskCorrection) is { ValueKind: JsonValueKind.Object } asked)
        {
            AskCorrection(page, row, "switched", Names(asked, "fields"), Names(asked, "papers"), now);
            return;
        }
        var spoiled = page.All("SELECT code FROM papers WHERE case_key = $1 AND state IN ('gone', 'altered')", static r => r.GetString(0), caseKey);
        if (spoiled.Count > 0) AskCorrection(page, row, "paper", [], spoiled, now);
        else Say(page, desk, row, Find(page, desk, row, now), now, callback: true);
    }

    /// <summary>Turns a finding into the decision, its effect and its message.</summary>
    public static Envelope Say(Page page, ServiceDesk desk, CaseRow row, Finding finding, long now, bool callback)
    {
        switch (finding)
        {
            case Finding.Approve approve:
                return Approve(page, desk, row, approve.Effect, approve.Remark, approve.Changes, now, callback);
            case Finding.Refuse refuse:
                row = row with { State = CaseStates.Refused, Due = null };
                row.Save(page);
                return row.Say(page, MessageKinds.Refused, new RefusedBody(BusinessTime.At(now), row.Reference, refuse.Code, refuse.Details), now, callback);
            case Finding.ToReviewer review:
                row = row with { State = CaseStates.InReview, Due = null };
                row.Save(page);
                return row.Say(page, MessageKinds.InReview, new InReviewBody(BusinessTime.At(now), row.Reference, review.Code), now, callback);
            default: throw new InvalidOperationException("unknown finding");
        }
    }

    /// <summary>Approves: the effect is done, the register changes, the first step is set.</summary>
    public static Envelope Approve(
        Page page, ServiceDesk desk, CaseRow row, string effect, string? remark, IReadOnlyList<(string Fact, string Value)> changes, long now, bool callback)
    {
        row = row with { State = CaseStates.Approved, Due = null };
        row.Save(page);
        page.Do("INSERT INTO effects(case_key, effect, at) VALUES($1, $2, $3)", row.CaseKey, effect, now);
        if (row.Number is { } number)
            foreach (var (fact, value) in changes) Register.Change(page, number, fact, value, null, now);
        if (desk.Steps is [var first, ..])
            page.Do("INSERT INTO steps(case_key, next, due) VALUES($1, 0, $2) ON CONFLICT(case_key) DO NOTHING", row.CaseKey, now + (long)first.After.TotalMilliseconds);
        return row.Say(page, MessageKinds.Approved, new ApprovedBody(BusinessTime.At(now), row.Reference, Result(page, desk, row, remark)), now, callback);
    }

    /// <summary>Asks for named fields and papers; the next round continues the case.</summary>
    public static Envelope AskCorrection(Page page, CaseRow row, string why, IReadOnlyList<string> fields, IReadOnlyList<string> papers, long now)
    {
        row = row with { State = CaseStates.CorrectionWanted, Due = null };
        row.Save(page);
        var reason = $"{Letters(row.Department)}-{(why == "paper" ? "302" : "301")}";
        return row.Say(page, MessageKinds.CorrectionWanted, new CorrectionWantedBody(BusinessTime.At(now), row.Reference, reason, fields, papers), now, callback: true);
    }

    /// <summary>The letters of a department's codes.</summary>
    public static string Letters(string department) => department switch
    {
        "human-resources" => "HR", "medical-insurance" => "YB", "taxation" => "SW", "housing-fund" => "GJJ",
        _ => throw new ArgumentOutOfRangeException(nameof(department)),
    };

    /// <summary>The result data of an approval: the department's number, and the remark if there is one.</summary>
    public static Dictionary<string, string> Result(Page page, ServiceDesk desk, CaseRow row, string? remark)
    {
        var n = page.Number("SELECT n FROM cases WHERE case_key = $1", row.CaseKey);
        var result = new Dictionary<string, string> { [desk.ResultName] = string.Create(CultureInfo.InvariantCulture, $"3710{n:D8}") };
        if (remark is not null) result["remark"] = remark;
        return result;
    }

    private static string[] Names(JsonElement asked, string member) =>
        asked.TryGetProperty(member, out var list) && list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray().Select(static e => e.GetString() ?? "")] : [];
}
