using Lianban.Tests.TestKit;
using Xunit;

namespace Lianban.Tests.Cli;

/// <summary>The three scripts are short, and say in one sentence which tool is missing.</summary>
public sealed class ScriptFacts : IDisposable
{
    private static readonly string[] tools = ["bash", "dirname", "readlink", "mkdir", "flock", "grep", "sort", "head", "ldconfig", "env"];
    private static readonly string[] folders = ["/usr/bin", "/bin", "/usr/sbin", "/sbin"];
    private readonly string folder = Directory.CreateTempSubdirectory("lianban-path-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("run"), InlineData("test"), InlineData("lianban"), InlineData(".ci/run")]
    public void A_script_stays_under_forty_lines(string script) => Assert.InRange(File.ReadAllLines(Repository.At(script)).Length, 1, 39);

    [Theory]
    [InlineData("run"), InlineData("test"), InlineData("lianban")]
    public async Task Without_dotnet_it_says_what_to_install(string script)
    {
        Link();
        Says(await CommandLine.ScriptAsync(script, ["check"], folder), "The .NET SDK 10 is missing: install it first (https://dotnet.microsoft.com/download/dotnet/10.0).");
    }

    [Fact]
    public async Task Without_libicu_it_says_what_to_type()
    {
        Link();
        Make("dotnet", "exit 1");
        Make("ldconfig", "echo '\tlibc.so.6 (libc6,x86-64) => /lib/libc.so.6'");
        Says(await CommandLine.ScriptAsync("lianban", ["check"], folder), "libicu is missing: run apt-get install -y libicu72.");
    }

    [Fact]
    public async Task With_an_older_SDK_alone_it_says_so()
    {
        Link();
        Make("dotnet", "echo '8.0.400 [/usr/share/dotnet/sdk]'");
        Says(await CommandLine.ScriptAsync("lianban", ["check"], folder), "This dotnet has no SDK of version 10: install the .NET SDK 10.");
    }

    // One sentence in each language, and nothing else.
    private static void Says(Ended ended, string sentence)
    {
        Assert.Equal(2, ended.Code);
        Assert.Equal("", ended.Out);
        var lines = ended.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        Assert.Equal(sentence, lines[1]);
    }

    // A PATH with what the scripts need, and no dotnet in it.
    private void Link()
    {
        foreach (var tool in tools)
            if (folders.Select(f => Path.Combine(f, tool)).FirstOrDefault(File.Exists) is { } found) File.CreateSymbolicLink(Path.Combine(folder, tool), found);
    }

    private void Make(string tool, string does)
    {
        var path = Path.Combine(folder, tool);
        File.Delete(path);
        File.WriteAllText(path, $"#!/bin/sh\n{does}\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
