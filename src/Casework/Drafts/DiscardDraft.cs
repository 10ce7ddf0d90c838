using Lianban.Casework.Drafts.Storage;
using Lianban.Casework.Keys;

namespace Lianban.Casework.Drafts;

/// <summary>Throws the person's draft away with its papers and its key. Nothing happens when there is none, or when it was submitted meanwhile.</summary>
public sealed class DiscardDraft
{
    private readonly DraftDesk _drafts;
    private readonly ApplicationKeys _keys;

    internal DiscardDraft(DraftDesk drafts, ApplicationKeys keys) => (_drafts, _keys) = (drafts, keys);

    public async Task ExecuteAsync(SignedIn person, CancellationToken cancel)
    {
        var settled = await _drafts.SettledAsync(person, cancel);
        if (settled.IsRefused) return;
        // only unmarked, in the same transaction: what is being handed over keeps its key
        await _keys.DestroyWhenAsync(settled.Value.Id, c => DraftRows.RemoveUnmarked(c, settled.Value.Id), cancel);
    }
}
