using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Lianban.Cli.Visiting;

/// <summary>A page as a visitor sees it.</summary>
/// <param name="Address">Where it came from after all redirects.</param>
/// <param name="Status">HTTP status.</param>
/// <param name="Document">The parsed page, for whatever has no name here.</param>
public sealed record VisitedPage(Visitor Visitor, Uri Address, int Status, IHtmlDocument Document)
{
    /// <summary>The words of the first heading.</summary>
    public string Heading => Words(Document.QuerySelector("h1"));

    /// <summary>All words of the main part, blanks folded.</summary>
    public string Text => Words(Document.QuerySelector("main") ?? Document.Body);

    /// <summary>The sentences of the error summary; empty when there is none.</summary>
    public IReadOnlyList<string> Errors => [.. Document.QuerySelectorAll("[role=alert] li").Select(Words)];

    /// <summary>The one form that matches the selector; without one, the first form of the main part that is posted.</summary>
    /// <exception cref="VisitException">There is none.</exception>
    public PageForm Form(string selector = "main form[method=post]") =>
        Document.QuerySelector(selector) is IHtmlFormElement form ? new PageForm(this, form) : throw new VisitException($"no form {selector}", Address);

    /// <summary>Whether there is an element that matches.</summary>
    public bool Has(string selector) => Document.QuerySelector(selector) is not null;

    /// <summary>Follows the first link that matches the selector.</summary>
    /// <exception cref="VisitException">There is none.</exception>
    public Task<VisitedPage> FollowAsync(string selector, CancellationToken cancel = default) =>
        Document.QuerySelector(selector)?.GetAttribute("href") is { } target
            ? Visitor.SendAsync(HttpMethod.Get, new Uri(Address, target), null, cancel)
            : throw new VisitException($"no link {selector}", Address);

    /// <summary>Opens the same address again.</summary>
    public Task<VisitedPage> ReloadAsync(CancellationToken cancel = default) => Visitor.SendAsync(HttpMethod.Get, Address, null, cancel);

    /// <summary>The words of an element, blanks folded.</summary>
    public static string Words(IElement? element) =>
        element is null ? "" : string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
