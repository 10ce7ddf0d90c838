using Lianban.Cli.Speaking;

namespace Lianban.Cli.Visiting;

/// <summary>
/// Fills whatever a form still leaves open, as a person would who has nothing special to say: typed answers from a short list, the first real choice of
/// every list, a drawn photo for every paper. What the page has filled already stays.
/// </summary>
public static class PlausibleAnswers
{
    /// <summary>Typed answers by question code; the Chinese ones stand in the room's texts.</summary>
    private static readonly Dictionary<string, string> typed = new()
    {
        ["mobile"] = "13900000000",
        ["fund-base"] = "5000",
        ["fund-rate"] = "10",
        ["fund-bank-account"] = "6222020200112230037",
        ["document-issuer"] = Say.Zh("answer-document-issuer"),
        ["document-from.year"] = "2016",
        ["document-to.year"] = "2036",
        ["post-address"] = Say.Zh("answer-address"),
        ["employment-place"] = Say.Zh("answer-address"),
        ["former-archive"] = Say.Zh("answer-archive"),
        ["employment-content"] = Say.Zh("answer-work"),
        ["fund-bank"] = Say.Zh("answer-bank"),
    };

    /// <summary>Fills a form; <paramref name="answers"/> come first, by question code, for whatever the form shows.</summary>
    /// <param name="month">For months that are asked: year and month.</param>
    public static PageForm FillIn(this PageForm form, IReadOnlyDictionary<string, string>? answers = null, (int Year, int Month)? month = null)
    {
        foreach (var field in form.Fields)
        {
            var given = answers?.GetValueOrDefault(field) ?? MonthPart(field, month);
            if (given is not null) form.Fill(field, given);
            else if (form.IsFile(field)) form.Attach(field, "photo.jpg", "image/jpeg", Photo.Jpeg());
            else if (string.IsNullOrEmpty(form.Value(field)) && !form.IsBox(field)) Answer(form, field);
        }
        return form;
    }

    private static void Answer(PageForm form, string field)
    {
        if (typed.TryGetValue(field, out var text)) form.Fill(field, text);
        else if (form.Choices(field).FirstOrDefault(c => c.Length > 0) is { } first) form.Fill(field, first);
    }

    private static string? MonthPart(string field, (int Year, int Month)? month) => (field, month) switch
    {
        ("start-month.year", { } m) => m.Year.ToString(System.Globalization.CultureInfo.InvariantCulture),
        ("start-month.month", { } m) => m.Month.ToString(System.Globalization.CultureInfo.InvariantCulture),
        _ => null,
    };
}
