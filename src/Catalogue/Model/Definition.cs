namespace Lianban.Catalogue.Model;

/// <summary>Text for people in both languages; English is unofficial and holds no Han character.</summary>
public sealed record Words(string Zh, string En);

/// <summary>
/// Everything that stands in <c>catalogue/</c>, loaded and proved sound. Immutable; one instance is shared by all threads.
/// </summary>
/// <param name="Hash">SHA-256 (lower-case hexadecimal) over the files in order of their paths; an application stores it.</param>
/// <param name="Services">Basic services in the order of annex 2 (二), then the extended ones.</param>
public sealed record Definition(
    string Hash, LifeEvent LifeEvent, IReadOnlyList<PublicService> Services, Form Form, IReadOnlyDictionary<string, CodeList> Codes,
    Places Places, Parameters Parameters, Calendar.WorkingCalendar Calendar)
{
    /// <summary>The seven services that can be applied for.</summary>
    public IEnumerable<PublicService> Basic => Services.Where(s => s.Kind == ServiceKind.Basic);

    /// <summary>The service with this code; <see cref="KeyNotFoundException"/> when there is none.</summary>
    public PublicService Service(string code) => Find(code) ?? throw new KeyNotFoundException(code);

    /// <summary>The service with this code, or null.</summary>
    public PublicService? Find(string code) => Services.FirstOrDefault(s => s.Code == code);

    /// <summary>The question with this code; <see cref="KeyNotFoundException"/> when there is none.</summary>
    public Question Question(string code) => Form.Questions.FirstOrDefault(q => q.Code == code) ?? throw new KeyNotFoundException(code);
}

/// <summary>The 一件事: what annex 2 says once for all services.</summary>
/// <param name="Services">Service codes: the basic ones in the order of annex 2 (二), then the extended ones; each has a file of that name.</param>
public sealed record LifeEvent(
    string Code, string Version, DateOnly EffectiveFrom, Words Name, Words Audience, PromisedTime PromisedTime, Cited Fee,
    IReadOnlyList<string> Services, IReadOnlyList<Channel> Channels, IReadOnlyList<Cited> Delivery, IReadOnlyList<Department> Departments, string SupervisionPhone,
    IReadOnlyList<Evidence> Evidence, Notice SharingNotice, Words Declaration);

/// <summary>A sentence of the plan with the clause where it stands.</summary>
public sealed record Cited(Words Text, string Source);

/// <summary>Promised time in working days from the department's receipt (annex 2 八).</summary>
public sealed record PromisedTime(int WorkingDays, Words Text, string Source);

/// <summary>How one can apply: <c>online</c> or <c>counter</c>.</summary>
public sealed record Channel(string Code, Words Text, string Source);

/// <summary>A department: full official name, the short word used on pages, and its colour role in the style sheet.</summary>
public sealed record Department(string Code, Words Name, Words Short);

/// <summary>The notice before the first shared-data query (practice P25); its version is stored with the application.</summary>
public sealed record Notice(string Version, Words Title, IReadOnlyList<Words> Paragraphs, string Source);

public enum ServiceKind { Basic, Extended }

/// <summary>One 事项. Every list keeps the order of the plan.</summary>
/// <param name="Code">For instance <c>pension-registration</c>.</param>
/// <param name="FormTitle">Title of its block on annex 4, as printed.</param>
/// <param name="ImplementationCode">实施编码, null until supplied.</param>
/// <param name="HandlingCode">业务办理项编码, null until supplied.</param>
/// <param name="InstantApproval">Practice P10: the department's automatic approval is possible for this service.</param>
/// <param name="RealNameLevel">Portal real-name level that is needed (practice P25); null until supplied.</param>
public sealed record PublicService(
    string Code, ServiceKind Kind, string Department, Words Name, Words FormTitle, Words GuideTitle, string? ImplementationCode, string? HandlingCode,
    IReadOnlyList<Condition> Conditions, IReadOnlyList<LegalResource> LegalBasis, IReadOnlyList<ServicePart> Parts,
    IReadOnlyList<FollowUpStep> FollowUps, IReadOnlyList<Reason> Reasons, IReadOnlyList<Consequence> Consequences, IReadOnlyList<Link> Links,
    string Routing, bool InstantApproval, int? RealNameLevel, bool? ProxyAllowed, Words Summary)
{
    /// <summary>The part with this code, or null.</summary>
    public ServicePart? Part(string code) => Parts.FirstOrDefault(p => p.Code == code);

    /// <summary>The reason with this code, or null.</summary>
    public Reason? Reason(string code) => Reasons.FirstOrDefault(r => r.Code == code);
}

