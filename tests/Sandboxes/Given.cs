using System.Text.Json;
using Lianban.Protocol;

namespace Lianban.Tests.Sandboxes;

/// <summary>Messages as the platform would send them.</summary>
internal static class Given
{
    public static readonly (string Department, string Service, string Part)[] Parts =
    [
        ("human-resources", "pension-registration", "main"), ("human-resources", "social-security-card", "main"), ("human-resources", "personnel-archive", "main"),
        ("human-resources", "employment-registration", "main"), ("medical-insurance", "medical-registration", "main"),
        ("taxation", "contribution-declaration", "pension"), ("taxation", "contribution-declaration", "medical"), ("housing-fund", "housing-fund-account", "main"),
    ];

    public static string Department(string service) => Parts.First(p => p.Service == service).Department;

    /// <summary>A new submission of a service for a person of the register.</summary>
    public static Envelope Submission(string service, JsonElement person, string part = "main", int round = 1, string? application = null,
        IReadOnlyList<PaperReference>? papers = null, IReadOnlyList<PrerequisiteOutcome>? prerequisites = null, string? name = null)
    {
        var fields = new Dictionary<string, string>
        {
            ["name"] = name ?? person.GetProperty("name").GetString()!, ["sex"] = person.GetProperty("sex").GetString() == "male" ? "1" : "2",
            ["document-number"] = person.GetProperty("number").GetString()!,
        };
        var key = new CaseKey(application ?? Guid.NewGuid().ToString("N"), service, part, round);
        return Message(MessageKinds.Submit, key, new SubmitBody("huancui", "huancui-unit", "online", fields, papers ?? [], prerequisites ?? []));
    }

    public static Envelope Message<T>(string kind, CaseKey key, T body) => Envelope.Of(Guid.NewGuid().ToString("N"), kind, Department(key.Service), key, DateTimeOffset.UtcNow, body);

    /// <summary>The same content again, in a message of its own.</summary>
    public static Envelope Again(this Envelope envelope) => envelope with { MessageId = Guid.NewGuid().ToString("N") };
}
