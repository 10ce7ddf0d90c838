using Lianban.Casework.Dispatch;
using Lianban.Connectors.Exchange;
using Lianban.Platform.Ids;
using Lianban.Platform.Results;
using Lianban.Platform.Time;
using Lianban.Protocol;
using Lianban.Web.Shared;

namespace Lianban.Web.Callbacks;

/// <summary>
/// <c>POST /v1/callbacks/{department}</c>: what a department says of its own accord. 200 only after the commit; 401 not believed, 400 unreadable, 404 no such
/// case (and an alarm), 409 stale or contradictory, 413, 415, 422 not understood, 503 too early or busy: the department repeats it. What is refused is
/// recorded outside the applications' chains.
/// </summary>
internal sealed partial class ReceiveCallback(
    SignedDoor door, IDepartmentInbox inbox, DepartmentMessages messages, RefusedCalls refused, BusinessClock clock, Ids ids, ILogger<ReceiveCallback> log)
{
    public async Task ExecuteAsync(HttpContext http, string department)
    {
        if (!messages.Knows(department))
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            await refused.RecordAsync(department, "DOOR-UNKNOWN-DEPARTMENT");
            return;
        }
        if (await door.ReadAsync(http, department, (int)Limits.Page) is not { } request)
        {
            http.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            await refused.RecordAsync(department, "DOOR-TOO-LARGE");
            return;
        }
        if (request.Verification.Refusal is { } notBelieved)
        {
            await RefuseAsync(http, request, department, null, StatusCodes.Status401Unauthorized, new Refusal(notBelieved));
            return;
        }
        if (!http.Request.HasJsonContentType())
        {
            await RefuseAsync(http, request, department, null, StatusCodes.Status415UnsupportedMediaType, new Refusal("MESSAGE-NOT-JSON"));
            return;
        }
        var read = messages.Read(department, request.Message.Body.Span);
        if (read.IsRefused)
        {
            var status = read.Refusal.Code == "MESSAGE-NOT-UNDERSTOOD" ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status400BadRequest;
            await RefuseAsync(http, request, department, null, status, read.Refusal);
            return;
        }
        var (envelope, message) = read.Value;
        var (taken, refusal) = await inbox.TakeAsync(message, http.RequestAborted);
        switch (taken)
        {
            case Taken.Recorded or Taken.Duplicate:
                await door.AnswerAsync(http, request, StatusCodes.Status200OK, Envelope.Of(
                    ids.Next().ToString("n"), MessageKinds.Recorded, department, envelope.Case, clock.Now, new RecordedBody(taken == Taken.Duplicate)));
                break;
            case Taken.UnknownCase:
                UnknownCase(department, envelope.MessageId);
                await RefuseAsync(http, request, department, envelope, StatusCodes.Status404NotFound, refusal);
                break;
            case Taken.Stale or Taken.Contradictory:
                await RefuseAsync(http, request, department, envelope, StatusCodes.Status409Conflict, refusal);
                break;
            case Taken.NotUnderstood:
                await RefuseAsync(http, request, department, envelope, StatusCodes.Status422UnprocessableEntity, refusal);
                break;
            default:
                // Early or busy is no fault: it comes again, nothing is recorded.
                await door.RefuseAsync(http, request, StatusCodes.Status503ServiceUnavailable, refusal ?? new Refusal("MESSAGE-TOO-EARLY"));
                break;
        }
    }

    private async Task RefuseAsync(HttpContext http, SignedRequest request, string department, Envelope? envelope, int status, Refusal? refusal)
    {
        refusal ??= new Refusal("MESSAGE-NOT-UNDERSTOOD");
        await refused.RecordAsync(department, refusal.Code, request, envelope);
        await door.RefuseAsync(http, request, status, refusal);
    }

    [LoggerMessage(LogLevel.Error, "ALARM: {Department} speaks, well signed, of a case that does not exist (message {MessageId})")]
    private partial void UnknownCase(string department, string messageId);
}
