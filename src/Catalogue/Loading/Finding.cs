using Lianban.Platform.Text;

namespace Lianban.Catalogue.Loading;

/// <summary>How grave a finding is.</summary>
public enum Severity
{
    /// <summary>The catalogue is refused.</summary>
    Refused,
    /// <summary>It loads, but something follows from it, e.g. due dates are provisional.</summary>
    Warning,
    /// <summary>A thing to be supplied or worth knowing.</summary>
    Notice,
}

/// <summary>Where something stands: path below the catalogue's folder with forward slashes, and line from 1 (0: the file as a whole).</summary>
public readonly record struct Place(string File, int Line);

/// <summary>Something the catalogue's check found. Its sentences stand in <c>Texts/errors.*.json</c> under the code.</summary>
/// <param name="Code">For instance <c>CATALOGUE-UNKNOWN-KEY</c>.</param>
/// <param name="Values">Values of the sentence's placeholders.</param>
public sealed record Finding(Severity Severity, string Code, Place Place, params IReadOnlyList<string> Values)
{
    /// <summary>The sentence in a language.</summary>
    public string Sentence(Language language) => Texts.Sentence(Code, Values, language);

    /// <summary><c>file:line: CODE sentence</c>, the sentence in a language.</summary>
    public string Line(Language language) => $"{Place.File}:{Place.Line}: {Code} {Sentence(language)}";

    /// <summary><c>file:line: CODE sentence</c> in English.</summary>
    public override string ToString() => Line(Language.En);
}

/// <summary>The catalogue is refused.</summary>
public sealed class DefinitionException(IReadOnlyList<Finding> findings)
    : Exception(string.Join('\n', findings.Where(f => f.Severity == Severity.Refused)))
{
    /// <summary>All findings, the refusals among them.</summary>
    public IReadOnlyList<Finding> Findings { get; } = findings;
}
