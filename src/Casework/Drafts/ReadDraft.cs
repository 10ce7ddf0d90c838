using Lianban.Casework.Drafts.Storage;

namespace Lianban.Casework.Drafts;

/// <summary>Reads the open draft of a person.</summary>
public sealed class ReadDraft
{
    private readonly DraftDesk _desk;

    internal ReadDraft(DraftDesk desk) => _desk = desk;

    /// <summary>The draft, or null when there is none.</summary>
    public Draft? Execute(SignedIn person) => _desk.Find(person)?.Draft;
}
