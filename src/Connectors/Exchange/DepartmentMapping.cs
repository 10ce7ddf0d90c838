using Lianban.Casework.Applications;
using Lianban.Catalogue.Model;

namespace Lianban.Connectors.Exchange;

/// <summary>
/// Our codes to a department's own and back, as the code lists' <c>mappings</c> say. A list without a mapping for the department goes as it is;
/// reasons stand in the list <c>reason-DEPARTMENT</c>. A room inherits only what its department does otherwise.
/// </summary>
internal class DepartmentMapping(string department, Definition definition)
{
    private const string DocumentKindList = "document-kind";
    private const string DocumentNumberField = "document-number";

    /// <summary>Code of the department.</summary>
    public string Department => department;

    /// <summary>The fields in the department's codes, the document's kind among them; null when one of our values has no code of theirs.</summary>
    public IReadOnlyDictionary<string, string>? Fields(OutboundMessage message)
    {
        var fields = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (question, value) in message.Fields)
        {
            var list = definition.Form.Questions.FirstOrDefault(q => q.Code == question)?.CodeList;
            if (Theirs(list, value) is not { } theirs) return null;
            fields[question] = theirs;
        }
        if (Theirs(DocumentKindList, message.DocumentKind) is not { } kind) return null;
        fields[DocumentKindList] = DocumentKind(message.DocumentKind, message.Fields.GetValueOrDefault(DocumentNumberField, ""), kind);
        return fields;
    }

    /// <summary>Our reason code for one of the department's; null when it is not in the list.</summary>
    public string? Reason(string theirs)
    {
        if (!definition.Codes.TryGetValue($"reason-{department}", out var list) || !list.Mappings.TryGetValue(department, out var mapping)) return null;
        return mapping.FirstOrDefault(pair => pair.Value == theirs).Key;
    }

    /// <summary>The kind of document where the department's table distinguishes more than ours does.</summary>
    /// <param name="ours">Our code.</param>
    /// <param name="number">The document's number.</param>
    /// <param name="theirs">What the code list says.</param>
    protected virtual string DocumentKind(string ours, string number, string theirs) => theirs;

    private string? Theirs(string? list, string value)
    {
        if (value.Length == 0 || list is null || !definition.Codes.TryGetValue(list, out var codes) || !codes.Mappings.TryGetValue(department, out var mapping)) return value;
        return mapping.GetValueOrDefault(value);
    }
}
