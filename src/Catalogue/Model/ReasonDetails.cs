namespace Lianban.Catalogue.Model;

/// <summary>Details that a department may send with a reason and that a sentence may name in braces (practice P5: name the employer, say where).</summary>
public static class ReasonDetails
{
    /// <summary>Name of the employer that still insures the person.</summary>
    public const string Employer = "employer";

    /// <summary>Where the person is enrolled or has an account.</summary>
    public const string Place = "place";

    public static IReadOnlyList<string> All { get; } = [Employer, Place];
}
