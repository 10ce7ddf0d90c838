using Lianban.Catalogue.Model;

namespace Lianban.Casework.Applications;

/// <summary>What a service needs, and so what its department is sent: nothing else of the form leaves the house.</summary>
public static class Needs
{
    /// <summary>Questions of annex 4 that the service uses: its own block, and the shared ones it is named for.</summary>
    public static IEnumerable<Question> FieldsOf(PublicService service, Definition definition)
    {
        var sections = definition.Form.Sections.ToDictionary(s => s.Code, s => s.Service);
        return definition.Form.Questions.Where(q => q.UsedBy.Count > 0
            ? q.UsedBy.Contains(service.Code)
            : sections[q.Section] is not { } owner || owner == service.Code);
    }

    /// <summary>Papers of annex 5 that the service needs.</summary>
    public static IEnumerable<Evidence> PapersOf(PublicService service, Definition definition) =>
        definition.LifeEvent.Evidence.Where(e => e.Services.Count == 0 || e.Services.Contains(service.Code));
}
