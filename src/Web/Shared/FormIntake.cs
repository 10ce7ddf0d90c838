using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lianban.Web.Shared;

/// <summary>
/// Reads the form of a page before anything else does, so that a broken, foreign or oversized body is one clear 4xx and never an exception.
/// Files stay in memory: an upload must not lie unencrypted in the temporary folder.
/// </summary>
internal static class FormIntake
{
    public static void UseFormIntake(this WebApplication app) => app.Use(async (http, next) =>
    {
        // The error page shows a refusal of this very body: reading it again would refuse the page as well.
        var page = !http.IsRefused() && http.GetEndpoint()?.Metadata.GetMetadata<PageActionDescriptor>() is not null;
        var status = !page ? null : http.Request.Method switch
        {
            "GET" or "HEAD" => WithoutForm(http),
            "POST" => await ReadAsync(http),
            // methods are case-sensitive, though the framework does not mind; behind this point nobody expects another one
            _ => StatusCodes.Status405MethodNotAllowed,
        };
        if (status is { } refused) http.Response.StatusCode = refused;
        else await next(http);
    });

    // Whoever only looks sends no form; the framework would read one all the same, and none of its guards stands before that.
    private static int? WithoutForm(HttpContext http)
    {
        http.Request.Headers.ContentType = default;
        return null;
    }

    private static async Task<int?> ReadAsync(HttpContext http)
    {
        if (!http.Request.HasFormContentType) return StatusCodes.Status415UnsupportedMediaType;
        try
        {
            await http.Request.ReadFormAsync(http.RequestAborted);
            return null;
        }
        catch (BadHttpRequestException e)
        {
            return e.StatusCode;
        }
        catch (InvalidDataException e)
        {
            return e.Message.Contains("limit", StringComparison.Ordinal) ? StatusCodes.Status413PayloadTooLarge : StatusCodes.Status400BadRequest;
        }
        catch (IOException)
        {
            return StatusCodes.Status400BadRequest;
        }
        catch (NotSupportedException)
        {
            // a charset that the runtime knows and will not read (UTF-7)
            return StatusCodes.Status415UnsupportedMediaType;
        }
    }
}
