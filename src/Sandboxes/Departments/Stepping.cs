using Lianban.Protocol;
using Lianban.Sandboxes.Books;
using Lianban.Sandboxes.Clock;
using Lianban.Sandboxes.Switches;

namespace Lianban.Sandboxes.Departments;

/// <summary>The steps after approval (practice P1), one after the other in business time.</summary>
internal static class Stepping
{
    /// <summary>Cases whose next step is due.</summary>
    public static List<string> DueBy(Page page, long stamp) =>
        page.All("SELECT case_key FROM steps WHERE due IS NOT NULL AND due <= $1 ORDER BY due LIMIT 200", static r => r.GetString(0), stamp);

    /// <summary>Does the step that is due. A refused account ends the walk until another bank is named.</summary>
    public static void Due(Page page, string caseKey, long now)
    {
        if (page.One("SELECT next, due FROM steps WHERE case_key = $1 AND due <= $2", static r => (Next: r.GetInt32(0), Due: (long?)r.GetInt64(1)), caseKey, now)
            is not (var next, { } due) || CaseRow.Find(page, caseKey) is not { State: CaseStates.Approved } row) return;
        var steps = ServiceDesks.Of(row.Service)!.Steps;
        var refused = steps[next].Code == "bank-account" && row.Round == 1 && SwitchBoard.On(page, row.Department, row.Service, SwitchNames.BankRefusesAccount);
        // A step is dated when it fell due: moving the clock far ahead gives each step its own day.
        row.Say(page, MessageKinds.FollowUp, new FollowUpBody(steps[next].Code, refused ? "refused" : "done", BusinessTime.At(due), new Dictionary<string, string>()), now, true);
        if (refused) page.Do("UPDATE steps SET due = NULL WHERE case_key = $1", caseKey);
        else if (next + 1 == steps.Count) page.Do("UPDATE steps SET next = $2, due = NULL WHERE case_key = $1", caseKey, next + 1);
        else page.Do("UPDATE steps SET next = $2, due = $3 WHERE case_key = $1", caseKey, next + 1, due + (long)steps[next + 1].After.TotalMilliseconds);
    }
}
