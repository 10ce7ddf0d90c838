using System.Globalization;
using System.Text.RegularExpressions;
using Lianban.Cli.Visiting;

namespace Lianban.Tests.Outcomes.Walking;

/// <summary>A part as the person's page shows it.</summary>
/// <param name="Key">Service, or service/part where the service has several.</param>
/// <param name="Code">The reason code under the sentence, or null.</param>
/// <param name="Tag">The word for the state.</param>
/// <param name="Sentence">Why, and what to do next.</param>
/// <param name="Text">All words of the part.</param>
public sealed partial record ShownPart(string Key, string State, string? Code, string Tag, string Sentence, string Text, DateTimeOffset? Due)
{
    /// <summary>The parts of an application's page, by key.</summary>
    public static IReadOnlyDictionary<string, ShownPart> Of(VisitedPage page) =>
        page.Document.QuerySelectorAll("[data-service]").SelectMany(service =>
        {
            var parts = service.QuerySelectorAll("[data-part]").ToList();
            return parts.Select(part =>
            {
                var text = VisitedPage.Words(part);
                var (name, single) = (part.GetAttribute("data-part")!, part.GetAttribute("data-part") == "main");
                var due = part.QuerySelectorAll("dl time").Skip(1).FirstOrDefault()?.GetAttribute("datetime");
                return new ShownPart(
                    single ? service.GetAttribute("data-service")! : $"{service.GetAttribute("data-service")}/{name}", part.GetAttribute("data-state")!,
                    Reason().Match(text) is { Success: true } code ? code.Groups[1].Value : null, VisitedPage.Words(part.QuerySelector(".tag")),
                    string.Join(' ', part.QuerySelectorAll(".note > p:not(.hint), .caution > p:not(.hint)").Take(2).Select(VisitedPage.Words)), text, due is null ? null : DateTimeOffset.Parse(due, CultureInfo.InvariantCulture));
            });
        }).ToDictionary(p => p.Key);

    [GeneratedRegex("原因代码：([A-Z0-9-]+)", RegexOptions.CultureInvariant)]
    private static partial Regex Reason();
}
