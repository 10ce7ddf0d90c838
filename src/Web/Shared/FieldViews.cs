using Lianban.Casework.Applications;
using Lianban.Casework.Drafts;
using Lianban.Catalogue.Model;
using Lianban.Catalogue.Rules;
using Lianban.Platform.Text;
using Lianban.Platform.Time;

namespace Lianban.Web.Shared;

/// <summary>Makes the fields of a page from the questions, the check and what is known.</summary>
internal sealed class FieldViews(Definition definition, Texts texts, BusinessClock clock)
{
    /// <param name="answers">Stored answers, for values and sources.</param>
    /// <param name="typed">What the page just posted; it wins over what is stored.</param>
    /// <param name="showProblems">False on a page that nobody has filled in yet.</param>
    /// <param name="suggested">Values to propose where there is none, by question.</param>
    public IReadOnlyList<FieldView> Of(
        IEnumerable<AskedQuestion> questions, AnswerCheck check, IReadOnlyDictionary<string, Answer> answers, IReadOnlyDictionary<string, string>? typed, bool showProblems,
        IReadOnlyDictionary<string, string>? suggested = null) =>
    [
        .. questions.Select(asked =>
        {
            var question = asked.Question;
            var stored = answers.GetValueOrDefault(question.Code);
            var proposed = stored is null && typed?.ContainsKey(question.Code) != true ? suggested?.GetValueOrDefault(question.Code) : null;
            var value = typed?.GetValueOrDefault(question.Code) ?? stored?.Value ?? proposed ?? "";
            // What was checked and cleaned is what will be stored: show that.
            if (typed is not null && check.Values.GetValueOrDefault(question.Code) is { } clean) value = clean;
            var problem = showProblems ? check.Problems.FirstOrDefault(p => p.Field == question.Code)?.Refusal is { } refusal ? Sentence(question, refusal) : null : null;
            var mended = check.Repairs.Where(r => r.Field == question.Code).Select(r => r.Sentence).ToList();
            var source = stored is { Source: not Answer.Applicant } && stored.Value == value ? Source(stored.Source) : null;
            return new FieldView(question, value, asked.Required || FormStyles.Depends(question) && question.RequiredWhen is not null,
                problem, mended, source, IsFixed(question, stored), Items(question), Years(question, value), proposed is not null);
        }),
    ];

    /// <summary>One line of the error summary for each field with a fault, named so that ten empty fields are ten different sentences.</summary>
    public IEnumerable<ErrorLink> Links(IEnumerable<FieldView> views) =>
        views.Where(v => v.Error is not null).Select(v => new ErrorLink(v.Target, v.Error!.Contains(v.Question.Label.Said(), StringComparison.Ordinal) ? v.Error : texts["errors.at", v.Question.Label.Said(), v.Error]));

    private string Sentence(Question question, Lianban.Platform.Results.Refusal refusal) =>
        refusal.Code != "ANSWER-MISSING" ? refusal.Sentence()
        : texts[question.Kind is QuestionKind.Choice or QuestionKind.YesNo or QuestionKind.Month or QuestionKind.Date or QuestionKind.ExpiryDate or QuestionKind.DayOfMonth ? "form.missing.choose" : "form.missing", question.Label.Said()];

    /// <summary>The name of a source of values, for people.</summary>
    public string Source(string code) => texts.Has($"source.{code}") ? texts[$"source.{code}"] : texts["source.other"];

    public IReadOnlyList<CodeItem> Items(Question question) =>
        question.CodeList is { } list && definition.Codes.TryGetValue(list, out var codes) ? codes.Items
        : question.Kind == QuestionKind.YesNo ? [new("yes", new(texts["yes"], "Yes"), null), new("no", new(texts["no"], "No"), null)] : [];

    // Name and number are the sign-in's: someone else's would be another person's application.
    private static bool IsFixed(Question question, Answer? stored) =>
        question.Kind is QuestionKind.Name or QuestionKind.DocumentNumber && stored?.Source == QuestionCodes.FromSignIn;

    private List<int> Years(Question question, string value)
    {
        var now = clock.Today.Year;
        List<int> years = question.Kind switch
        {
            QuestionKind.Month => [now, now + 1],
            QuestionKind.Date => [.. Enumerable.Range(now - 40, 41).Reverse()],
            QuestionKind.ExpiryDate => [.. Enumerable.Range(now - 1, 32)],
            _ => [],
        };
        if (years.Count > 0 && int.TryParse(QuestionParts.Of(value).Year, out var stored) && stored is > 1900 and < 2200 && !years.Contains(stored)) years.Add(stored);
        return years;
    }
}
