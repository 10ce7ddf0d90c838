namespace Lianban.Web.Shared;

/// <summary><c>GET /health</c>: 200 <c>ok</c> once the program serves.</summary>
internal static class Health
{
    public static void MapHealth(this WebApplication app) => app.MapMethods("/health", [HttpMethods.Get, HttpMethods.Head], () => Results.Text("ok")).AllowAnonymous();
}
