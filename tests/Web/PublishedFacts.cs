using System.Diagnostics;
using Lianban.Cli.Running;
using Lianban.Tests.TestKit;

namespace Lianban.Tests.Web;

/// <summary>What <c>dotnet publish src/Web</c> makes is the platform alone, and runs from anywhere.</summary>
public sealed class PublishedFacts : IDisposable
{
    private readonly DataFolder data = new(Directory.CreateTempSubdirectory("lianban-published-").FullName);

    private string Published => Path.Combine(data.Root, "published");

    public void Dispose() => Directory.Delete(data.Root, recursive: true);

    [Fact]
    public async Task It_holds_neither_stand_ins_nor_the_demonstrations_tool_and_serves_from_another_folder()
    {
        var checkout = Checkout.Find();
        // what was built for these tests is published as it is
        var (exit, said) = await RunAsync(new ProcessStartInfo("dotnet", ["publish", checkout.Folder("Web"), "-c", checkout.Configuration, "-o", Published, "--no-build", "--nologo", "-v", "quiet"]));
        Assert.True(exit == 0, said);

        var files = Directory.EnumerateFiles(Published, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Published, f)).ToList();
        Assert.Equal(["Lianban.Casework.dll", "Lianban.Catalogue.dll", "Lianban.Connectors.dll", "Lianban.Platform.dll", "Lianban.Protocol.dll", "Lianban.Web.dll"],
            files.Where(f => f.StartsWith("Lianban.", StringComparison.Ordinal) && f.EndsWith(".dll", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        foreach (var foreign in new[] { "Sandboxes", "Lianban.Cli", "people.json", "AngleSharp", "xunit", ".pem", ".key", ".cs", ".cshtml" })
            Assert.DoesNotContain(files, f => foreign.StartsWith('.') ? f.EndsWith(foreign, StringComparison.Ordinal) : f.Contains(foreign, StringComparison.OrdinalIgnoreCase));
        foreach (var list in files.Where(f => f.EndsWith(".deps.json", StringComparison.Ordinal)))
        {
            var named = await File.ReadAllTextAsync(Path.Combine(Published, list));
            Assert.DoesNotContain("Lianban.Sandboxes", named);
            Assert.DoesNotContain("Lianban.Cli", named);
        }

        await ServesAsync(checkout);
    }

    // In production's settings, with the catalogue laid beside it, from a folder that has nothing to do with it.
    private async Task ServesAsync(Checkout checkout)
    {
        KeyMaterial.Prepare(data);
        var address = $"http://127.0.0.1:{Ports.FindFree()}";
        var start = new ProcessStartInfo("dotnet", [Path.Combine(Published, "Lianban.Web.dll"), "--urls", address])
        {
            WorkingDirectory = Directory.CreateDirectory(Path.Combine(data.Root, "elsewhere")).FullName, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        foreach (var (key, value) in new Dictionary<string, string>
        {
            ["Lianban__Data"] = data.Web, ["Lianban__Catalogue"] = checkout.Catalogue, ["Lianban__KeyFile"] = data.WrappingKey, ["Lianban__Keys"] = data.WebKeys,
            ["Lianban__Sandboxes"] = "http://127.0.0.1:9", ["Lianban__ForwardedHttps"] = "true", ["Lianban__SignIn__Authority"] = "https://127.0.0.1:9/sign-in",
        }) start.Environment[key] = value;
        using var program = Process.Start(start)!;
        try
        {
            using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false });
            await RunningSystem.UntilAsync("it serves", async () =>
            {
                Assert.False(program.HasExited, "it ended");
                try { return (await http.GetAsync(address + "/health")).IsSuccessStatusCode; }
                catch (HttpRequestException) { return false; }
            });
            http.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
            var first = await http.GetStringAsync(address + "/");
            Assert.Contains("<h1>", first);
            Assert.Equal(System.Net.HttpStatusCode.NotFound, (await http.GetAsync(address + "/demo")).StatusCode);
            Assert.Equal(System.Net.HttpStatusCode.NotFound, (await http.GetAsync(address + "/control/switches")).StatusCode);
            var style = System.Text.RegularExpressions.Regex.Match(first, "href=\"([^\"]+\\.css[^\"]*)\"").Groups[1].Value;
            Assert.True((await http.GetAsync(address + style)).IsSuccessStatusCode, style);
        }
        finally
        {
            program.Kill();
            await program.WaitForExitAsync();
        }
    }

    private static async Task<(int Exit, string Said)> RunAsync(ProcessStartInfo start)
    {
        (start.RedirectStandardOutput, start.RedirectStandardError) = (true, true);
        using var program = Process.Start(start)!;
        var (said, wrong) = (program.StandardOutput.ReadToEndAsync(), program.StandardError.ReadToEndAsync());
        await program.WaitForExitAsync();
        return (program.ExitCode, await said + await wrong);
    }
}
