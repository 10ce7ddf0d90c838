namespace Lianban.Catalogue.Loading;

/// <summary>Collects findings; a check goes on after a refusal, so that one run names everything.</summary>
internal sealed class Findings
{
    private readonly List<Finding> all = [];

    /// <summary>Ordered by file and line.</summary>
    public IReadOnlyList<Finding> All => [.. all.OrderBy(f => f.Place.File, StringComparer.Ordinal).ThenBy(f => f.Place.Line)];

    public bool Refused => all.Exists(f => f.Severity == Severity.Refused);

    public void Refuse(Place place, string code, params string[] values) => all.Add(new Finding(Severity.Refused, code, place, values));

    public void Warn(Place place, string code, params string[] values) => all.Add(new Finding(Severity.Warning, code, place, values));

    public void Note(Place place, string code, params string[] values) => all.Add(new Finding(Severity.Notice, code, place, values));
}
