using System.Globalization;

namespace Lianban.Sandboxes.People;

/// <summary>
/// Statutory retirement age since 2025-01-01: men born from 1965 on retire one month later for every four months, up to 63; women (formerly 55) born from
/// 1970 on likewise, up to 58. Which former age holds for women in flexible work is to be confirmed; 55 is taken.
/// </summary>
internal static class StatutoryAge
{
    /// <summary>Whether the person has reached it on a day.</summary>
    public static bool Reached(Person person, DateOnly day)
    {
        var birth = DateOnly.ParseExact(person.Birth, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var (years, from) = person.Sex == "male" ? (60, 1965) : (55, 1970);
        var k = (birth.Year - from) * 12 + birth.Month - 1;
        var later = k < 0 ? 0 : Math.Min(k / 4 + 1, 36);
        return day >= birth.AddYears(years).AddMonths(later);
    }
}
