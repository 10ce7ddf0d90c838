using System.Text;

namespace Lianban.Tests.Outcomes.Canaries;

/// <summary>A personal value in every spelling in which it could lie about: UTF-8, UTF-16, hexadecimal, base64, escaped for JSON and for addresses.</summary>
internal sealed class Canary
{
    private readonly List<(string Spelling, byte[] Bytes)> spellings = [];

    private Canary(string name) => Name = name;

    /// <summary>What it is, for the message; never the value.</summary>
    public string Name { get; }

    /// <summary>A text of a person.</summary>
    public static Canary Of(string name, string text)
    {
        var canary = new Canary(name);
        foreach (var (spelling, encoding) in new (string, Encoding)[] { ("UTF-8", Encoding.UTF8), ("UTF-16LE", Encoding.Unicode), ("UTF-16BE", Encoding.BigEndianUnicode) })
            canary.Add(spelling, encoding.GetBytes(text));
        if (text.Any(c => c > 127))
        {
            canary.spellings.Add(("JSON", Encoding.ASCII.GetBytes(string.Concat(text.Select(c => c > 127 ? $"\\u{(int)c:x4}" : c.ToString())))));
            canary.spellings.Add(("JSON, capitals", Encoding.ASCII.GetBytes(string.Concat(text.Select(c => c > 127 ? $"\\u{(int)c:X4}" : c.ToString())))));
            canary.spellings.Add(("HTML", Encoding.ASCII.GetBytes(string.Concat(text.Select(c => c > 127 ? $"&#x{(int)c:X};" : c.ToString())))));
            canary.spellings.Add(("address", Encoding.ASCII.GetBytes(Uri.EscapeDataString(text))));
        }
        return canary;
    }

    /// <summary>A stretch out of the middle of a file, which no other file has.</summary>
    public static Canary Of(string name, byte[] file)
    {
        var canary = new Canary(name);
        canary.Add("bytes", file.AsSpan(file.Length / 2, 48).ToArray());
        return canary;
    }

    /// <summary>The spellings that stand in the bytes.</summary>
    public IEnumerable<string> In(byte[] bytes) => spellings.Where(s => bytes.AsSpan().IndexOf(s.Bytes) >= 0).Select(s => s.Spelling);

    private void Add(string spelling, byte[] bytes)
    {
        spellings.Add((spelling, bytes));
        spellings.Add((spelling + ", hex", Encoding.ASCII.GetBytes(Convert.ToHexStringLower(bytes))));
        spellings.Add((spelling + ", HEX", Encoding.ASCII.GetBytes(Convert.ToHexString(bytes))));
        // base64 at each of the three places where the value may begin; without the letters that its neighbours share
        for (var lead = 0; lead < 3; lead++)
        {
            var text = Convert.ToBase64String([.. new byte[lead], .. bytes]);
            var inner = text[(lead == 0 ? 0 : 4)..^4];
            if (inner.Length < 8) continue;
            spellings.Add(($"{spelling}, base64 {lead}", Encoding.ASCII.GetBytes(inner)));
            spellings.Add(($"{spelling}, base64url {lead}", Encoding.ASCII.GetBytes(inner.Replace('+', '-').Replace('/', '_'))));
        }
    }
}

/// <summary>Looks through a folder, also through files that are being written.</summary>
internal static class Search
{
    /// <summary>File, canary and spelling of everything that was found.</summary>
    public static IReadOnlyList<string> In(string folder, IReadOnlyCollection<Canary> canaries, Func<string, bool>? leaveOut = null) =>
    [
        .. from file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
           where leaveOut?.Invoke(file) != true && !file.EndsWith(".sock", StringComparison.Ordinal)
              && !IsLock(file)
           let bytes = Read(file)
           from canary in canaries
           from spelling in canary.In(bytes)
           select $"{Path.GetRelativePath(folder, file)}: {canary.Name} ({spelling})",
    ];

    /// <summary>Nobody else may open it while a program has the folder, and there is nothing in it.</summary>
    public static bool IsLock(string file) => new FileInfo(file) is { Name: "store.lock", Length: 0 };

    /// <summary>All bytes of a file that others may be writing.</summary>
    public static byte[] Read(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
