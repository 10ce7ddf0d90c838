using Lianban.Protocol;
using Lianban.Sandboxes.Books;
using Lianban.Sandboxes.Clock;
using Lianban.Sandboxes.Departments;

namespace Lianban.Sandboxes.Control;

/// <summary>What people at a department do: decide what waits for a reviewer, revoke or correct what was approved.</summary>
internal static class Reviewing
{
    /// <summary>The message that is said, or null when the case does not wait for a reviewer, or a refusal has no reason.</summary>
    public static Envelope? Decide(Page page, DecideRequest request, long now)
    {
        if (CaseRow.Find(page, request.Case) is not { State: CaseStates.InReview or CaseStates.Waiting } row) return null;
        var desk = ServiceDesks.Of(row.Service)!;
        return request.Decision switch
        {
            "approved" => Deciding.Approve(page, desk, row, desk.Service + "-by-reviewer", null, [], now, callback: true),
            "refused" when request.Reason is { } reason => Deciding.Say(page, desk, row, new Finding.Refuse(reason), now, callback: true),
            "correction" => Deciding.AskCorrection(page, row, "reviewer", request.Fields ?? [], request.Papers ?? [], now),
            _ => null,
        };
    }

    /// <summary>The message that is said, or null when the case is not approved.</summary>
    public static Envelope? Revoke(Page page, RevokeRequest request, long now)
    {
        if (CaseRow.Find(page, request.Case) is not { State: CaseStates.Approved } row) return null;
        if (request.Decision is null) return TakeNotice.Revoke(page, row, request.Reason, request.Clause, request.DocumentNumber, now);
        row = row with { State = request.Decision == "approved" ? CaseStates.Approved : CaseStates.Refused };
        row.Save(page);
        return row.Say(page, MessageKinds.ResultCorrected, new ResultCorrectedBody(
            BusinessTime.At(now), request.Decision, request.Reason, request.Clause, request.DocumentNumber, request.Result ?? new Dictionary<string, string>()), now, callback: true);
    }
}
