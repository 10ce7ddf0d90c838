using System.Text.RegularExpressions;

namespace Lianban.Tests.Architecture;

/// <summary>Nothing in the repository speaks of the machine it was written on: folders of a user, hosts of a private net.</summary>
internal static partial class MachineChecker
{
    public static IEnumerable<string> Faults(string name, string text) =>
        text.Split('\n').Select((line, i) => (Line: i + 1, Match: Trace().Match(line))).Where(l => l.Match.Success).Select(l => $"{name}:{l.Line}: {l.Match.Value}");

    // Folders of people and build machines; private addresses; hosts that only a private net resolves.
    [GeneratedRegex(@"(?<![A-Za-z0-9_.~*-])/(?:work|root|home|Users|workspace)/[A-Za-z0-9_.-]|[A-Z]:\\Users\\|\.\./shared/|(?<=//)(?:10\.[0-9]{1,3}|192\.168|172\.(?:1[6-9]|2[0-9]|3[01]))\.[0-9]{1,3}\.[0-9]{1,3}\b|\b[a-z0-9-]+\.(?:internal|corp|lan)\b(?!\()", RegexOptions.CultureInvariant)]
    private static partial Regex Trace();
}
