namespace Lianban.Catalogue.Rules;

/// <summary>Facts from a dictionary; a name that is not in it is unknown.</summary>
public sealed class FactTable(IReadOnlyDictionary<string, string> values) : IFacts
{
    /// <summary>Nothing is known.</summary>
    public static FactTable Empty { get; } = new(new Dictionary<string, string>());

    /// <inheritdoc/>
    public string? this[string fact] => values.GetValueOrDefault(fact);
}
