namespace Lianban.Casework.Identity;

/// <summary>Completed years.</summary>
public static class Age
{
    /// <summary>
    /// Completed years on a day: one more from each birthday on. Who was born on 29 February completes the year on 1 March of a common year. Negative before birth.
    /// </summary>
    public static int On(DateOnly day, DateOnly born) => day.Year - born.Year - ((day.Month, day.Day).CompareTo((born.Month, born.Day)) < 0 ? 1 : 0);
}
