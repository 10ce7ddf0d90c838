using Lianban.Platform.Results;

namespace Lianban.Casework.Drafts;

/// <summary>The draft with the notice answered. <paramref name="Reached"/> false: agreed, but data sharing did not answer; the person types, or agrees again.</summary>
public sealed record NoticeAnswered(Draft Draft, bool Reached);

/// <summary>
/// Answers the notice before the first shared-data query (practice P25). Agreeing asks once, in this request; refusing means typing, not exclusion.
/// </summary>
/// <remarks>Refuses with DRAFT-GONE, NOTICE-CHANGED (another version is in force).</remarks>
public sealed class AnswerNotice
{
    /// <param name="person">Who is signed in.</param>
    /// <param name="version">The version of the notice that was shown.</param>
    /// <param name="agreed">Whether shared data may be asked for.</param>
    /// <param name="cancel">The request's end.</param>
    public Task<Result<NoticeAnswered>> ExecuteAsync(SignedIn person, string version, bool agreed, CancellationToken cancel) => throw new NotImplementedException();
}
