namespace Lianban.Casework.Drafts;

/// <summary>
/// Deletes drafts that nobody touched for the days of the parameter <c>draft-days</c> (30 when to be supplied; practice), by system time,
/// with their keys and papers; the key stays when an application was made of the draft.
/// </summary>
public sealed class ExpireDrafts
{
    /// <returns>How many drafts went.</returns>
    public Task<int> ExecuteAsync(CancellationToken cancel) => throw new NotImplementedException();
}
