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
    public static IReadOnlyList<NeededPaper> Of(Draft draft, Definition definition) => throw new NotImplementedException();
}
