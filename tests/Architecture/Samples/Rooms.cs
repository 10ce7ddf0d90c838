namespace Lianban.Tests.Architecture.Samples.Lower
{
    internal sealed class Looks
    {
        public static int Up() => new List<Upper.Seen>().Count;
    }
}

namespace Lianban.Tests.Architecture.Samples.Upper
{
    internal sealed class Seen
    {
        public static object Down() => typeof(Lower.Looks);
    }
}

namespace Lianban.Tests.Architecture.Samples.Beside
{
    internal sealed class Sees
    {
        public static async Task<string> Later() { await Task.Yield(); return nameof(Sees) + Upper.Seen.Down(); }
    }
}
