namespace Lianban.Tests.TestKit;

/// <summary>Where the repository lies on this machine, found by its solution file upward from the test program.</summary>
public static class Repository
{
    /// <summary>Full path of the folder that holds Lianban.slnx.</summary>
    public static string Root { get; } = Find();

    /// <summary>A path below the root.</summary>
    public static string At(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Lianban.slnx"))) return folder.FullName;
        throw new InvalidOperationException($"no Lianban.slnx above {AppContext.BaseDirectory}");
    }
}
