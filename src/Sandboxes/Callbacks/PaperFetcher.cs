using System.Security.Cryptography;
using Lianban.Sandboxes.Books;
using Lianban.Sandboxes.Wire;

namespace Lianban.Sandboxes.Callbacks;

/// <summary>
/// Fetches the papers of each case from the platform and compares the hash. What cannot be reached is tried again; what the platform does not have,
/// or has otherwise than it said, is asked from the applicant by the decision.
/// </summary>
internal sealed class PaperFetcher(Ledger ledger, SignedWire wire, TimeProvider system) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        await Task.Yield();
        var pause = TimeSpan.FromMilliseconds(50);
        while (!stop.IsCancellationRequested)
        {
            var wanted = ledger.Read(p => p.All(
                "SELECT c.department, p.case_key, p.code, p.sha256 FROM papers p JOIN cases c ON c.case_key = p.case_key WHERE p.state = 'wanted' LIMIT 16",
                static r => (Department: r.GetString(0), CaseKey: r.GetString(1), Code: r.GetString(2), Sha256: r.GetString(3))));
            var fetched = await Task.WhenAll(wanted.Select(w => Fetch(w.Department, w.CaseKey, w.Code, w.Sha256, stop)));
            var slower = wanted.Count > 0 && !fetched.Contains(true);
            pause = TimeSpan.FromMilliseconds(slower ? Math.Min(pause.TotalMilliseconds * 2, 2000) : 50);
            await Task.Delay(pause, system, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<bool> Fetch(string department, string caseKey, string code, string sha256, CancellationToken stop)
    {
        var key = caseKey.Split('/');
        var (status, bytes) = await wire.Fetch(department, $"v1/papers/{key[0]}/{key[1]}/{code}", stop);
        var state = status switch
        {
            200 when Convert.ToHexStringLower(SHA256.HashData(bytes)) == sha256 => "held",
            200 => "altered",
            404 or 410 => "gone",
            _ => null,
        };
        if (state is null) return false;
        await ledger.Write(p => p.Do("UPDATE papers SET state = $4 WHERE case_key = $1 AND code = $2 AND sha256 = $3", caseKey, code, sha256, state));
        return true;
    }
}
