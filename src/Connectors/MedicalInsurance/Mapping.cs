using Lianban.Catalogue.Model;
using Lianban.Connectors.Exchange;

namespace Lianban.Connectors.MedicalInsurance;

/// <summary>
/// PSN_CERT_TYPE tells Hong Kong (04) from Macao (05), which our list does not: the permit's number begins with H or M. Everything else stands in the code lists.
/// </summary>
internal sealed class Mapping(Definition definition) : DepartmentMapping(Settings.Department, definition)
{
    protected override string DocumentKind(string ours, string number, string theirs) =>
        ours == "hong-kong-macao-travel-permit" && number.StartsWith('M') ? "05" : theirs;
}
