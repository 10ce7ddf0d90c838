using System.Net;
using System.Text.Json;
using Lianban.Protocol;
using Lianban.Sandboxes.Books;
using Lianban.Sandboxes.Clock;
using Lianban.Sandboxes.Departments;
using Lianban.Sandboxes.People;
using Lianban.Sandboxes.Switches;

namespace Lianban.Sandboxes.Control;

/// <summary>
/// The control door <c>/control</c>: clock, switches, ledger, people, and what a reviewer at a department would do. JSON, this machine only,
/// no part of the protocol. It exists in this program alone.
/// </summary>
internal static class ControlDoor
{
    private static readonly TimeSpan Furthest = TimeSpan.FromDays(36_525);

    public static void MapControl(this WebApplication app)
    {
        var door = app.MapGroup("/control").AddEndpointFilter<LocalOnly>();
        door.MapGet("/clock", (BusinessTime time) => Clock(time));
        door.MapPost("/clock", async (BusinessTime time, TimeProvider system, ClockRequest request) =>
        {
            if (!(Math.Abs(request.OffsetSeconds) <= Furthest.TotalSeconds)) return Problem(400, "CONTROL-UNREADABLE");
            await time.MoveTo(system.GetUtcNow() + TimeSpan.FromSeconds(request.OffsetSeconds));
            return Results.Json(Clock(time), ProtocolJson.Options);
        });
        door.MapPost("/clock/advance", async (BusinessTime time, TimeProvider system, AdvanceRequest request) =>
        {
            if (request.To > system.GetUtcNow() + Furthest) return Problem(400, "CONTROL-UNREADABLE");
            if (request.To < time.Now) return Problem(409, "TIME-NOT-AHEAD");
            await time.MoveTo(request.To);
            return Results.Json(Clock(time), ProtocolJson.Options);
        });
        door.MapGet("/switches", (Ledger ledger) => new SwitchList(SwitchNames.All, ledger.Read(SwitchBoard.All)));
        door.MapPost("/switches", async (Ledger ledger, SwitchRow request) =>
        {
            if (!SwitchNames.All.Contains(request.Name) || request.Department != "data-sharing" && !ServiceDesks.Departments.Contains(request.Department)
                || request.Service is not (null or "*") && ServiceDesks.Of(request.Service)?.Department != request.Department) return Problem(400, "SWITCH-UNKNOWN");
            await ledger.Write(page => { SwitchBoard.Set(page, request.Department, request.Service ?? "*", request.Name, request.Value); return 0; });
            return Results.Json(ledger.Read(SwitchBoard.All), ProtocolJson.Options);
        });
        door.MapPost("/switches/reset", async (Ledger ledger) => await ledger.Write(page => page.Do("DELETE FROM switches")));
        door.MapGet("/ledger", (Ledger ledger, string? application) => ledger.Read(page => LedgerView.Of(page, application)));
        door.MapGet("/people", (Register register, int? generated) => register.All(generated ?? 0));
        door.MapPost("/people", async (Register register, PeopleRequest request) =>
            request.Count is < 1 or > 20_000 ? Problem(400, "CONTROL-UNREADABLE") : Results.Json(new { Ids = await register.Generate(request.Count) }, ProtocolJson.Options));
        door.MapPost("/decide", async (Ledger ledger, BusinessTime time, DecideRequest request) =>
            Done(await ledger.Write(page => Reviewing.Decide(page, request, time.Stamp)), "CASE-NOT-WITH-REVIEWER"));
        door.MapPost("/revoke", async (Ledger ledger, BusinessTime time, RevokeRequest request) =>
            Done(await ledger.Write(page => Reviewing.Revoke(page, request, time.Stamp)), "CASE-NOT-APPROVED"));
    }

    private static ClockView Clock(BusinessTime time) => new(time.Now, time.Offset.TotalSeconds);

    private static IResult Done(Envelope? said, string code) =>
        said is null ? Problem(409, code) : Results.Json(new { said.MessageId, said.Kind, Case = said.Case.ToString() }, ProtocolJson.Options);

    private static IResult Problem(int status, string code)
    {
        var (zh, en) = Words.Error(code);
        return Results.Json(new ProtocolProblem(code, zh, en), ProtocolJson.Options, "application/problem+json", status);
    }

    /// <summary>This machine only, and no page of another origin: the address must be loopback, the host name local.</summary>
    internal sealed class LocalOnly : IEndpointFilter
    {
        public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
            Local(context.HttpContext) ? await next(context) : Problem(403, "CONTROL-LOCAL-ONLY");

        public static bool Local(HttpContext http) => http.Connection.RemoteIpAddress is { } from && IPAddress.IsLoopback(from)
            && http.Request.Host.Host is "localhost" or "127.0.0.1" or "[::1]"
            && (!http.Request.Headers.TryGetValue("Origin", out var origin) || Uri.TryCreate(origin, UriKind.Absolute, out var page) && page.Authority == http.Request.Host.Value);
    }
}

/// <summary>Business time of the stand-ins, and how far it is from system time.</summary>
internal sealed record ClockView(DateTimeOffset Now, double OffsetSeconds);

internal sealed record ClockRequest(double OffsetSeconds);

internal sealed record AdvanceRequest(DateTimeOffset To);

internal sealed record SwitchList(IReadOnlyList<string> Names, IReadOnlyList<SwitchRow> Set);

internal sealed record PeopleRequest(int Count);

/// <summary>What a reviewer decides. <paramref name="Case"/>: key without round; <paramref name="Decision"/>: approved, refused or correction.</summary>
internal sealed record DecideRequest(string Case, string Decision, string? Reason, IReadOnlyList<string>? Fields, IReadOnlyList<string>? Papers);

/// <summary>A later revocation; with <paramref name="Decision"/> (approved or refused) a later correction instead (practice P8).</summary>
internal sealed record RevokeRequest(string Case, string Reason, string Clause, string DocumentNumber, string? Decision, IReadOnlyDictionary<string, string>? Result);
