using System.Globalization;
using System.Text.RegularExpressions;
using Lianban.Platform.Results;
using Lianban.Platform.Text;

namespace Lianban.Casework.Identity;

/// <summary>
/// Foreign permanent residence cards: since December 2023 18 characters (9, province, nationality, birth, serial, check), before 15 (three letters,
/// place, YYMMDD, serial, check). Both are valid side by side.
/// </summary>
internal static partial class ForeignCard
{
    // Nobody of this age applies; it closes the century for all but a few years of birth.
    private const int OldestPlausible = 110;
    private static readonly string[] centuries = ["19", "20"];

    public static Result<IdentityDocument> Read(Entry entry, DateOnly today)
    {
        if (NewForm().IsMatch(entry.Value)) return CitizenNumber.Tail(IdentityKinds.ForeignCard, entry, today);
        return OldForm().IsMatch(entry.Value) ? ReadOld(entry, today) : new Refusal("IDENTITY-FOREIGN");
    }

    private static Result<IdentityDocument> ReadOld(Entry entry, DateOnly today)
    {
        var number = entry.Value;
        var births = centuries.Select(century => Birth(century + number[7..13])).OfType<DateOnly>()
            .Where(d => d <= today && Age.On(today, d) <= OldestPlausible).ToList();
        if (births.Count == 0) return new Refusal("IDENTITY-BIRTH");
        var sex = (number[13] - '0') % 2 == 1 ? Sex.Male : Sex.Female;
        return new IdentityDocument(IdentityKinds.ForeignCard, number, births, sex, CheckCharacter.Icao(number.AsSpan(0, 14)) != number[14], entry.Repairs);
    }

    private static DateOnly? Birth(string text) => DateOnly.TryParseExact(text, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    [GeneratedRegex(@"\A9[0-9]{16}[0-9X]\z", RegexOptions.CultureInvariant)]
    private static partial Regex NewForm();

    [GeneratedRegex(@"\A[A-Z]{3}[0-9]{12}\z", RegexOptions.CultureInvariant)]
    private static partial Regex OldForm();
}