/// <summary>An acceptance condition as a named rule. False means one cannot apply, and the code says why; unknown never refuses.</summary>
/// <param name="Clause">Where the plan (or another source) says it, e.g. <c>附件2 四(六)</c>.</param>
/// <param name="ToBeConfirmed">The source is practice or policy-facts, not the plan.</param>
/// <param name="Met">The tree that must not be false.</param>
/// <param name="Text">The condition in the plan's words.</param>
/// <param name="WhenNot">What the person is told and can do when it is false.</param>
public sealed record Condition(string Code, string Clause, bool ToBeConfirmed, Rules.Rule Met, Words Text, Words WhenNot);

/// <summary>A legal basis, as printed in annex 2 五.</summary>
public sealed record LegalResource(string Text, string Clause);

/// <summary>A part of a case: the unit of prerequisite, dispatch, decision and follow-up.</summary>
/// <param name="ExistsWhen">Practice P4: true or unknown → the part exists; null → always.</param>
/// <param name="After">Prerequisite parts; each waits only when it is in the same application.</param>
public sealed record ServicePart(string Code, Words Name, Rules.Rule? ExistsWhen, IReadOnlyList<PartReference> After);

/// <summary>Names a part of a service.</summary>
public sealed record PartReference(string Service, string Part);

/// <summary>A step after approval, outside the promised day (practice P1).</summary>
/// <param name="Part">The part it follows.</param>
/// <param name="Owner">Who does it: a department code, or <c>bank</c>, <c>applicant</c>, <c>former-archive</c>, <c>post</c>.</param>
/// <param name="ExpectedWorkingDays">Name of a parameter, or null: the department will tell.</param>
/// <param name="Outcomes">Besides <c>done</c>.</param>
public sealed record FollowUpStep(string Code, string Part, string Owner, Words Name, string? ExpectedWorkingDays, IReadOnlyList<FollowUpOutcome> Outcomes, string Source);

/// <summary>An outcome of a step other than <c>done</c>.</summary>
/// <param name="Ends">The follow-up ends here (e.g. returned to sender).</param>
/// <param name="Asks">Question codes opened for the applicant (e.g. another bank); the answer goes as the next round.</param>
public sealed record FollowUpOutcome(string Code, Words Text, bool Ends, IReadOnlyList<string> Asks);

/// <summary>A reason a department may give, in our own codes.</summary>
/// <param name="Effect">What the reason means for the part.</param>
public sealed record Reason(string Code, ReasonEffect Effect, Words Text, Words NextStep, string Source, bool ToBeConfirmed);

public enum ReasonEffect
{
    /// <summary>Refused.</summary>
    Refused,
    /// <summary>Refused because it is already in force here: meets the prerequisite (practice P4).</summary>
    InForce,
    /// <summary>Not a refusal: a reviewer at the department looks at it.</summary>
    ToReviewer,
    /// <summary>Approved, and this is a remark to the approval (e.g. 续保, reopening).</summary>
    Remark,
    /// <summary>A correction is wanted.</summary>
    Correction,
    /// <summary>Revoked or corrected later (practice P8).</summary>
    Revocation,
}

/// <summary>A consequence told once before submission (practice P19).</summary>
/// <param name="AppliesWhen">Told unless false; null → always.</param>
/// <param name="NeedsConfirmation">It ends a benefit: a tick of its own.</param>
public sealed record Consequence(string Code, Words Text, string Source, bool ToBeConfirmed, Rules.Rule? AppliesWhen, bool NeedsConfirmation);

/// <summary>A link shown when a rule or reason sends the person elsewhere (e.g. the electronic card). Address null: to be supplied.</summary>
public sealed record Link(string Code, Words Text, string? Address, string Source);

/// <summary>A paper of annexes 2 六 and 5.</summary>
/// <param name="Code"><c>application-form</c>, <c>identity-document</c> or <c>white-photo</c>.</param>
/// <param name="Services">Service codes; empty → all (全量事项).</param>
public sealed record Evidence(
    string Code, Words Name, string Kind, string CounterForm, string OnlineForm, string Form, string Source, int PaperCopies, string Concerns,
    IReadOnlyList<string> Services, EvidenceSupply Supply);

public enum EvidenceSupply
{
    /// <summary>Made by the system from the answers.</summary>
    Generated,
    /// <summary>From data sharing where possible, else uploaded.</summary>
    SharedOrUpload,
    /// <summary>Uploaded by the person.</summary>
    Upload,
}
