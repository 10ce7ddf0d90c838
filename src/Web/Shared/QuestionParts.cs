using Lianban.Catalogue.Model;

namespace Lianban.Web.Shared;

/// <summary>
/// Months and days are chosen in parts (year, month, day) instead of the browser's own pickers, which follow the browser's language.
/// Posted parts are joined to one raw value, incomplete ones too, so that nothing chosen is lost.
/// </summary>
internal static class QuestionParts
{
    /// <summary>The value of an expiry date without end.</summary>
    public const string LongTerm = "long-term";

    /// <summary>The raw value of a question in a posted form; null when the form has no such field.</summary>
    public static string? Posted(IFormCollection form, Question question) => question.Kind switch
    {
        QuestionKind.Month => Joined(form, question.Code, "year", "month"),
        QuestionKind.Date => Joined(form, question.Code, "year", "month", "day"),
        QuestionKind.ExpiryDate => form[$"{question.Code}.{LongTerm}"] == "on" ? LongTerm : Joined(form, question.Code, "year", "month", "day"),
        _ => form.TryGetValue(question.Code, out var value) ? value.ToString() : null,
    };

    /// <summary>The parts of a stored or raw value: year, month, day; empty where there is none.</summary>
    public static (string Year, string Month, string Day) Of(string value)
    {
        if (value.Length == 6 && value.All(char.IsAsciiDigit)) return (value[..4], value[4..].TrimStart('0'), "");
        var parts = value.Split('-');
        return parts.Length is 2 or 3 ? (parts[0], parts[1].TrimStart('0'), parts.Length == 3 ? parts[2].TrimStart('0') : "") : ("", "", "");
    }

    private static string? Joined(IFormCollection form, string code, params ReadOnlySpan<string> names)
    {
        var parts = new List<string>();
        var any = false;
        foreach (var name in names)
        {
            if (!form.TryGetValue($"{code}.{name}", out var part)) return null;
            var text = part.ToString();
            any |= text.Length > 0;
            parts.Add(name == "year" || text.Length != 1 ? text : "0" + text);
        }
        // a whole month is posted as it is stored, so that nothing seems to have been repaired
        if (names.Length == 2 && parts is [{ Length: 4 }, { Length: 2 }]) return parts[0] + parts[1];
        return any ? string.Join('-', parts) : "";
    }
}
