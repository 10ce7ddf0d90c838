namespace Lianban.Casework.Applications;

/// <summary>An operator sends again now what is stuck or being retried. Refuses with OPERATOR-NOTHING-TO-RETRY.</summary>
public sealed record RetryStuck(Guid Application) : Command(Application)
{
    internal override Decision Decide(Application? state, DecisionFacts facts, DateTimeOffset now)
    {
        var stuck = state?.Parts.Where(p => p.Part.State is PartState.NeedsPerson or PartState.Retrying).ToArray() ?? [];
        var notices = state?.OpenNotices.FindAll(n => n.Stuck) ?? [];
        return stuck.Length + notices.Count == 0
            ? Decision.Refuse("OPERATOR-NOTHING-TO-RETRY")
            : Decision.Of(
            [
                .. stuck.SelectMany(p => new Event[] { new OperatorActed(p.Case.Service, p.Part.Code, "retry"), new PartAsked(p.Case.Service, p.Part.Code, p.Part.Round) }),
                .. notices.SelectMany(n => new Event[]
                {
                    new OperatorActed(n.Service, n.Part, "retry"), new PrerequisiteChanged(n.Service, n.Part, n.Round, n.Changed, n.Outcome, n.DocumentNumber),
                }),
            ]);
    }
}

/// <summary>An operator asks the department for the status of everything it has and has not decided. Refuses with OPERATOR-NOTHING-TO-ASK.</summary>
public sealed record AskDepartment(Guid Application) : Command(Application)
{
    internal override Decision Decide(Application? state, DecisionFacts facts, DateTimeOffset now)
    {
        var open = state?.Parts.Where(p => p.Part.WasAsked && (!p.Part.Decided || !p.Part.FollowUpsEnded)).ToArray() ?? [];
        return open.Length == 0
            ? Decision.Refuse("OPERATOR-NOTHING-TO-ASK")
            : Decision.Of([.. open.Select(p => new OperatorActed(p.Case.Service, p.Part.Code, "ask"))]);
    }
}

/// <summary>Deletes the application on the person's behalf: the event is written in clear, then the key is destroyed. Refuses with FORGET-STILL-OPEN.</summary>
public sealed record Forget(Guid Application) : Command(Application)
{
    internal override Decision Decide(Application? state, DecisionFacts facts, DateTimeOffset now) =>
        state is null ? Decision.Refuse("FORGET-UNKNOWN")
        : ApplicationTransitions.On(state.State, ApplicationMove.Forget).Answer == MoveAnswer.TooEarly ? Decision.Refuse("FORGET-STILL-OPEN")
        : Decision.Of(new ApplicationForgotten());
}
