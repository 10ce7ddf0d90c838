using Lianban.Protocol;
using Lianban.Sandboxes.Books;
using Lianban.Sandboxes.Clock;

namespace Lianban.Sandboxes.Departments;

/// <summary>A request to withdraw: granted before the decision, too late after it (practice P16). Asked again, it is answered alike.</summary>
internal static class TakeWithdrawal
{
    /// <summary>The answer, or a problem.</summary>
    public static (Envelope? Answer, string? Problem) Run(Page page, Envelope envelope, long now)
    {
        if (CaseRow.Find(page, CaseRow.Without(envelope.Case)) is not { } row) return (null, "CASE-UNKNOWN");
        if (CaseStates.Open(row.State))
        {
            row = row with { State = CaseStates.Withdrawn, Due = null };
            row.Save(page);
        }
        var kind = row.State == CaseStates.Withdrawn ? MessageKinds.WithdrawalGranted : MessageKinds.WithdrawalTooLate;
        return (row.Say(page, kind, new AcknowledgedBody(BusinessTime.At(now)), now, callback: false), null);
    }
}
