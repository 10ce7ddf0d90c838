using Microsoft.AspNetCore.Diagnostics;

namespace Lianban.Web.Shared;

/// <summary>Every refused or failed request ends as one page with its code and what to do; machines get the same as a problem document.</summary>
internal static class Refused
{
    public static void UseRefusedAsPages(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = "/error",
            StatusCodeSelector = e => e is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError,
            AllowStatusCode404Response = true,
        });
        app.UseWhen(http => !IsMachine(http), people => people.UseStatusCodePagesWithReExecute("/error"));
    }

    /// <summary>The request was refused already, and what is shown now says so.</summary>
    public static bool IsRefused(this HttpContext http) =>
        http.Features.Get<IStatusCodeReExecuteFeature>() is not null || http.Features.Get<IExceptionHandlerFeature>() is not null;

    /// <summary>Doors for programs answer without pages.</summary>
    public static bool IsMachine(HttpContext http) =>
        http.Request.Path.StartsWithSegments("/v1", StringComparison.Ordinal) || http.Request.Path.StartsWithSegments("/operator", StringComparison.Ordinal);
}
