using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Lianban.Web.Shared;

/// <summary>A page answers only the methods it has a handler for. The framework would show the page all the same, without anything it was to show.</summary>
internal sealed class HandledMethods : IPageFilter
{
    public void OnPageHandlerSelected(PageHandlerSelectedContext context)
    {
    }

    public void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        var (http, method) = (context.HttpContext, context.HttpContext.Request.Method);
        if (context.HandlerMethod is not null || HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || http.IsRefused()) return;
        http.Response.Headers.Allow = context.ActionDescriptor.HandlerMethods.Any(h => h.HttpMethod == HttpMethods.Post) ? "GET, HEAD, POST" : "GET, HEAD";
        context.Result = new StatusCodeResult(StatusCodes.Status405MethodNotAllowed);
    }

    public void OnPageHandlerExecuted(PageHandlerExecutedContext context)
    {
    }
}
