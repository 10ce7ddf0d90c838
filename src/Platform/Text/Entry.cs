using Lianban.Platform.Results;

namespace Lianban.Platform.Text;

/// <summary>
/// What became of one thing a person typed: the value to store and what was repaired (to be <em>said</em>, never silent), or a refusal.
/// Reading an accepted value again gives the same value and no repairs.
/// </summary>
/// <param name="Value">The value to store; empty when refused.</param>
/// <param name="Repairs">What was changed, in the order found.</param>
/// <param name="NeedsPerson">Accepted, but a person must look at it (private-use characters in a name).</param>
/// <param name="Refusal">Why it was not accepted; null when it was.</param>
public sealed record Entry(string Value, IReadOnlyList<Repair> Repairs, bool NeedsPerson, Refusal? Refusal)
{
    /// <summary>Whether it was accepted.</summary>
    public bool Ok => Refusal is null;

    /// <summary>Accepted.</summary>
    public static Entry Of(string value, IEnumerable<Repair> repairs, bool needsPerson = false) => new(value, [.. repairs], needsPerson, null);

    /// <summary>Refused; the values of a sentence are positions and limits, never what was typed.</summary>
    public static Entry Refused(string code, params IEnumerable<object> values) =>
        new("", [], false, new Refusal(code, [.. values.Select(v => Convert.ToString(v, System.Globalization.CultureInfo.InvariantCulture) ?? "")]));

    /// <summary>The same entry with another value, when accepted; further repairs are added once each.</summary>
    public Entry With(string value, params IEnumerable<Repair> more) => this with { Value = value, Repairs = [.. Repairs.Union(more)] };

    /// <summary>What was repaired, in sentences of the language spoken now.</summary>
    public IEnumerable<string> Said => Repairs.Select(r => Texts.For(typeof(Entry).Assembly, "text")["repair." + r]);
}

/// <summary>What was changed in a thing typed; each has a sentence in <c>Texts/text.*.json</c>.</summary>
public enum Repair { Blanks, FullWidth, UpperCase, Separators, Invisible, MiddleDot, Radical, CountryPrefix, Unit, Written }
