namespace Lianban.Web.Shared;

/// <summary>One line of an error summary: the sentence, and the id of the control it leads to (null: nowhere on this page).</summary>
internal sealed record ErrorLink(string? Target, string Sentence);
