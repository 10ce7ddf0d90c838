using Lianban.Casework.Applications;
using Lianban.Platform.Results;

namespace Lianban.Casework.Dispatch;

/// <summary>How a department's message was taken. Web/Callbacks turns it into a status code.</summary>
public enum Taken
{
    /// <summary>Recorded, or recorded before (200).</summary>
    Recorded, Duplicate,
    /// <summary>No such case: 404 and an alarm.</summary>
    UnknownCase,
    /// <summary>An older round, or it contradicts what was decided: 409.</summary>
    Stale, Contradictory,
    /// <summary>Comes before what it depends on (e.g. a follow-up before the approval): 503, the department repeats it.</summary>
    TooEarly,
    /// <summary>Does not fit the definition (unknown step, field, reason): 422.</summary>
    NotUnderstood,
}

/// <summary>The door for what departments say of their own accord. Answers only after the commit.</summary>
public interface IDepartmentInbox
{
    /// <summary>Takes a message whose signature has been verified.</summary>
    Task<(Taken Taken, Refusal? Refusal)> TakeAsync(DepartmentMessage message, CancellationToken cancel);
}
