using Xunit;

namespace Lianban.Tests.Architecture;

/// <summary>Says every fault in full, one a line.</summary>
internal static class Found
{
    public static void Nothing(IEnumerable<string> faults)
    {
        var all = faults.Distinct().Order(StringComparer.Ordinal).ToList();
        if (all.Count > 0) Assert.Fail(string.Join('\n', all));
    }
}
