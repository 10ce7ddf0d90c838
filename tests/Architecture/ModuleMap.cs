namespace Lianban.Tests.Architecture;

/// <summary>A project of the product: which others it may see, and its rooms by levels (separated by <c>|</c>, lowest first; arrows only go down).</summary>
internal sealed record Module(string Name, string[] Sees, string[][] Levels);

/// <summary>The map of the house. A project or a room that is not on it fails: put it on the map, at its level, first.</summary>
internal static class ModuleMap
{
    // project     | sees                                             | rooms, lowest level first; "." is the project's own folder; rooms on one level do not see each other unless joined by "+"
    private const string Table = """
        Platform   ; -                                                ; Ids Results Time Texts | Text | Crypto | Files Outbox Storage
        Protocol   ; -                                                ; . | Signatures Texts
        Catalogue  ; Platform                                         ; Texts Model+Rules+Calendar | Loading+Checking | .
        Casework   ; Platform Catalogue                               ; Texts Audit Identity Deadlines Keys | Documents Notifications Knowledge | Applications | Dispatch Drafts | Employment Monitoring | .
        Connectors ; Platform Catalogue Casework Protocol             ; Texts Exchange | HumanResources MedicalInsurance Taxation HousingFund SignIn DataSharing Messaging Post | .
        Web        ; Platform Catalogue Casework Connectors Protocol  ; Texts Static Shared | Citizen Counter Workbench Console Api Callbacks Demo Operator | .
        Simulation ; Platform Catalogue Casework                      ; Scheduling | Books | Actors | .
        Cli        ; Platform Catalogue Casework Protocol Simulation  ; Texts Speaking | Running+Visiting+Testing | Verbs | .
        Sandboxes  ; Protocol                                         ; *
        """;

    /// <summary>The only rooms of Web and Cli that may see Protocol: callbacks verify signatures; the command line makes the key pairs of a trial.</summary>
    public static IReadOnlyDictionary<string, string> RoomThatSeesProtocol { get; } = new Dictionary<string, string> { ["Web"] = "Callbacks", ["Cli"] = "Running" };

    public static IReadOnlyList<Module> Modules { get; } = Read(Table);

    public static IReadOnlyList<Module> Read(string table) =>
        [.. table.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line => line.Split(';', StringSplitOptions.TrimEntries)).Select(cells =>
            new Module(cells[0], cells[1] == "-" ? [] : cells[1].Split(' '), [.. cells[2].Split('|', StringSplitOptions.TrimEntries).Select(l => l.Split(' '))]))];

    /// <summary>Whether a room may see another of the same project.</summary>
    public static bool MaySee(Module module, string from, string to)
    {
        if (from == to || module.Levels is [["*"]]) return true;
        var (a, b) = (Place(module, from), Place(module, to));
        return a is { } x && b is { } y && (y.Level < x.Level || y == x);
    }

    /// <summary>Whether a room is on the map.</summary>
    public static bool Knows(Module module, string room) => module.Levels is [["*"]] || Place(module, room) is not null;

    private static (int Level, string Group)? Place(Module module, string room)
    {
        for (var level = 0; level < module.Levels.Length; level++)
            if (module.Levels[level].FirstOrDefault(g => g.Split('+').Contains(room)) is { } group) return (level, group);
        return null;
    }
}
