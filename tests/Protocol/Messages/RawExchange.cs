using System.Text;
using Lianban.Protocol.Signatures;

namespace Lianban.Tests.Protocol.Messages;

/// <summary>A file of this folder: a request and its answer, read by nothing but splitting.</summary>
internal sealed record RawExchange(SignedMessage Request, SignedMessage Response)
{
    public static string Folder { get; } = Find();

    public static RawExchange Read(string name)
    {
        var bytes = File.ReadAllBytes(Path.Combine(Folder, name + ".http"));
        var cut = bytes.AsSpan().IndexOf("\n=====\n"u8);
        var (asked, request) = Split(bytes[..cut]);
        var (answered, response) = Split(bytes[(cut + 7)..^1]);
        var line = asked[0].Split(' ');
        var sent = SignedMessage.Of(line[0], Header(asked, "Host").Single(), line[1], name => Header(asked, name), request);
        return new(sent, SignedMessage.Of(int.Parse(answered[0].Split(' ')[1]), name => Header(answered, name), response, sent));
    }

    private static (string[] Head, byte[] Body) Split(byte[] message)
    {
        var blank = message.AsSpan().IndexOf("\n\n"u8);
        return (Encoding.ASCII.GetString(message[..blank]).Split('\n'), message[(blank + 2)..]);
    }

    private static IEnumerable<string> Header(string[] head, string name) =>
        head.Skip(1).Select(l => l.Split(": ", 2)).Where(l => l[0].Equals(name, StringComparison.OrdinalIgnoreCase)).Select(l => l[1]);

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Lianban.slnx"))) return Path.Combine(folder.FullName, "tests", "Protocol", "Messages");
        throw new InvalidOperationException($"no Lianban.slnx above {AppContext.BaseDirectory}");
    }
}
