using System.Globalization;

namespace Lianban.Sandboxes.Departments;

/// <summary>The departments' own code tables: field → values they know. They are constants of theirs; who writes to them must map.</summary>
internal static class Coded
{
    private static readonly string[] Sex = ["1", "2"], Ethnicity = [.. Enumerable.Range(1, 56).Select(static n => n.ToString("D2", CultureInfo.InvariantCulture)), "97", "98"];

    /// <summary>Document kinds as GA/T 2000.156 numbers them; X99 stands for the residence permit until its code is supplied.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> HumanResources { get; } = new Dictionary<string, IReadOnlyList<string>>
    {
        ["sex"] = Sex, ["ethnicity"] = Ethnicity, ["document-kind"] = ["111", "X99", "553", "516", "511"],
        ["employment-form"] = ["01", "02", "03", "04", "05", "06"], ["employment-type"] = ["1", "2", "3", "9"],
        ["receiving-archive"] = ["371002", "371003", "371082", "371083", "371071", "371072", "371073"],
    };

    /// <summary>Kinds and reasons of the medical insurance information platform.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> MedicalInsurance { get; } = new Dictionary<string, IReadOnlyList<string>>
    {
        ["sex"] = Sex, ["ethnicity"] = Ethnicity, ["document-kind"] = ["01", "17", "07", "04", "05", "06"], ["enrolment-reason"] = ["11", "12", "13", "14"],
    };

    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Taxation { get; } = new Dictionary<string, IReadOnlyList<string>>
    {
        ["sex"] = Sex, ["ethnicity"] = Ethnicity, ["document-kind"] = ["201", "237", "238", "233", "210", "213"],
    };

    public static IReadOnlyDictionary<string, IReadOnlyList<string>> HousingFund { get; } = new Dictionary<string, IReadOnlyList<string>>
    {
        ["sex"] = Sex, ["ethnicity"] = Ethnicity, ["document-kind"] = ["111", "X99", "553", "516", "511"],
        ["fund-frequency"] = ["1", "2", "3"], ["fund-method"] = ["1", "2"],
    };

    /// <summary>Every field with a code table holds one of its values, or is empty.</summary>
    public static bool Fit(ServiceDesk desk, IReadOnlyDictionary<string, string> fields) =>
        desk.Codes.All(table => !fields.TryGetValue(table.Key, out var value) || value.Length == 0 || table.Value.Contains(value));
}
