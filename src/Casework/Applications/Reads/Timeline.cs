using Lianban.Casework.Audit;

namespace Lianban.Casework.Applications.Reads;

/// <summary>One line of the timeline for each event; the words are the page's.</summary>
internal static class Timeline
{
    public static TimelineEntry EntryOf(StoredEvent stored, Event happened)
    {
        var entry = new TimelineEntry(stored.N, stored.BusinessAt, stored.SystemAt, stored.Type, (happened as PartEvent)?.Service, (happened as PartEvent)?.Part, null, null, null, null, false);
        return happened switch
        {
            CaseOpened e => entry with { Service = e.Service },
            PartDelayed e => entry with { Reason = e.Reason },
            PartStuck e => entry with { Reason = e.Reason },
            PartReceived e => entry with { Due = e.Due, Provisional = e.Provisional },
            PartInReview e => entry with { Reason = e.Reason },
            PartOverdue e => entry with { Due = e.Due },
            PartApproved e => entry with { Reason = e.Remark },
            PartRefused e => entry with { Reason = e.Reason, Outcome = e.InForce ? "in-force" : "refused" },
            CorrectionWanted e => entry with { Reason = e.Reason },
            FollowUpReported e => entry with { Step = e.Step, Outcome = e.Outcome },
            PartRevoked e => entry with { Reason = e.Reason },
            PartResultCorrected e => entry with { Reason = e.Reason, Outcome = e.NowApproved ? "approved" : "refused" },
            OperatorActed e => entry with { Outcome = e.Verb },
            ApplicationReopened e => entry with { Service = e.Service, Part = e.Part },
            _ => entry,
        };
    }
}
