namespace Lianban.Web.Shared;

/// <summary>Style rules that follow from the definition: a question that depends on another answer of the page hides without script.</summary>
internal sealed class FormStyles
{
    public string Css { get; } = "";
}
