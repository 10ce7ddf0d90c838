using System.Net;
using System.Net.Sockets;
using Lianban.Cli.Running;
using Lianban.Cli.Visiting;
using Lianban.Tests.TestKit;
using Xunit;

namespace Lianban.Tests.Cli;

/// <summary>What the tool says and how it ends when something is in the way. Exit codes: 0 done, 1 not as it should be, 2 cannot be done here.</summary>
public sealed class VerbFacts : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("lianban-cli-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("--port"), InlineData("--sandbox-port")]
    public async Task A_taken_port_is_named_with_the_option_that_changes_it(string option)
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        var other = option == "--port" ? "--sandbox-port" : "--port";
        Says(await CommandLine.ToolAsync("run", option, $"{port}", other, $"{Ports.FindFree()}", "--data", folder), $"Port {port} is taken: end the program that uses it, or choose another with {option}.");
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder));
    }

    [Fact]
    public async Task One_port_for_both_programs_is_refused() =>
        Says(await CommandLine.ToolAsync("run", "--port", "6080", "--sandbox-port", "6080", "--data", folder), "The two programs cannot both use port 6080.");

    [Theory]
    [InlineData("0"), InlineData("65536"), InlineData("-1")]
    public async Task A_port_that_cannot_be_is_refused(string port) =>
        Says(await CommandLine.ToolAsync("run", "--port", port, "--data", folder), $"There is no port {port}: use a number from 1 to 65535.");

    [Fact]
    public async Task A_data_folder_that_cannot_be_used_is_named()
    {
        var file = Path.Combine(folder, "file");
        await File.WriteAllTextAsync(file, "");
        var data = Path.Combine(file, "data");
        Says(await CommandLine.ToolAsync("run", "--port", $"{Ports.FindFree()}", "--sandbox-port", $"{Ports.FindFree()}", "--data", data), $"The data folder {data} cannot be read or written.");
    }

    [Fact]
    public async Task An_unknown_verb_or_option_is_not_taken_for_another()
    {
        foreach (var wrong in new[] { new[] { "fly" }, ["run", "--speed", "3"], ["run", "--port", "many"], ["case", "show"] })
        {
            var ended = await CommandLine.ToolAsync(wrong);
            Assert.NotEqual(0, ended.Code);
            Assert.Contains(wrong[^1] is "3" ? "--speed" : wrong[^1], ended.All, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_unknown_suite_is_named() => Says(await CommandLine.ToolAsync("test", "--only", "Nothing"), "There is no suite Nothing.");

    [Fact]
    public async Task A_broken_catalogue_is_refused_with_file_and_line()
    {
        CopyCatalogue();
        var form = Path.Combine(folder, "life-events", "flexible-employment", "form.yaml");
        var lines = await File.ReadAllLinesAsync(form);
        var at = Array.FindIndex(lines, l => l.TrimStart().StartsWith("kind:", StringComparison.Ordinal));
        lines[at] = lines[at].Replace("kind:", "knid:", StringComparison.Ordinal);
        await File.WriteAllLinesAsync(form, lines);
        var ended = await CommandLine.ToolAsync("check", "--catalogue", folder);
        Assert.Equal(1, ended.Code);
        Assert.Contains($"life-events/flexible-employment/form.yaml:{at + 1}: CATALOGUE-UNKNOWN-KEY", ended.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_schemas_are_written_and_a_missing_catalogue_is_named()
    {
        CopyCatalogue();
        Directory.Delete(Path.Combine(folder, "schema"), recursive: true);
        Assert.Equal(0, (await CommandLine.ToolAsync("schema", "--catalogue", folder)).Code);
        foreach (var file in Directory.EnumerateFiles(Repository.At("catalogue", "schema")))
            Assert.Equal(await File.ReadAllTextAsync(file), await File.ReadAllTextAsync(Path.Combine(folder, "schema", Path.GetFileName(file))));
        var nowhere = Path.Combine(folder, "nowhere");
        foreach (var verb in new[] { "schema", "check" }) Says(await CommandLine.ToolAsync(verb, "--catalogue", nowhere), $"There is no folder {nowhere}.");
    }

    [Theory]
    [InlineData("show"), InlineData("retry"), InlineData("ask"), InlineData("forget")]
    public async Task An_operator_is_told_when_no_system_runs(string verb) =>
        Says(await CommandLine.ToolAsync("case", verb, "LB-1", "--data", folder), $"No system is running in the data folder {folder}: start it with ./run.");

    [Fact]
    public async Task A_second_run_on_the_same_data_has_what_the_first_one_took()
    {
        var (port, sandboxes) = (Ports.FindFree(), Ports.FindFree());
        string[] run = ["run", "--port", $"{port}", "--sandbox-port", $"{sandboxes}", "--data", folder];
        var (web, standIns) = (new Uri($"http://localhost:{port}/"), new Uri($"http://localhost:{sandboxes}/"));
        string number;
        await using (var first = CommandLine.StartTool(run))
        {
            await first.AnswersAsync(web, standIns);
            using var visitor = new Visitor(web);
            var person = (await DemoPeople.AskAsync(standIns)).First(p => p.Id == "never-insured");
            number = (await new Applicant(visitor, person.Id).ApplyAsync(person.Name, ["pension-registration"])).Number;
            Assert.Equal(0, (await first.InterruptAsync()).Code);
        }
        await using var second = CommandLine.StartTool(run);
        await second.AnswersAsync(web, standIns);
        var shown = await CommandLine.ToolAsync("case", "show", number, "--data", folder);
        Assert.True(shown.Code == 0, shown.All);
        Assert.StartsWith(number, shown.Out, StringComparison.Ordinal);
        Assert.Contains("pension-registration/main", shown.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("林晓燕", shown.All, StringComparison.Ordinal);
        // in production there is no trial around it: the folder is the platform's own
        Assert.StartsWith(number, (await CommandLine.ToolAsync("case", "show", number, "--data", Path.Combine(folder, "web", "store"))).Out, StringComparison.Ordinal);
        var none = await CommandLine.ToolAsync("case", "show", "LB-NOTHING", "--data", folder);
        Assert.Equal(1, none.Code);
        Assert.Contains("OPERATOR-NO-APPLICATION", none.Error, StringComparison.Ordinal);
        Assert.Equal(0, (await second.InterruptAsync()).Code);
    }

    // The sentence in Chinese, the sentence in English, and nothing else.
    private static void Says(Ended ended, string english)
    {
        Assert.True(ended.Code == 2, $"{ended.Code}: {ended.All}");
        var lines = ended.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        Assert.Equal(english, lines[1]);
    }

    private void CopyCatalogue()
    {
        foreach (var file in Directory.EnumerateFiles(Repository.At("catalogue"), "*", SearchOption.AllDirectories))
        {
            var to = Path.Combine(folder, Path.GetRelativePath(Repository.At("catalogue"), file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }
    }
}
