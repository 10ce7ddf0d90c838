using Lianban.Casework.Applications;
using Lianban.Catalogue.Model;

namespace Lianban.Casework.Drafts;

/// <summary>A paper of annex 5 for this draft. <paramref name="Shared"/>: data sharing covers it; <paramref name="Made"/>: the system makes it from the answers.</summary>
public sealed record NeededPaper(Evidence Evidence, bool Given, bool Shared, bool Made)
{
    /// <summary>Still to be uploaded.</summary>
    public bool Missing => !Given && !Shared && !Made;
}

/// <summary>Which papers the chosen services need.</summary>
public static class NeededPapers
{
    /// <summary>The papers in the order of annex 5; none while no service is chosen.</summary>
    public static IReadOnlyList<NeededPaper> Of(Draft draft, Definition definition) => draft.Services.Count == 0 ? [] :
    [
        .. definition.LifeEvent.Evidence
            .Where(e => e.Services.Count == 0 || e.Services.Any(draft.Services.Contains))
            .Select(e => new NeededPaper(
                e, draft.Papers.Any(p => p.Code == e.Code), e.Supply == EvidenceSupply.SharedOrUpload && CoveredBySharing(draft, e), e.Supply == EvidenceSupply.Generated)),
    ];

    // Covered when the register answered for the document itself: its own item, or until when it is valid.
    private static bool CoveredBySharing(Draft draft, Evidence evidence) => draft.Shared.Any(s => s.Item == evidence.Code || s.Item == QuestionCodes.DocumentTo);
}
