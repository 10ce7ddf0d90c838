using Lianban.Casework.Applications.Storage;
using Lianban.Casework.Audit;

namespace Lianban.Casework.Applications;

/// <summary>Verifies every application's hash chain against its stored head; works also for deleted persons.</summary>
public sealed class VerifyChains
{
    private readonly ICaseStore _store;

    internal VerifyChains(ICaseStore store) => _store = store;

    /// <summary>How many chains were read, and which are broken at which event.</summary>
    public (int Chains, IReadOnlyList<(Guid Application, int Event)> Broken) Execute()
    {
        var broken = new List<(Guid, int)>();
        var all = _store.AllApplications();
        foreach (var id in all)
            if (_store.ChainOf(id).FirstBroken is { } n) broken.Add((id, n));
        return (all.Count, broken);
    }
}
