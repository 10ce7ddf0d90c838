using Lianban.Tests.TestKit;
using Mono.Cecil;
using Xunit;

namespace Lianban.Tests.Architecture;

public sealed class ModuleMapFacts
{
    private const string SampleRoot = "Lianban.Tests.Architecture.Samples";

    private static string Project(string name) => File.ReadAllText(Repository.At("src", name, name + ".csproj"));

    private static string Built(string name) =>
        Directory.EnumerateFiles(Repository.At("src", name, "bin"), $"Lianban.{name}.dll", SearchOption.AllDirectories).Where(f => !f.Contains("/ref/")).OrderByDescending(File.GetLastWriteTimeUtc).First();

    [Fact]
    public void Every_project_is_on_the_map_and_sees_only_what_the_map_allows()
    {
        var projects = Directory.GetDirectories(Repository.At("src")).Select(d => Path.GetFileName(d)!).Where(n => File.Exists(Repository.At("src", n, n + ".csproj"))).ToList();
        Found.Nothing(projects.SelectMany(n => ProjectChecker.Faults(n, Project(n), ModuleMap.Modules)));
        Found.Nothing(ModuleMap.Modules.Select(m => m.Name).Except(projects));
        foreach (var module in ModuleMap.Modules)
        {
            using var assembly = AssemblyDefinition.ReadAssembly(Built(module.Name));
            var seen = assembly.MainModule.AssemblyReferences.Select(r => r.Name).Where(n => n.StartsWith("Lianban.", StringComparison.Ordinal)).Select(n => n["Lianban.".Length..]);
            Found.Nothing(seen.Except(module.Sees).Select(s => $"{module.Name} must not see {s}"));
        }
    }

    [Fact]
    public void Rooms_see_only_rooms_below_them() =>
        Found.Nothing(ModuleMap.Modules.SelectMany(module =>
        {
            using var assembly = AssemblyDefinition.ReadAssembly(Built(module.Name));
            return RoomChecker.Faults(assembly, "Lianban." + module.Name, module).ToList();
        }));

    [Theory]
    [InlineData("Web"), InlineData("Cli")]
    public void Only_one_room_sees_the_protocol(string program)
    {
        using var assembly = AssemblyDefinition.ReadAssembly(Built(program));
        Found.Nothing(RoomChecker.SeesOutside(assembly, "Lianban." + program, ModuleMap.RoomThatSeesProtocol[program], "Lianban.Protocol"));
    }

    [Fact]
    public void Every_folder_of_the_product_is_a_room_on_the_map() =>
        Found.Nothing(from module in ModuleMap.Modules
            from folder in Directory.GetDirectories(Repository.At("src", module.Name))
            let room = Path.GetFileName(folder)
            where room is not ("bin" or "obj" or "Properties" or "wwwroot") && Sources.Under(folder, ".cs").Any() && !ModuleMap.Knows(module, room)
            select $"{module.Name}/{room}");

    [Fact]
    public void What_Web_publishes_holds_no_stand_in()
    {
        var seen = ProjectChecker.Closure("Web", Project);
        Assert.DoesNotContain("Sandboxes", seen);
        Assert.Contains("Platform", seen);
        var folder = Path.GetDirectoryName(Built("Web"))!;
        Assert.Empty(Directory.EnumerateFiles(folder, "*Sandboxes*"));
        var listed = File.ReadAllText(Path.Combine(folder, "Lianban.Web.deps.json"));
        Assert.DoesNotContain("Sandboxes", listed);
        Assert.DoesNotContain("OpenIddict.Server", listed);
        Assert.Contains("Lianban.Casework", listed);
    }

    [Fact]
    public void A_wrong_arrow_between_projects_is_caught()
    {
        const string bad = """<Project><ItemGroup><ProjectReference Include="..\Sandboxes\Sandboxes.csproj" /><ProjectReference Include="../Platform/Platform.csproj" /></ItemGroup></Project>""";
        Assert.Equal(["Web must not see Sandboxes"], ProjectChecker.Faults("Web", bad, ModuleMap.Modules));
        Assert.Equal(["Attic: the project is not on the map"], ProjectChecker.Faults("Attic", bad, ModuleMap.Modules));
        var projects = new Dictionary<string, string> { ["Web"] = bad, ["Platform"] = "<Project />", ["Sandboxes"] = """<Project><ItemGroup><ProjectReference Include="../Protocol/Protocol.csproj" /></ItemGroup></Project>""", ["Protocol"] = "<Project />" };
        Assert.Contains("Protocol", ProjectChecker.Closure("Web", n => projects[n]));
    }

    [Fact]
    public void A_wrong_arrow_between_rooms_is_caught()
    {
        using var assembly = AssemblyDefinition.ReadAssembly(typeof(ModuleMapFacts).Assembly.Location);
        string[] Faults(string levels) => [.. RoomChecker.Faults(assembly, SampleRoot, ModuleMap.Read("Samples ; - ; " + levels)[0])];
        Assert.Contains(Faults("Lower | Upper | Beside"), f => f.Contains("Lower must not see Upper"));
        Assert.Contains(Faults("Lower | Upper Beside"), f => f.Contains("Beside must not see Upper"));
        Assert.Contains(Faults("Lower | Upper"), f => f.Contains("room Beside is not on the map"));
        Assert.Empty(Faults("Lower+Upper | Beside"));
        Assert.NotEmpty(RoomChecker.SeesOutside(assembly, "Lianban.Tests.Architecture", "Nowhere", "Mono.Cecil"));
    }
}
