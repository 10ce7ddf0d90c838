using Lianban.Catalogue.Model;
using Lianban.Connectors.Exchange;

namespace Lianban.Connectors.HumanResources;

/// <summary>All of it stands in the code lists; identity documents are coded by GA/T 2000.156.</summary>
internal sealed class Mapping(Definition definition) : DepartmentMapping(Settings.Department, definition);
