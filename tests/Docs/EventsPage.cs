using System.Globalization;
using System.Text;
using Lianban.Casework.Applications;
using Lianban.Platform.Text;

namespace Lianban.Tests.Docs;

/// <summary>docs/events.md, from the table of events and the docstrings of their records.</summary>
internal static class EventsPage
{
    private const string Head = """
        # Events

        Generated from `src/Casework/Applications/EventTypes.cs` and the docstrings of `Events.cs`; do not edit. Renew: `LIANBAN_RENEW=1 ./test --only Docs`.

        Everything that happened to an application, in the order in which it was recorded, in the table `events` of `cases.db`. The body is JSON, sealed with the application's
        own key (AES-256-GCM) unless the page says otherwise; members without a value are left out. Beside the body stand, in clear: application, number from 1, type, version,
        business time, system time, and the hash over the previous hash and all of these. A changed event gets a new version beside the old one, which is read for ever:
        see [the recipe](recipes/add-an-event-version.md).

        `service`, `part` and `round` name what it is about: the part of the case, and 1 for the first submission and one more after each correction. `reason` and `remark` are
        our codes of [rules.md](rules.md) or a code of the exchange; `reference` and `documentNumber` are the department's own.


        """;

    public static string Make()
    {
        var page = new StringBuilder(Head);
        var inner = new List<Type>();
        foreach (var (name, version, type) in EventTypes.Every)
        {
            page.Append(CultureInfo.InvariantCulture, $"## `{name}` version {version}\n\n{Docstrings.Of(type)}\n\n");
            Members(page, type, inner);
        }
        page.Append("# What events hold\n\n");
        for (var i = 0; i < inner.Count; i++)
        {
            page.Append(CultureInfo.InvariantCulture, $"## {inner[i].Name}\n\n{Docstrings.Of(inner[i])}\n\n");
            Members(page, inner[i], inner);
        }
        return page.ToString().TrimEnd('\n') + "\n";
    }

    private static void Members(StringBuilder page, Type type, List<Type> inner)
    {
        var members = RecordShape.Of(type);
        if (members.Count == 0) return;
        page.Append("> ").AppendJoin(" · ", members.Select(m => $"`{m.Name}` {Named(m.Type, inner)}{(m.Optional ? " or absent" : "")}")).Append("\n\n");
        var said = members.Where(m => Docstrings.Of(type, m.Property).Length > 0).ToList();
        foreach (var member in said) page.Append(CultureInfo.InvariantCulture, $"* `{member.Name}`: {Docstrings.Of(type, member.Property)}\n");
        if (said.Count > 0) page.Append('\n');
    }

    private static string Named(Type type, List<Type> inner)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (RecordShape.Inside(type) is { } inside) return (RecordShape.IsTable(type) ? "table of " : "list of ") + Named(inside, inner);
        if (RecordShape.IsRecord(type) && !inner.Contains(type)) inner.Add(type);
        return type switch
        {
            _ when RecordShape.IsRecord(type) => type.Name,
            _ when type == typeof(DateTimeOffset) => "instant",
            _ when type == typeof(string) => "text",
            _ when type == typeof(bool) => "flag",
            _ when type == typeof(int) || type == typeof(long) => "number",
            _ when type == typeof(Guid) => "id",
            _ => throw new NotSupportedException(type.Name),
        };
    }
}
