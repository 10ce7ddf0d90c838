using Lianban.Casework.Applications;
using Lianban.Casework.Drafts.Storage;
using Lianban.Casework.Keys;
using Lianban.Catalogue.Model;
using Lianban.Platform.Storage;
using Lianban.Platform.Time;

namespace Lianban.Casework.Drafts;

/// <summary>
/// Deletes drafts that nobody touched for the days of the parameter <c>draft-days</c> (30 when to be supplied; practice), by system time,
/// with their keys and papers; the key stays when an application was made of the draft.
/// </summary>
public sealed class ExpireDrafts
{
    private const int DefaultDays = 30;

    private readonly DeskFile _file;
    private readonly ApplicationKeys _keys;
    private readonly IApplicationReads _applications;
    private readonly Definition _definition;
    private readonly BusinessClock _clock;
    private readonly TimeProvider _system;

    internal ExpireDrafts(DeskFile file, ApplicationKeys keys, IApplicationReads applications, Definition definition, BusinessClock clock, TimeProvider system) =>
        (_file, _keys, _applications, _definition, _clock, _system) = (file, keys, applications, definition, clock, system);

    /// <returns>How many drafts went.</returns>
    public async Task<int> ExecuteAsync(CancellationToken cancel)
    {
        var limit = _system.GetUtcNow().AddDays(-(_definition.Parameters.Number("draft-days", _clock.Today) ?? DefaultDays));
        var gone = 0;
        foreach (var (draft, person) in _file.Read(c => DraftRows.UntouchedSince(c, limit)))
        {
            cancel.ThrowIfCancellationRequested();
            var submitted = await _applications.ShowAsync(draft, person, cancel) is not null;
            // in one statement with the age: somebody may have come back this second
            var went = submitted
                ? await _file.WriteAsync(c => DraftRows.RemoveUntouched(c, draft, limit), cancel)
                : await _keys.DestroyWhenAsync(draft, c => DraftRows.RemoveUntouched(c, draft, limit), cancel);
            if (went) gone++;
        }
        return gone;
    }
}
