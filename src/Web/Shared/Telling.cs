using System.Globalization;
using System.Text.RegularExpressions;
using Lianban.Casework.Identity;
using Lianban.Catalogue.Model;
using Lianban.Platform.Text;

namespace Lianban.Web.Shared;

/// <summary>How pages say texts, days, times and answers.</summary>
internal static partial class Telling
{
    /// <summary>A catalogue text in the language spoken now.</summary>
    public static string Said(this Words words) => Speaking.Current == Language.En ? words.En : words.Zh;

    public static string Day(this Texts texts, DateOnly day) => texts["date.day", day.Year, day.Month, day.Day];

    public static string Time(this Texts texts, DateTimeOffset at) =>
        texts["date.time", at.Year, at.Month, at.Day, at.ToString("HH:mm", CultureInfo.InvariantCulture)];

    /// <summary>An application's number in groups as one reads it aloud: place, day, count.</summary>
    public static string[] Grouped(string number) => number.Length > 14 ? [number[..6], number[6..14], number[14..]] : [number];

    /// <summary>
    /// Where a sentence comes from, as a person can look it up: what only our own working notes say is left out. Null when nothing is left to say.
    /// </summary>
    public static string? Source(this Texts texts, string source, bool toBeConfirmed)
    {
        var sources = source.Split(texts["source.separator"]).Where(s => !s.StartsWith(texts["source.practice"], StringComparison.Ordinal)).ToList();
        return sources.Count > 0 ? texts[toBeConfirmed ? "source.to-be-confirmed" : "source.is", string.Join(texts["list.comma"], sources)] : toBeConfirmed ? texts["source.open"] : null;
    }

    /// <summary>Annex 2's rows of opening hours, e.g. 8:30-12:00.</summary>
    public static string Hours(this Texts texts, OpeningHours hours)
    {
        var said = texts["hours", Clock(hours.MorningFrom), Clock(hours.MorningTo), Clock(hours.AfternoonFrom), Clock(hours.AfternoonTo)];
        return hours is { From: { } from, To: { } to } ? texts["hours.season", said, from.Month, from.Day, to.Month, to.Day] : said;
    }

    /// <summary>A stored value as a person reads it.</summary>
    public static string Answer(this Texts texts, Definition definition, Question question, string value) => question.Kind switch
    {
        _ when value.Length == 0 => texts["answer.none"],
        QuestionKind.Choice or QuestionKind.YesNo => question.CodeList is { } list && definition.Codes.TryGetValue(list, out var codes) ? codes.Find(value)?.Text.Said() ?? value : value,
        QuestionKind.DocumentNumber => Masking.Number(value),
        QuestionKind.BankAccount => Masking.Account(value),
        QuestionKind.Month when value is [_, _, _, _, _, _] => texts["date.month", value[..4], value[4..].TrimStart('0')],
        QuestionKind.ExpiryDate when value == QuestionParts.LongTerm => texts["answer.long-term"],
        QuestionKind.Date or QuestionKind.ExpiryDate when DateOnly.TryParseExact(value, "yyyy-MM-dd", out var day) => texts.Day(day),
        QuestionKind.Money => texts["answer.money", value],
        QuestionKind.Percentage => texts["answer.percentage", value],
        QuestionKind.DayOfMonth => texts["answer.day-of-month", value],
        _ => value,
    };

    /// <summary>A sentence of the definition with its named details in place, e.g. the employer's name; a detail that was not sent goes with its brackets.</summary>
    public static string Filled(string sentence, IReadOnlyDictionary<string, string> details) =>
        Detail().Replace(sentence, m => details.TryGetValue(m.Groups["name"].Value, out var value) && value is { Length: > 0 } ? $"{m.Groups["open"].Value}{value}{m.Groups["close"].Value}" : "");

    [GeneratedRegex(@"(?<open> ?[(\uFF08])?\{(?<name>[a-z-]+)\}(?<close>[)\uFF09])?", RegexOptions.CultureInvariant)]
    private static partial Regex Detail();

    private static string Clock(TimeOnly time) => time.ToString("H:mm", CultureInfo.InvariantCulture);
}
