using System.Globalization;

namespace Lianban.Catalogue.Loading;

/// <summary>Single values of the files: texts, flags, whole numbers, days yyyy-MM-dd, times HH:mm, and enums in kebab-case.</summary>
internal static class Scalars
{
    public static bool Takes(Type type) => type == typeof(string) || type == typeof(bool) || type == typeof(int) || type == typeof(DateOnly) || type == typeof(TimeOnly) || type.IsEnum;

    /// <summary>The value, or null when the text is not one of this type.</summary>
    public static object? Read(string text, Type type)
    {
        if (type == typeof(string)) return text;
        if (type == typeof(bool)) return text switch { "true" => true, "false" => false, _ => null };
        if (type == typeof(int)) return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
        if (type == typeof(DateOnly)) return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
        if (type == typeof(TimeOnly)) return TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;
        foreach (var name in Enum.GetNames(type))
            if (Kebab(name) == text) return Enum.Parse(type, name);
        return null;
    }

    /// <summary>What stands there instead, for the sentence.</summary>
    public static string Expected(Type type) =>
        type == typeof(bool) ? "true, false"
        : type == typeof(int) ? "0, 1, 2 …"
        : type == typeof(DateOnly) ? "yyyy-MM-dd"
        : type == typeof(TimeOnly) ? "HH:mm"
        : string.Join(", ", Enum.GetNames(type).Select(Kebab));

    /// <summary><c>DepartmentSystem</c> → <c>department-system</c>.</summary>
    public static string Kebab(string name) =>
        string.Concat(name.Select((c, i) => char.IsAsciiLetterUpper(c) ? (i == 0 ? "" : "-") + char.ToLowerInvariant(c) : $"{c}"));
}
