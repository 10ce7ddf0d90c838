using Lianban.Cli.Speaking;
using System.CommandLine;
using System.Globalization;
using System.Net.Sockets;
using System.Text.Json;
using Lianban.Cli.Running;

namespace Lianban.Cli.Verbs;

/// <summary>
/// <c>./lianban case show|retry|ask|forget APPLICATION</c>: the operator's verbs on a running system. Shows states, owners and times, no personal value.
/// Exit code 1 when the platform refuses, 2 when there is no running system in the data folder.
/// </summary>
internal static class CaseVerb
{
    public static Command Make()
    {
        var verb = new Command("case", Say.Both("case-about"));
        foreach (var name in new[] { "show", "retry", "ask", "forget" })
        {
            var application = new Argument<string>("application") { Description = Say.Both("case-application") };
            var data = new Option<string?>("--data") { Description = Say.Both("run-data") };
            var act = new Command(name, Say.Both($"case-{name}")) { application, data };
            act.SetAction((parsed, cancel) => ActAsync(name, parsed.GetValue(application)!, parsed.GetValue(data), cancel));
            verb.Add(act);
        }
        var all = new Option<string?>("--data") { Description = Say.Both("run-data") };
        var verify = new Command("verify", Say.Both("case-verify")) { all };
        verify.SetAction((parsed, cancel) => VerifyAsync(parsed.GetValue(all), cancel));
        verb.Add(verify);
        return verb;
    }

    private static async Task<int> ActAsync(string name, string application, string? data, CancellationToken cancel)
    {
        var folder = new DataFolder(Path.GetFullPath(data ?? Path.Combine(Checkout.Find().Root, "data")));
        try
        {
            using var door = new OperatorDoor(folder);
            var answer = name == "show" ? await door.ShowAsync(application, cancel) : await door.DoAsync(application, name, cancel);
            if (answer.Refused)
            {
                Console.Error.WriteLine($"{answer.Word("code")} {answer.Word("zh")}\n{answer.Word("en")}");
                return 1;
            }
            if (name == "show") Show(answer.Body);
            else Say.Line($"case-{name}-done", answer.Word("done"));
            return 0;
        }
        catch (Exception e) when (e is HttpRequestException or SocketException or JsonException)
        {
            return Say.Cannot("case-no-system", folder.Root);
        }
    }

    private static void Show(JsonElement application)
    {
        Console.WriteLine($"{Word(application, "number")}  {Word(application, "state")}  {When(application, "submittedAt")}");
        Console.WriteLine($"  {Say.Both("case-columns")}");
        foreach (var one in application.GetProperty("cases").EnumerateArray())
            foreach (var part in one.GetProperty("parts").EnumerateArray())
            {
                var due = Word(part, "owner").Length > 0 && Word(part, "due").Length > 0 ? $"→ {When(part, "due")}" : "";
                Console.WriteLine($"  {Word(one, "service")}/{Word(part, "code"),-8} {Word(part, "state"),-14} {Word(part, "owner"),-18} {When(part, "since")} {due} {Word(part, "reason")}".TrimEnd(' '));
            }
        foreach (var entry in application.GetProperty("timeline").EnumerateArray())
            Console.WriteLine($"  {Word(entry, "n"),3}  {When(entry, "at")}  {Word(entry, "what")}  {Word(entry, "service")}/{Word(entry, "part")}  {Word(entry, "reason")}{Word(entry, "step")}  {Word(entry, "outcome")}".TrimEnd(' ', '/'));
    }

    private static async Task<int> VerifyAsync(string? data, CancellationToken cancel)
    {
        var folder = new DataFolder(Path.GetFullPath(data ?? Path.Combine(Checkout.Find().Root, "data")));
        try
        {
            using var door = new OperatorDoor(folder);
            var answer = await door.VerifyAsync(cancel);
            var broken = answer.Body.GetProperty("broken").EnumerateArray().ToList();
            foreach (var one in broken) Console.WriteLine($"  {Word(one, "application")}  {Word(one, "event")}");
            Say.Line("case-verified", Word(answer.Body, "chains"), broken.Count);
            return broken.Count == 0 ? 0 : 1;
        }
        catch (Exception e) when (e is HttpRequestException or SocketException or JsonException)
        {
            return Say.Cannot("case-no-system", folder.Root);
        }
    }

    private static string When(JsonElement of, string name) =>
        DateTimeOffset.TryParse(Word(of, name), CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) ? at.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) : "";

    private static string Word(JsonElement of, string name) => of.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value.ToString() : "";
}
