using System.Text;
using Lianban.Catalogue.Model;
using Lianban.Catalogue.Rules;

namespace Lianban.Web.Shared;

/// <summary>
/// Style rules that follow from the definition: a question that depends on another answer of the same page hides without script
/// (<c>:has</c>); where a browser does not know it, the question stands there and the server decides.
/// </summary>
internal sealed class FormStyles(Definition definition)
{
    private const string Answer = "answer.";

    public string Css { get; } = Write(definition.Form);

    /// <summary>Whether the question comes and goes with another answer of the page.</summary>
    public static bool Depends(Question question) => question.VisibleWhen is { } rule && On(rule) is not null;

    private static string Write(Form form)
    {
        var css = new StringBuilder();
        foreach (var question in form.Questions)
            if (question.VisibleWhen is { } rule && On(rule) is { } leaf)
            {
                var chosen = string.Join(',', leaf.Operands.OfType<CodeOperand>().Select(o =>
                    $"[name=\"{leaf.Fact[Answer.Length..]}\"][value=\"{o.Code}\"]:checked,[name=\"{leaf.Fact[Answer.Length..]}\"] [value=\"{o.Code}\"]:checked"));
                css.Append(System.Globalization.CultureInfo.InvariantCulture, $"form:not(:has({chosen})) .q-{question.Code}{{display:none}}");
            }
        return css.Length == 0 ? "" : $"@supports selector(:has(*)){{{css}}}";
    }

    // One leaf on an answer, or one such leaf among others that do not change while the page is open.
    private static Leaf? On(Rule rule) => rule switch
    {
        Leaf { Comparison: Comparison.Is or Comparison.In } leaf when leaf.Fact.StartsWith(Answer, StringComparison.Ordinal) => leaf,
        All all when all.Of.Select(On).OfType<Leaf>().ToList() is [var only] => only,
        _ => null,
    };
}
