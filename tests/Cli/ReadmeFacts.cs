using System.Text.RegularExpressions;
using Lianban.Cli.Running;
using Lianban.Tests.TestKit;
using Xunit;

namespace Lianban.Tests.Cli;

/// <summary>Both READMEs hold the same commands, and each command does from another folder what it promises.</summary>
public sealed class ReadmeFacts
{
    private static IReadOnlyList<string> Commands(string readme) =>
        [.. Regex.Matches(File.ReadAllText(Repository.At(readme)), "^```\n(.*?)^```$", RegexOptions.Singleline | RegexOptions.Multiline)
            .SelectMany(block => block.Groups[1].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries))];

    [Fact]
    public void Both_languages_hold_the_same_commands_and_none_is_left_untried()
    {
        var commands = Commands("README.md");
        Assert.Equal(commands, Commands("README.zh-CN.md"));
        Assert.Equal(["./run", "./test", "./lianban demo", "./lianban check", "./lianban --help"], commands);
    }

    [Theory]
    [InlineData("README.md"), InlineData("README.zh-CN.md")]
    public void Every_file_it_links_to_is_there(string readme)
    {
        var links = Regex.Matches(File.ReadAllText(Repository.At(readme)), @"\]\(([^)#]+)").Select(m => m.Groups[1].Value).ToList();
        Assert.Contains("LICENSE", links);
        Assert.Contains("THIRD-PARTY-NOTICES", links);
        Assert.All(links, l => Assert.True(Path.Exists(Repository.At(l.TrimEnd('/'))), l));
    }

    [Fact]
    public async Task Run_serves_people_and_the_stand_ins_until_it_is_stopped()
    {
        var (port, sandboxes) = (Ports.FindFree(), Ports.FindFree());
        var data = Directory.CreateTempSubdirectory("lianban-run-").FullName;
        try
        {
            await using var run = CommandLine.Start(Repository.At("run"), ["--port", $"{port}", "--sandbox-port", $"{sandboxes}", "--data", data]);
            await run.AnswersAsync(new Uri($"http://localhost:{port}/"), new Uri($"http://localhost:{sandboxes}/"));
            await run.SaysAsync("林晓燕");
            var ended = await run.InterruptAsync();
            Assert.Equal(0, ended.Code);
            Assert.Contains($"http://localhost:{port}/", ended.Out, StringComparison.Ordinal);
            Assert.True(Ports.IsFree(port) && Ports.IsFree(sandboxes), "a program outlived ./run");
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    [Fact]
    public async Task Demo_plays_one_whole_application()
    {
        var ended = await CommandLine.ScriptAsync("lianban", ["demo"], seconds: 400);
        Assert.True(ended.Code == 0, ended.All);
        Assert.Equal(7, Regex.Count(ended.Out.Split("\n\n")[^2], "^  .+[:：]", RegexOptions.Multiline));
    }

    [Fact]
    public async Task Check_finds_the_catalogue_sound()
    {
        var ended = await CommandLine.ScriptAsync("lianban", ["check"]);
        Assert.True(ended.Code == 0, ended.All);
        Assert.Contains("The catalogue is sound: 9 services.", ended.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_names_every_verb_in_both_languages()
    {
        var ended = await CommandLine.ScriptAsync("lianban", ["--help"]);
        Assert.Equal(0, ended.Code);
        foreach (var verb in new[] { "run", "demo", "test", "check", "schema", "case" }) Assert.Matches($@"(?m)^  {verb} .*\p{{IsCJKUnifiedIdeographs}}.* / [A-Za-z]", ended.Out);
    }
}
