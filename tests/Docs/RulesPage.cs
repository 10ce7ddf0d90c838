using System.Globalization;
using System.Text;
using System.Text.Json;
using Lianban.Catalogue.Model;
using Lianban.Catalogue.Rules;
using Lianban.Tests.TestKit;

namespace Lianban.Tests.Docs;

/// <summary>docs/rules.md: every rule of the catalogue with its clause, its source, and what proves it.</summary>
internal sealed class RulesPage(Definition definition)
{
    private const string Head = """
        # Rules: code, clause, source, proof

        Generated from `catalogue/`, `tests/Plan/decisions.csv` and the stand-ins' people; do not edit. Renew: `LIANBAN_RENEW=1 ./test --only Docs`.

        A rule's code is the same on the page, in the log and in the tests. ☐ means *to be confirmed*: the source is [practice](practice.md), not the plan.

        * **Conditions** and **consequences** are proved row by row: `tests/Catalogue/Rules/DecisionTableFacts.cs` evaluates each line of `tests/Plan/decisions.csv` against the
          real catalogue, and fails when a condition has no row for yes, no and unknown. Below: facts → ✓ met, ✗ not met, ? unknown (never refuses); no fact at all is *nothing known*.
        * **Reasons** are proved both ways: `tests/Connectors/ReasonsFacts.cs` (the department's code comes back as this reason) and
          `tests/Sandboxes/RulesFacts.cs` (each demo person gets what the table of people expects). Reasons that no demo person meets have the first proof only.


        """;

    private readonly ILookup<(string, string), string> rows = File.ReadLines(Repository.At("tests", "Plan", "decisions.csv")).Skip(1).Select(l => l.Split(','))
        .ToLookup(c => (c[0], c[1]), c => $"{(c[2].Length == 0 ? "*nothing known*" : string.Join(", ", c[2].Split(';').Select(f => $"`{f}`")))} {c[3] switch { "True" => "✓", "False" => "✗", _ => "?" }}");

    private readonly ILookup<(string, string), string> people = Expected().ToLookup(e => (e.Service, e.Code), e => e.Person);

    public string Make()
    {
        var page = new StringBuilder(Head);
        foreach (var service in definition.Basic) Service(page, service);
        Parameters(page);
        return page.ToString();
    }

    private void Service(StringBuilder page, PublicService service)
    {
        page.Append(CultureInfo.InvariantCulture, $"## {service.Name.Zh} `{service.Code}`\n\n| condition | clause | | facts → verdict |\n|---|---|---|---|\n");
        foreach (var c in service.Conditions) page.Append(CultureInfo.InvariantCulture, $"| `{c.Code}` | {c.Clause} | {Open(c.ToBeConfirmed)} | {Rows(service, c.Code)} |\n");
        page.Append("\n| reason | effect | source | | their code | demo people |\n|---|---|---|---|---|---|\n");
        var theirs = definition.Codes[$"reason-{service.Department}"].Mappings[service.Department];
        foreach (var r in service.Reasons)
            page.Append(CultureInfo.InvariantCulture, $"| `{r.Code}` | {Words(r.Effect)} | {r.Source} | {Open(r.ToBeConfirmed)} | {theirs[r.Code]} | {string.Join(", ", people[(service.Code, theirs[r.Code])].Distinct())} |\n");
        if (service.Consequences.Count > 0) page.Append("\n| consequence | source | | told when |\n|---|---|---|---|\n");
        foreach (var c in service.Consequences)
            page.Append(CultureInfo.InvariantCulture, $"| `{c.Code}`{(c.NeedsConfirmation ? " (tick)" : "")} | {c.Source} | {Open(c.ToBeConfirmed)} | {(c.AppliesWhen is null ? "always" : Rows(service, c.Code))} |\n");
        page.Append('\n');
    }

    private void Parameters(StringBuilder page)
    {
        page.Append("## Dated parameters\n\n| parameter | unit | from | to | value | source |\n|---|---|---|---|---|---|\n");
        foreach (var p in definition.Parameters.All)
            foreach (var v in p.Values)
                page.Append(CultureInfo.InvariantCulture, $"| `{p.Code}` {p.Name.Zh} | {p.Unit} | {v.From:yyyy-MM-dd} | {v.To?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)} | {v.Value ?? "**to be supplied**"} | {v.Source} |\n");
    }

    private string Rows(PublicService service, string code) => string.Join("<br>", rows[(service.Code, code)]);

    private static string Open(bool toBeConfirmed) => toBeConfirmed ? "☐" : "";

    private static string Words(ReasonEffect effect) => effect switch
    {
        ReasonEffect.Refused => "refused", ReasonEffect.InForce => "in force already", ReasonEffect.ToReviewer => "to a reviewer",
        ReasonEffect.Remark => "approved, remark", ReasonEffect.Correction => "correction", _ => "revocation",
    };

    // service, or service/part for a service of several parts → outcome and, where there is one, the code of the department's reason or of our condition
    private static IEnumerable<(string Service, string Code, string Person)> Expected()
    {
        using var read = JsonDocument.Parse(File.ReadAllText(Repository.At("src", "Sandboxes", "People", "people.json")));
        return [.. from person in read.RootElement.GetProperty("people").EnumerateArray()
            from expected in person.GetProperty("expected").EnumerateObject()
            where expected.Value.TryGetProperty("code", out var code) && code.ValueKind == JsonValueKind.String
            select (expected.Name.Split('/')[0], expected.Value.GetProperty("code").GetString()!, person.GetProperty("id").GetString()!)];
    }
}
