namespace Lianban.Cli.Running;

/// <summary>Where this checkout's programs and data stand. Everything is found from the built command line tool, so that any working folder will do.</summary>
/// <param name="Root">The folder that holds <c>Lianban.slnx</c>.</param>
/// <param name="Configuration">The build this tool belongs to, <c>Release</c> or <c>Debug</c>; the two programs are taken from the same one.</param>
public sealed record Checkout(string Root, string Configuration)
{
    /// <summary>Finds the checkout that the running tool or test was built in.</summary>
    /// <exception cref="InvalidOperationException">The tool was copied out of its checkout.</exception>
    public static Checkout Find()
    {
        var here = new DirectoryInfo(AppContext.BaseDirectory);
        var configuration = here.Parent?.Name ?? "Release";
        for (var folder = here; folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Lianban.slnx"))) return new Checkout(folder.FullName, configuration);
        throw new InvalidOperationException($"no Lianban.slnx above {AppContext.BaseDirectory}");
    }

    /// <summary>The catalogue of this checkout.</summary>
    public string Catalogue => Path.Combine(Root, "catalogue");

    /// <summary>The source folder of a program, which is also its content root.</summary>
    public string Folder(string project) => Path.Combine(Root, "src", project);

    /// <summary>The built assembly of a program.</summary>
    public string Assembly(string project) => Path.Combine(Folder(project), "bin", Configuration, "net10.0", $"Lianban.{project}.dll");
}
