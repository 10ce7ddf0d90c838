using Lianban.Catalogue.Model;
using Lianban.Platform.Results;

namespace Lianban.Casework.Drafts;

/// <summary>A field with what is wrong: question, tick, paper or service code; the refusal's values fill its sentence.</summary>
public sealed record FieldProblem(string Field, Refusal Refusal);

/// <summary>What was repaired in a field: a code of <c>errors</c> (e.g. full-width digits) to be told beside it.</summary>
public sealed record FieldRepair(string Field, string Code);

/// <summary>Typed values, checked.</summary>
/// <param name="Visible">The questions to show, in the official order.</param>
/// <param name="Required">Codes of those that must be answered.</param>
/// <param name="Values">Code → cleaned value to save; a value with a problem stays as typed (hostile text does not); null: take it out.</param>
public sealed record AnswerCheck(
    IReadOnlyList<Question> Visible, IReadOnlySet<string> Required, IReadOnlyDictionary<string, string?> Values, IReadOnlyList<FieldRepair> Repairs,
    IReadOnlyList<FieldProblem> Problems);

/// <summary>Checks typed values against the questions that the chosen services make visible. Saves nothing.</summary>
public sealed class CheckAnswers
{
    /// <param name="draft">The stored draft.</param>
    /// <param name="posted">Raw values by question code: months <c>YYYYMM</c> or <c>YYYY-MM</c>, days <c>yyyy-MM-dd</c> (one digit is enough), <c>long-term</c>.</param>
    /// <param name="only">Check (and require) only these questions, e.g. those of one page; null: all visible ones.</param>
    public AnswerCheck Execute(Draft draft, IReadOnlyDictionary<string, string> posted, IReadOnlyCollection<string>? only = null) => throw new NotImplementedException();
}
