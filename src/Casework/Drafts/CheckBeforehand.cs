using Lianban.Catalogue.Model;
using Lianban.Catalogue.Rules;

namespace Lianban.Casework.Drafts;

/// <summary>The check before the form: for each basic service whether one can apply and why not, and what must be asked besides annex 4 (practice P9).</summary>
/// <param name="Services">The basic services in the official order.</param>
/// <param name="Ticks">What must still be asked: only what a chosen service's conditions need and is not known otherwise (it may be ticked already).</param>
/// <param name="AskArea">The area must be chosen: routing has nothing else to go by.</param>
public sealed record Beforehand(IReadOnlyList<ServiceCheck> Services, IReadOnlyList<Question> Ticks, bool AskArea, DraftFacts Facts)
{
    public ServiceCheck this[string service] => Services.First(s => s.Service.Code == service);
}

/// <summary>One service. <paramref name="StepUpTo"/>: the real-name level that is needed and not reached, or null.</summary>
/// <param name="RunningIn">The application in which this service is already open, or null.</param>
public sealed record ServiceCheck(
    PublicService Service, bool Chosen, ServiceAnswer Answer, Guid? RunningIn, int? StepUpTo, IReadOnlyList<ConditionCheck> Conditions, IReadOnlyList<PartCheck> Parts)
{
    /// <summary>The conditions that are not met: their code, sentence and links are shown.</summary>
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

/// <summary>Checks a draft beforehand.</summary>
public sealed class CheckBeforehand
{
    public Task<Beforehand> ExecuteAsync(SignedIn person, Draft draft, CancellationToken cancel) => throw new NotImplementedException();
}
