namespace Lianban.Casework.Drafts;

/// <summary>Reads the open draft of a person.</summary>
public sealed class ReadDraft
{
    /// <summary>The draft, or null when there is none.</summary>
    public Draft? Execute(SignedIn person) => throw new NotImplementedException();
}
