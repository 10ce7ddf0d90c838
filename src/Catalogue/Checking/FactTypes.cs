using Lianban.Catalogue.Model;
using Lianban.Catalogue.Rules;

namespace Lianban.Catalogue.Checking;

/// <summary>The type of every fact a rule may name: the fixed ones, <c>chosen.SERVICE</c> and <c>answer.QUESTION</c>.</summary>
internal static class FactTypes
{
    private static readonly Dictionary<string, FactName> fixedFacts = FactNames.All.ToDictionary(f => f.Name);

    /// <summary>The fact, or null when there is none of this name.</summary>
    public static FactName? Find(Check check, string name)
    {
        if (fixedFacts.TryGetValue(name, out var fact)) return fact;
        if (name.StartsWith(FactNames.ChosenPrefix, StringComparison.Ordinal))
            return check.IsService(name[FactNames.ChosenPrefix.Length..]) ? new FactName(name, FactType.Flag, "") : null;
        if (name.StartsWith(FactNames.AnswerPrefix, StringComparison.Ordinal) && check.Question(name[FactNames.AnswerPrefix.Length..]) is { } question)
            return Answer(check, name, question);
        return null;
    }

    /// <summary>The codes that a fact can be: <c>true</c> and <c>false</c> for a flag, none for numbers and free text.</summary>
    public static IReadOnlyList<string> Codes(FactName fact) => fact.Type == FactType.Flag ? ["true", "false"] : fact.Codes;

    private static FactName Answer(Check check, string name, Question question) => question.Kind switch
    {
        QuestionKind.Choice or QuestionKind.YesNo => new FactName(name, FactType.Code, "",
            question.CodeList is { } list && check.Definition.Codes.TryGetValue(list, out var codes) ? [.. codes.Items.Select(i => i.Code)] : ["yes", "no"]),
        QuestionKind.Month or QuestionKind.Money or QuestionKind.Percentage or QuestionKind.DayOfMonth => new FactName(name, FactType.Number, ""),
        QuestionKind.Date => new FactName(name, FactType.Day, ""),
        QuestionKind.ExpiryDate => new FactName(name, FactType.Day, "", "long-term"),
        _ => new FactName(name, FactType.Code, ""), // free text: a rule may ask only whether it is known
    };
}
