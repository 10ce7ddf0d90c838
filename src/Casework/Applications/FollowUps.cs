using Lianban.Catalogue.Model;

namespace Lianban.Casework.Applications;

/// <summary>Steps after approval, as the definition gives them (practice P1). They end with the last step, or with an outcome that ends them.</summary>
internal static class FollowUps
{
    /// <summary>The outcome that every step has.</summary>
    public const string Done = "done";

    /// <summary>The steps of a part, in order; empty when it has none.</summary>
    public static IReadOnlyList<FollowUpStep> Of(Definition definition, string service, string part) =>
        definition.Find(service)?.FollowUps.Where(s => s.Part == part).ToArray() ?? [];

    /// <summary>Index of the step that ended the steps of a part; null while they run.</summary>
    public static int? End(IReadOnlyList<FollowUpStep> steps, Part part)
    {
        if (!part.FollowUpsEnded) return null;
        for (var i = 0; i < steps.Count; i++)
            if (part.Steps.Find(s => s.Step == steps[i].Code) is { } told && (told.Outcome == Done ? i == steps.Count - 1 : steps[i].Outcomes.Any(o => o.Code == told.Outcome && o.Ends))) return i;
        return 0;
    }
}
