namespace Lianban.Casework.Identity;

/// <summary>The three groups of the retirement rule. Which one a flexibly employed woman belongs to is to be confirmed (policy-facts 1.6).</summary>
public enum RetirementGroup { Man, WomanFrom55, WomanFrom50 }

/// <summary>A statutory retirement age and the month it falls in.</summary>
/// <param name="Delay">Months beyond the age before 2025.</param>
public sealed record Retirement(int Years, int Months, int Delay, int InYear, int InMonth);

/// <summary>
/// Statutory retirement age since 2025-01-01 (decision of the Standing Committee of 2024-09-13, annexes 1–3): for hints only. What bars someone is
/// drawing the benefit, never the age.
/// </summary>
public static class RetirementAge
{
    /// <summary>The age and month for someone born on a day.</summary>
    public static Retirement Of(DateOnly born, RetirementGroup group)
    {
        var (age, firstYear, step, cap) = group switch
        {
            RetirementGroup.Man => (60, 1965, 4, 36),
            RetirementGroup.WomanFrom55 => (55, 1970, 4, 36),
            _ => (50, 1975, 2, 60),
        };
        var k = (born.Year - firstYear) * 12 + born.Month - 1;
        var delay = k < 0 ? 0 : Math.Min(k / step + 1, cap);
        var month = born.Year * 12 + born.Month - 1 + age * 12 + delay;
        return new Retirement(age + delay / 12, delay % 12, delay, month / 12, month % 12 + 1);
    }

    /// <summary>Months of contributions needed at least by someone who retires in a year: 15 years, from 2030 six months more each year, at most 20.</summary>
    public static int LeastContributionMonths(int year) => 180 + Math.Clamp(year - 2029, 0, 10) * 6;
}
