using System.Diagnostics;
using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using Lianban.Cli.Running;

namespace Lianban.Cli.Testing;

/// <summary>How many tests of a suite came out how. A suite that ended without results counts as one failure.</summary>
internal sealed record SuiteResult(string Suite, int Passed, int Failed, int Skipped, TimeSpan Took, IReadOnlyList<string> Failures);

/// <summary>One test project, run as the program it is.</summary>
internal sealed class Suite(Checkout checkout, string name)
{
    public string Name => name;

    private string Folder => Path.Combine(checkout.Root, "tests", name);
    private string Assembly => Path.Combine(Folder, "bin", checkout.Configuration, "net10.0", $"Lianban.Tests.{name}.dll");

    /// <summary>What it printed.</summary>
    public string Log => Path.Combine(checkout.Root, "artifacts", "tests", $"{name}.log");

    /// <summary>All test projects of the solution, by name.</summary>
    public static IReadOnlyList<Suite> All(Checkout checkout) =>
    [
        .. from project in XDocument.Load(Path.Combine(checkout.Root, "Lianban.slnx")).Descendants("Project")
           let path = (string)project.Attribute("Path")!
           where path.StartsWith("tests/", StringComparison.Ordinal) && !path.StartsWith("tests/TestKit/", StringComparison.Ordinal)
           select new Suite(checkout, path.Split('/')[1])
    ];

    /// <summary>Runs it. When time is up its whole process tree is killed.</summary>
    /// <param name="isLong">Also the tests with the trait <c>Long</c>.</param>
    public async Task<SuiteResult> RunAsync(bool isLong, CancellationToken timeUp)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Log)!);
        var xml = Path.ChangeExtension(Log, ".xml");
        File.Delete(xml);
        var began = Stopwatch.GetTimestamp();
        var start = new ProcessStartInfo("dotnet", [Assembly, "-noLogo", "-noColor", "-result-xml", xml, .. isLong ? Array.Empty<string>() : ["-trait-", "Long=*"]])
        {
            WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true,
        };
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        await using (var log = TextWriter.Synchronized(new StreamWriter(Log)))
        {
            var copied = Task.WhenAll(CopyAsync(process.StandardOutput, log), CopyAsync(process.StandardError, log));
            await using (timeUp.Register(() => process.Kill(entireProcessTree: true))) await copied;
        }
        await process.WaitForExitAsync(CancellationToken.None);
        return Read(xml, process.ExitCode, Stopwatch.GetElapsedTime(began));
    }

    private static async Task CopyAsync(StreamReader from, TextWriter to)
    {
        while (await from.ReadLineAsync() is { } line) await to.WriteLineAsync(line);
    }

    private SuiteResult Read(string xml, int exit, TimeSpan took)
    {
        try
        {
            var assembly = XDocument.Load(xml).Descendants("assembly").Single();
            int Count(string attribute) => int.Parse(assembly.Attribute(attribute)?.Value ?? "0", CultureInfo.InvariantCulture);
            var failures = assembly.Descendants("test").Where(t => (string?)t.Attribute("result") == "Fail")
                .Select(t => $"{(string?)t.Attribute("name")}\n      {FirstLine((string?)t.Descendants("message").FirstOrDefault())}").ToList();
            var failed = Count("failed") + Count("errors");
            // Succeeds only by its exit code too: a runner that reports all well and then crashes has not.
            return new SuiteResult(name, Count("passed"), exit == 0 ? failed : Math.Max(failed, 1), Count("skipped"), took, failures);
        }
        catch (Exception e) when (e is IOException or XmlException or InvalidOperationException)
        {
            return new SuiteResult(name, 0, 1, 0, took, [$"{name}: no results, exit code {exit}"]);
        }
    }

    private static string FirstLine(string? message) => message?.Split('\n', 2)[0] ?? "";
}
