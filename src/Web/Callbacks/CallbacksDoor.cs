using Lianban.Catalogue.Model;

namespace Lianban.Web.Callbacks;

/// <summary>The two addresses that departments call. Anonymous to the session: the signature says who speaks.</summary>
internal static class CallbacksDoor
{
    public static void MapCallbacks(this WebApplication app)
    {
        app.MapPost("/v1/callbacks/{department}", (HttpContext http, string department, ReceiveCallback receive, RefusedCalls refused) =>
            BoundedAsync(http, department, refused, () => receive.ExecuteAsync(http, department))).AllowAnonymous();
        app.MapGet("/v1/papers/{application}/{service}/{code}", (HttpContext http, string application, string service, string code, ServePaper serve, RefusedCalls refused, Definition definition) =>
            BoundedAsync(http, definition.Find(service)?.Department, refused, () => serve.ExecuteAsync(http, application, service, code))).AllowAnonymous();
    }

    // A body that is too large or broken has no signature to answer to.
    private static async Task BoundedAsync(HttpContext http, string? department, RefusedCalls refused, Func<Task> answer)
    {
        try
        {
            await answer();
        }
        catch (BadHttpRequestException e) when (!http.Response.HasStarted)
        {
            http.Response.StatusCode = e.StatusCode;
            await refused.RecordAsync(department, e.StatusCode == StatusCodes.Status413PayloadTooLarge ? "DOOR-TOO-LARGE" : "DOOR-BROKEN");
        }
    }
}
