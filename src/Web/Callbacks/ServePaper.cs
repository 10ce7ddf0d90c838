using Lianban.Casework.Applications;
using Lianban.Casework.Drafts;
using Lianban.Catalogue.Model;
using Lianban.Connectors.Exchange;
using Lianban.Platform.Results;

namespace Lianban.Web.Callbacks;

/// <summary>
/// <c>GET /v1/papers/{application}/{service}/{code}</c>: a paper by reference (practice P11), signed for by the department that the case belongs to, and only
/// a paper that its service needs. What is refused is recorded as at the callbacks' door.
/// </summary>
internal sealed class ServePaper(SignedDoor door, IApplicationReads reads, ReadPaper papers, RefusedCalls refused, Definition definition)
{
    public async Task ExecuteAsync(HttpContext http, string application, string service, string code)
    {
        // Without a service that we know, nobody has a right to anything here.
        if (definition.Find(service) is not { } wanted)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            await refused.RecordAsync(null, "PAPER-GONE");
            return;
        }
        if (await door.ReadAsync(http, wanted.Department, 0) is not { } request)
        {
            http.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            await refused.RecordAsync(wanted.Department, "DOOR-TOO-LARGE");
            return;
        }
        if (request.Verification.Refusal is { } notBelieved)
        {
            await RefuseAsync(http, request, wanted.Department, StatusCodes.Status401Unauthorized, new Refusal(notBelieved));
            return;
        }
        var view = Guid.TryParseExact(application, "n", out var id) ? await reads.ShowToOperatorAsync(id, http.RequestAborted) : null;
        var paper = view is not null && view.Cases.Any(c => c.Service == service) && Needs.PapersOf(wanted, definition).Any(e => e.Code == code)
            ? view.Submission.Papers.FirstOrDefault(p => p.Code == code) : null;
        if (paper is null || papers.Execute(paper.File) is not { } opened || opened.Application != id)
        {
            await RefuseAsync(http, request, wanted.Department, StatusCodes.Status404NotFound, new Refusal("PAPER-GONE"));
            return;
        }
        Answering.Plain(http);
        await door.AnswerAsync(http, request, StatusCodes.Status200OK, paper.MediaType, opened.Content);
    }

    private async Task RefuseAsync(HttpContext http, SignedRequest request, string department, int status, Refusal refusal)
    {
        await refused.RecordAsync(department, refusal.Code, request);
        await door.RefuseAsync(http, request, status, refusal);
    }
}
