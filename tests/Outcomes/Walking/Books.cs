using System.Text.Json;
using Lianban.Tests.TestKit;

namespace Lianban.Tests.Outcomes.Walking;

/// <summary>What the stand-ins' own books say of one application.</summary>
/// <param name="Doubled">Keys whose effect was done more than once.</param>
/// <param name="Stale">What the departments said of it that was refused as stale or contradictory.</param>
public sealed record DepartmentBooks(long Cases, long Effects, IReadOnlyList<string> Doubled, long Pending, long Stale, IReadOnlyList<BookRow> Rows)
{
    private static readonly JsonSerializerOptions json = new(JsonSerializerDefaults.Web);

    /// <summary>Reads them.</summary>
    public static async Task<DepartmentBooks> OfAsync(RunningSystem system, string application) => (await system.LedgerAsync(application)).Deserialize<DepartmentBooks>(json)!;

    /// <summary>The row of a service, or service/part.</summary>
    public BookRow Row(string key) => Rows.Single(r => r.Case.EndsWith($"/{(key.Contains('/') ? key : key + "/main")}", StringComparison.Ordinal));
}

/// <summary>One case part. <paramref name="Submissions"/> counts every arrival, repeated ones included.</summary>
public sealed record BookRow(
    string Case, string Department, string State, int Round, long Submissions, IReadOnlyList<string> Effects, IReadOnlyList<string> Said, IReadOnlyList<string> Fields,
    IReadOnlyList<string> Papers);
