using System.Text.Json;
using System.Text.Json.Serialization;
using Lianban.Casework.Applications;
using Lianban.Platform.Results;
using Lianban.Platform.Storage;
using Lianban.Platform.Text;
using Lianban.Platform.Time;
using Lianban.Web.Shared;

namespace Lianban.Web.Operator;

/// <summary>
/// The operator's door: JSON over the Unix socket <c>operator.sock</c> in the data folder, mode 0600, so that only the owner of the folder has it.
/// Over TCP it does not exist.
/// </summary>
internal static class OperatorDoor
{
    private const string Socket = "operator.sock";

    // states by their names, as docs/operations.md explains them
    private static readonly JsonSerializerOptions words = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    /// <summary>Adds the socket to the addresses; a socket left by a killed process is removed. The folder must be ours alone: see <c>StoreLock</c>.</summary>
    public static void AddOperatorSocket(this WebApplicationBuilder builder, string folder)
    {
        var path = Path.Combine(folder, Socket);
        File.Delete(path);
        var unix = "http://unix:" + path;
        if (builder.Configuration.GetSection("Kestrel:Endpoints").Exists()) builder.Configuration["Kestrel:Endpoints:Operator:Url"] = unix;
        else builder.WebHost.UseUrls($"{builder.Configuration["urls"] ?? "http://localhost:5080"};{unix}");
    }

    /// <summary>Nobody else may open it, from before the first request.</summary>
    public static void GuardOperatorSocket(this WebApplication app, string folder) => app.Lifetime.ApplicationStarted.Register(() =>
    {
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(Path.Combine(folder, Socket), UnixFileMode.UserRead | UnixFileMode.UserWrite);
    });

    public static void MapOperator(this WebApplication app)
    {
        var door = app.MapGroup("/operator").AllowAnonymous().AddEndpointFilter(async (context, next) => context.HttpContext.IsOverSocket() ? await next(context) : Results.NotFound());
        door.MapGet("/status", async (BusinessClock clock, DeskRefusals refusals, CancellationToken cancel) => Results.Json(new
        {
            BusinessTime = clock.Now, Refused = (await refusals.CountsAsync(cancel)).Select(c => new { c.Department, c.Code, c.Count }), Newest = await refusals.NewestAsync(20, cancel),
        }));
        door.MapGet("/verify", (VerifyChains verify) =>
        {
            var (chains, broken) = verify.Execute();
            return Results.Json(new { Chains = chains, Broken = broken.Select(b => new { Application = b.Application.ToString("n"), b.Event }) });
        });
        door.MapGet("/applications/{id}", async (string id, IApplicationReads reads, CancellationToken cancel) =>
            await FindAsync(id, reads, cancel) is { } found && await reads.ShowToOperatorAsync(found, cancel) is { } view ? Results.Json(OperatorView.Of(view), words) : None());
        door.MapPost("/applications/{id}/retry", (string id, IApplicationReads reads, IOperatorVerbs verbs, CancellationToken cancel) => DoAsync(id, reads, verbs.RetryAsync, cancel));
        door.MapPost("/applications/{id}/ask", (string id, IApplicationReads reads, IOperatorVerbs verbs, CancellationToken cancel) => DoAsync(id, reads, verbs.AskAsync, cancel));
        door.MapPost("/applications/{id}/forget", (string id, IApplicationReads reads, IForgetApplication forget, CancellationToken cancel) => DoAsync(id, reads, forget.ExecuteAsync, cancel));
    }

    private static async Task<IResult> DoAsync<T>(string id, IApplicationReads reads, Func<Guid, CancellationToken, Task<Result<T>>> verb, CancellationToken cancel)
    {
        if (await FindAsync(id, reads, cancel) is not { } found) return None();
        var done = await verb(found, cancel);
        return done.IsRefused ? Refused(done.Refusal, StatusCodes.Status409Conflict) : Results.Json(new { Application = found.ToString("n"), Done = done.Value });
    }

    // By id or by receipt number, as it stands on the person's paper.
    private static async Task<Guid?> FindAsync(string id, IApplicationReads reads, CancellationToken cancel) =>
        Guid.TryParse(id, out var guid) ? guid : id.Length <= 64 ? await reads.FindByNumberAsync(id, cancel) : null;

    private static IResult None() => Refused(new Refusal("OPERATOR-NO-APPLICATION"), StatusCodes.Status404NotFound);

    private static IResult Refused(Refusal refusal, int status) => Results.Json(
        new { refusal.Code, Zh = refusal.Sentence(Language.Zh), En = refusal.Sentence(Language.En) }, contentType: "application/problem+json", statusCode: status);
}

/// <summary>What an operator sees: states, owners and times, and no personal value (practice P23).</summary>
internal sealed record OperatorView(Guid Id, string Number, string State, DateTimeOffset SubmittedAt, IReadOnlyList<CaseView> Cases, IReadOnlyList<TimelineEntry> Timeline)
{
    public static OperatorView Of(ApplicationView view) => new(view.Id, view.Number, view.State.ToString(), view.SubmittedAt,
        [.. view.Cases.Select(c => c with { Parts = [.. c.Parts.Select(p => p with { Result = new Dictionary<string, string>(), Details = new Dictionary<string, string>() })] })], view.Timeline);
}
