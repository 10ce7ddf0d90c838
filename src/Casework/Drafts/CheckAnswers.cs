using Lianban.Casework.Applications;
using Lianban.Catalogue.Model;
using Lianban.Catalogue.Rules;
using Lianban.Platform.Results;
using Lianban.Platform.Text;
using Lianban.Platform.Time;

namespace Lianban.Casework.Drafts;

/// <summary>A field with what is wrong: question, tick, paper or service code; the refusal's values fill its sentence.</summary>
public sealed record FieldProblem(string Field, Refusal Refusal);

/// <summary>What was repaired in a field; told beside it, never silent.</summary>
public sealed record FieldRepair(string Field, Repair Repair)
{
    /// <summary>The sentence, in the language spoken now.</summary>
    public string Sentence => Texts.For(typeof(Entry).Assembly, "text")["repair." + Repair];
}

/// <summary>Typed values, checked.</summary>
/// <param name="Visible">The questions to show, in the official order, each with whether it must be answered.</param>
/// <param name="Values">Code → value to save; a value with a problem stays as typed (hostile text does not); null: take it out.</param>
public sealed record AnswerCheck(
    IReadOnlyList<AskedQuestion> Visible, IReadOnlyDictionary<string, string?> Values, IReadOnlyList<FieldRepair> Repairs, IReadOnlyList<FieldProblem> Problems)
{
    /// <summary>Never prints a personal value.</summary>
    public override string ToString() => "***";
}

/// <summary>Checks typed values against the questions that the chosen services make visible. Saves nothing.</summary>
public sealed class CheckAnswers
{
    private readonly Definition _definition;
    private readonly BusinessClock _clock;

    internal CheckAnswers(Definition definition, BusinessClock clock) => (_definition, _clock) = (definition, clock);

    /// <param name="draft">The stored draft.</param>
    /// <param name="posted">Raw values by question code: months <c>YYYYMM</c> or <c>YYYY-MM</c>, days <c>yyyy-MM-dd</c> (one digit is enough), <c>long-term</c>.</param>
    /// <param name="only">Check (and require) only these questions, e.g. those of one page; null: all visible ones.</param>
    public AnswerCheck Execute(Draft draft, IReadOnlyDictionary<string, string> posted, IReadOnlyCollection<string>? only = null)
    {
        var reading = new FieldReading(_definition, _clock.Today);
        var read = _definition.Form.Questions.Where(q => posted.ContainsKey(q.Code)).ToDictionary(q => q.Code, q => reading.Read(q, posted[q.Code], draft));

        // Visibility depends on what was just typed (e.g. how one pays), so it is asked with the new values.
        var offered = draft with { Answers = Offered(draft, read) };
        var facts = DraftFacts.Of(offered, _definition, _clock.Now);
        var visible = VisibleQuestions.For(_definition, draft.Services, facts, _clock.Today);

        var values = new Dictionary<string, string?>();
        var repairs = new List<FieldRepair>();
        var problems = new List<FieldProblem>();
        foreach (var (question, required) in visible)
        {
            if (only is not null && !only.Contains(question.Code)) continue;
            var field = read.TryGetValue(question.Code, out var typed) ? typed : reading.Read(question, draft.Answers.GetValueOrDefault(question.Code)?.Value, draft);
            if (typed is not null)
            {
                values[question.Code] = field.Keep;
                repairs.AddRange(field.Repairs.Select(r => new FieldRepair(question.Code, r)));
            }
            if (field.Refusal is not null) problems.Add(new FieldProblem(question.Code, field.Refusal));
            else if (required && field.Keep is null) problems.Add(new FieldProblem(question.Code, new Refusal("ANSWER-MISSING")));
        }
        problems.AddRange(CrossCheck.Of(offered, _definition, facts, _clock.Today)
            .Where(p => (only is null || only.Contains(p.Field)) && visible.Any(v => v.Question.Code == p.Field) && problems.All(known => known.Field != p.Field)).ToList());
        return new AnswerCheck(visible, values, repairs, problems);
    }

    private Dictionary<string, Answer> Offered(Draft draft, Dictionary<string, FieldRead> read)
    {
        var answers = new Dictionary<string, Answer>(draft.Answers);
        foreach (var (code, field) in read)
        {
            if (field.Keep is null) answers.Remove(code);
            else if (!answers.TryGetValue(code, out var standing) || standing.Value != field.Keep) answers[code] = new Answer(field.Keep, Answer.Applicant, _clock.Now);
        }
        return answers;
    }
}
