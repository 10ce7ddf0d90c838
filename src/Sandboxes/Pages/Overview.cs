using System.Globalization;
using System.Text;
using Lianban.Sandboxes.Books;
using Lianban.Sandboxes.Clock;
using Lianban.Sandboxes.Control;
using Lianban.Sandboxes.People;
using Lianban.Sandboxes.Switches;

namespace Lianban.Sandboxes.Pages;

/// <summary>The page <c>/</c>: demo people with their expected outcomes, switches, ledger. This machine only, as the control door.</summary>
internal static class Overview
{
    public static void MapOverview(this WebApplication app) => app.MapGet("/", (Ledger ledger, Register register, BusinessTime time) =>
    {
        var (switches, books) = ledger.Read(page => (SwitchBoard.All(page), LedgerView.Of(page, null)));
        var body = new StringBuilder($"<h1>{Words.Of("overview.title")}</h1><p>{Words.Of("overview.clock", time.Now.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture))}</p>");
        body.Append($"<h2>{Words.Of("overview.people")}</h2>");
        Table(body, ["column.name", "column.about", "column.number", "column.expected"], register.All(20).Select(p => new[]
        {
            p.Name, p.About, p.Number,
            string.Join(' ', p.Expected.Select(e => $"{e.Key}={e.Value.Outcome}{(e.Value.Code is { } c ? ":" + c : "")}{(e.Value.Confirmed ? "" : Words.Of("mark.unconfirmed"))}")),
        }));
        body.Append($"<h2>{Words.Of("overview.switches")}</h2>");
        if (switches.Count == 0) body.Append($"<p>{Words.Of("overview.no-switches")}</p>");
        else Table(body, ["column.department", "column.service", "column.switch", "column.value"],
            switches.Select(s => new[] { s.Department, s.Service ?? "*", s.Name, s.Value.GetRawText() }));
        body.Append($"<h2>{Words.Of("overview.ledger")}</h2><p>{Words.Of("overview.counts", books.Cases, books.Effects, books.Doubled.Count, books.Pending)}</p>");
        Table(body, ["column.case", "column.department", "column.state", "column.reference", "column.received", "column.said", "column.effects"],
            books.Rows.TakeLast(200).Reverse().Select(r => new[]
            {
                r.Case, r.Department, r.State, r.Reference, r.Received.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
                string.Join(' ', r.Said), string.Join(' ', r.Effects),
            }));
        return Html.Page(Words.Of("overview.title"), body.ToString());
    }).AddEndpointFilter<ControlDoor.LocalOnly>();

    private static void Table(StringBuilder body, IEnumerable<string> heads, IEnumerable<string[]> rows)
    {
        body.Append("<div class=\"wide\" tabindex=\"0\"><table><thead><tr>");
        foreach (var head in heads) body.Append($"<th scope=\"col\">{Words.Of(head)}</th>");
        body.Append("</tr></thead><tbody>");
        foreach (var row in rows)
        {
            body.Append("<tr>");
            foreach (var cell in row) body.Append($"<td>{Html.Of(cell)}</td>");
            body.Append("</tr>");
        }
        body.Append("</tbody></table></div>");
    }
}
