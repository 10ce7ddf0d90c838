namespace Lianban.Sandboxes.Departments;

/// <summary>The departments' own code tables: field → values they know. They are constants of theirs, not ours.</summary>
internal static class Coded
{
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> None { get; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Every field with a code table holds one of its values.</summary>
    public static bool Fit(ServiceDesk desk, IReadOnlyDictionary<string, string> fields) =>
        desk.Codes.All(table => !fields.TryGetValue(table.Key, out var value) || table.Value.Contains(value));
}
