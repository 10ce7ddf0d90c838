using System.Globalization;
using System.Text.Json;
using Lianban.Protocol;
using Lianban.Sandboxes.Books;
using Lianban.Sandboxes.Clock;
using Lianban.Sandboxes.People;
using Lianban.Sandboxes.Switches;
using Lianban.Sandboxes.Wire;

namespace Lianban.Sandboxes.DataSharing;

/// <summary>
/// The stand-in of the city's data-sharing platform: <c>POST /data-sharing/v1/query</c>. It tells what the departments share about one person, each item
/// with its source and time. What nobody shares is absent: unknown, never "no". A document whose kind does not fit its number is nobody.
/// </summary>
internal static class SharingDoor
{
    /// <summary>The registers are a few days behind, as they are.</summary>
    private static readonly TimeSpan Behind = TimeSpan.FromDays(2);

    public static void MapSharing(this WebApplication app) => app.MapPost("/data-sharing/v1/query", Query);

    private static async Task Query(HttpContext http, SignedWire wire, Ledger ledger, Register register, BusinessTime time, TimeProvider system)
    {
        const string party = SignedWire.SharingParty;
        var (down, slow) = ledger.Read(p => (SwitchBoard.Read(p, party, "*", SwitchNames.Down), SwitchBoard.Number(p, party, "*", SwitchNames.Slow, 0)));
        if (down is { ValueKind: JsonValueKind.String }) { http.Abort(); return; }
        if (down is { ValueKind: JsonValueKind.True }) { await Answer(503, Problem("DEPARTMENT-DOWN")); return; }
        if (await wire.Open(http) is not { } body) { await Answer(401, Problem("SIGNATURE-REFUSED")); return; }
        SharedQuery? query;
        try { query = JsonSerializer.Deserialize<SharedQuery>(body, ProtocolJson.Options); }
        catch (JsonException) { query = null; }
        if (query is null) { await Answer(400, Problem("MESSAGE-UNREADABLE")); return; }
        if (slow > 0) await Task.Delay(TimeSpan.FromMilliseconds(slow), system, http.RequestAborted);
        var person = register.Find(query.Number) is { } found && found.DocumentKind == query.DocumentKind ? found : null;
        await Answer(200, new SharedRecords(person is null ? [] : [.. query.Items.Distinct().Select(item => Record(person, item, time.Now - Behind)).OfType<SharedRecord>()]));

        Task Answer(int status, object message) => wire.Answer(http, party, status, status == 200 ? "application/json" : "application/problem+json",
            JsonSerializer.SerializeToUtf8Bytes(message, message.GetType(), ProtocolJson.Options), signed: true);
    }

    private static SharedRecord? Record(Person person, string item, DateTimeOffset at)
    {
        var (value, source) = item switch
        {
            SharedItems.Name => (person.Name, "public-security"),
            SharedItems.BirthDate => (person.Birth, "public-security"),
            SharedItems.Sex => (person.Sex, "public-security"),
            SharedItems.Ethnicity => (person.Ethnicity, "public-security"),
            SharedItems.Address => (person.Address, "public-security"),
            SharedItems.DocumentIssuer => (person.DocumentIssuer, "public-security"),
            SharedItems.DocumentFrom => (person.DocumentFrom, "public-security"),
            SharedItems.DocumentTo => (person.DocumentTo, "public-security"),
            "document-number" => (person.Number, "public-security"),
            "mobile" => (person.Mobile, "human-resources"),
            SharedItems.UsualResidence => (Shared(person, Facts.UsualResidence), Facts.Source(Facts.UsualResidence)),
            SharedItems.EmployerInsured => (Insured(person), "human-resources"),
            SharedItems.Employer => (Insured(person) == "true" ? person.Detail(Facts.Pension) : null, "human-resources"),
            _ => Facts.Shared.Contains(item) ? (Shared(person, item), Facts.Source(item)) : (null, ""),
        };
        return string.IsNullOrEmpty(value) ? null : new SharedRecord(item, value, source, at);
    }

    private static string? Shared(Person person, string fact) => person.Facts.GetValueOrDefault(fact) is { Shared: true } standing ? standing.Value : null;

    private static string? Insured(Person person) => Shared(person, Facts.Pension) is { } pension ? (pension == "employer").ToString(CultureInfo.InvariantCulture).ToLowerInvariant() : null;

    private static ProtocolProblem Problem(string code)
    {
        var (zh, en) = Words.Error(code);
        return new ProtocolProblem(code, zh, en);
    }
}
