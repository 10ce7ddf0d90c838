namespace Lianban.Web.Callbacks;

/// <summary>The two addresses that departments call. Anonymous to the session: the signature says who speaks.</summary>
internal static class CallbacksDoor
{
    public static void MapCallbacks(this WebApplication app)
    {
        app.MapPost("/v1/callbacks/{department}", (HttpContext http, string department, ReceiveCallback receive) => BoundedAsync(http, () => receive.ExecuteAsync(http, department))).AllowAnonymous();
        app.MapGet("/v1/papers/{application}/{service}/{code}", (HttpContext http, string application, string service, string code, ServePaper serve) =>
            BoundedAsync(http, () => serve.ExecuteAsync(http, application, service, code))).AllowAnonymous();
    }

    // A body that is too large or breaks off has no signature to answer to.
    private static async Task BoundedAsync(HttpContext http, Func<Task> answer)
    {
        try
        {
            await answer();
        }
        catch (BadHttpRequestException e) when (!http.Response.HasStarted)
        {
            http.Response.StatusCode = e.StatusCode;
        }
    }
}
