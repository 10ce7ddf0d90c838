using Lianban.Platform.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lianban.Web.Citizen.Errors;

/// <summary>The one error page: the status, what happened, what to do. Asked for by itself it is simply not found.</summary>
[AllowAnonymous, IgnoreAntiforgeryToken]
internal sealed class ErrorModel(Texts texts) : PageModel
{
    public string Code { get; private set; } = "404";
    public string Heading => texts[$"error.{Code}.heading"];
    public string Advice => texts[$"error.{Code}.advice"];

    // whatever the method of the request that was refused
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (Response.StatusCode < 400) Response.StatusCode = StatusCodes.Status404NotFound;
        var status = Response.StatusCode.ToString(System.Globalization.CultureInfo.InvariantCulture);
        Code = texts.Has($"error.{status}.heading") ? status : Response.StatusCode < 500 ? "400" : "500";
    }
}
