using Lianban.Catalogue.Model;

namespace Lianban.Web.Shared;

/// <summary>A paper that a page asks for.</summary>
/// <param name="Given">It was uploaded already; a new one replaces it.</param>
/// <param name="File">The file that was given, so that a new one replaces this one and no newer one.</param>
/// <param name="Shared">Data sharing covers it.</param>
internal sealed record PaperView(Evidence Evidence, bool Given, bool Shared, string? Error, Guid? File = null)
{
    public string Id => "p-" + Evidence.Code;
    public string Field => "paper." + Evidence.Code;
}
