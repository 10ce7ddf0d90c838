using Lianban.Casework.Applications;
using Lianban.Casework.Drafts.Storage;

namespace Lianban.Casework.Drafts;

/// <summary>A paper with its clear bytes.</summary>
public sealed record OpenedPaper(Guid Application, Paper Paper, byte[] Content)
{
    /// <summary>Never prints a personal value.</summary>
    public override string ToString() => "***";
}

/// <summary>Reads a stored paper, for pages and for the papers that departments fetch. The caller has checked who may see it.</summary>
public sealed class ReadPaper
{
    private readonly Papers _papers;

    internal ReadPaper(Papers papers) => _papers = papers;

    /// <summary>The paper, or null when there is none or its application's key was destroyed.</summary>
    public OpenedPaper? Execute(Guid file) => _papers.Open(file);
}
