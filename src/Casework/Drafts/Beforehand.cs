using Lianban.Catalogue.Model;
using Lianban.Catalogue.Rules;
using Lianban.Platform.Results;

namespace Lianban.Casework.Drafts;

/// <summary>The check before the form.</summary>
/// <param name="Services">The basic services in the official order.</param>
/// <param name="Ticks">What must still be asked: only what a chosen service's conditions need and is not known otherwise (it may be ticked already).</param>
/// <param name="AskArea">The area must be chosen (<see cref="DraftChange.Area"/>): routing has nothing else to go by. It may be chosen already.</param>
/// <param name="Facts">What the rules saw.</param>
public sealed record Beforehand(IReadOnlyList<ServiceCheck> Services, IReadOnlyList<Question> Ticks, bool AskArea, DraftFacts Facts)
{
    public ServiceCheck this[string service] => Services.First(s => s.Service.Code == service);
}

/// <summary>One service.</summary>
/// <param name="Why">When one cannot apply: a condition's code (its sentence is the condition's), SERVICE-RUNNING or SERVICE-NO-PART.</param>
/// <param name="RunningIn">The application in which this service is already open, or null.</param>
/// <param name="StepUpTo">The real-name level that is needed and not reached, or null.</param>
public sealed record ServiceCheck(
    PublicService Service, bool Chosen, ServiceAnswer Answer, Refusal? Why, Guid? RunningIn, int? StepUpTo, IReadOnlyList<ConditionCheck> Conditions,
    IReadOnlyList<PartCheck> Parts)
{
    /// <summary>The conditions that are not met: their code, sentence and the service's links are shown.</summary>
    public IEnumerable<ConditionCheck> NotMet => Conditions.Where(c => c.Verdict == Verdict.False);
}

public enum ServiceAnswer
{
    /// <summary>Every condition is met.</summary>
    CanApply,
    /// <summary>Something is not known: one can apply, and the department decides.</summary>
    DepartmentDecides,
    /// <summary>A condition is not met.</summary>
    CannotApply,
    /// <summary>Already running in another application.</summary>
    Running,
}

/// <summary>One condition with its verdict.</summary>
public sealed record ConditionCheck(Condition Condition, Verdict Verdict);

/// <summary>A part (practice P4). Not existing: its registration is neither chosen nor in force.</summary>
public sealed record PartCheck(ServicePart Part, bool Exists);
