namespace Lianban.Web.Shared;

/// <summary><c>GET /health</c>: 200 <c>ok</c> once the program serves.</summary>
internal static class Health
{
    public static void MapHealth(this WebApplication app) => app.MapGet("/health", () => Results.Text("ok")).AllowAnonymous();
}
