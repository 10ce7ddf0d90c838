using Lianban.Catalogue.Model;
using Lianban.Connectors.Exchange;

namespace Lianban.Connectors.Taxation;

/// <summary>
/// Taxation tells residence permits of Hong Kong and Macao (237) from those of Taiwan (238), whose numbers begin with 83; to be confirmed.
/// Everything else stands in the code lists.
/// </summary>
internal sealed class Mapping(Definition definition) : DepartmentMapping(Settings.Department, definition)
{
    protected override string DocumentKind(string ours, string number, string theirs) =>
        ours == "hong-kong-macao-taiwan-residence-permit" && number.StartsWith("83", StringComparison.Ordinal) ? "238" : theirs;
}
