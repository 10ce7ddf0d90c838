namespace Lianban.Casework.Applications;

/// <summary>State of a part: the unit of prerequisite, dispatch, decision and follow-up.</summary>
public enum PartState
{
    /// <summary>Waits for a prerequisite part of the same application.</summary>
    Waiting,
    /// <summary>Being sent to the department; not acknowledged yet.</summary>
    Asking,
    /// <summary>The department could not be reached; tried again by itself.</summary>
    Retrying,
    /// <summary>Delivery failed for good; an operator must act.</summary>
    NeedsPerson,
    /// <summary>The department has it and has not answered yet; its clock runs.</summary>
    Asked,
    /// <summary>A reviewer at the department looks at it.</summary>
    InReview,
    /// <summary>Waits for the applicant's correction.</summary>
    NeedsApplicant,
    /// <summary>Approved; follow-up steps may still run.</summary>
    Approved,
    /// <summary>Refused because it is already in force here; meets the prerequisite.</summary>
    InForce,
    /// <summary>Refused.</summary>
    Refused,
    /// <summary>Not handled, because its prerequisite was refused.</summary>
    Ended,
    /// <summary>Approved and later lawfully revoked.</summary>
    Revoked,
}

/// <summary>State of a case, derived from its parts.</summary>
public enum CaseState { Waiting, WithDepartment, Retrying, NeedsPerson, NeedsApplicant, Completed, PartlyCompleted, Returned }

/// <summary>State of an application; moved by <see cref="ApplicationTransitions"/> when its cases come that far.</summary>
public enum ApplicationState
{
    /// <summary>There is none (yet).</summary>
    NotSubmitted,
    /// <summary>At least one case is not decided.</summary>
    InProgress,
    /// <summary>Every case is decided; follow-up steps still run.</summary>
    Reviewed,
    /// <summary>Every case is decided and every follow-up step has ended.</summary>
    Finished,
    /// <summary>Deleted on the person's behalf: its key is destroyed, its chain still verifies.</summary>
    Forgotten,
}
