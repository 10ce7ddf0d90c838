using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Lianban.Cli.Running;
using Lianban.Tests.TestKit;
using Microsoft.Data.Sqlite;

namespace Lianban.Tests.Web;

/// <summary>The real program, started with what must not serve: it ends at once with code 78, one sentence and its reason, and no stack trace.</summary>
public sealed class StartFacts : IDisposable
{
    private const int Configuration = 78; // EX_CONFIG
    private readonly DataFolder data = new(Directory.CreateTempSubdirectory("lianban-start-").FullName);
    private readonly Dictionary<string, string> settings;

    public StartFacts()
    {
        // the keys of a trial, made the way ./run makes them
        KeyMaterial.Prepare(data);
        settings = new()
        {
            ["ASPNETCORE_URLS"] = $"http://127.0.0.1:{Ports.FindFree()}", ["Lianban__Data"] = data.Web, ["Lianban__Catalogue"] = Checkout.Find().Catalogue,
            ["Lianban__KeyFile"] = data.WrappingKey, ["Lianban__Keys"] = data.WebKeys, ["Lianban__Sandboxes"] = "http://127.0.0.1:9", ["Lianban__Demo"] = "true",
        };
    }

    public void Dispose() => Directory.Delete(data.Root, recursive: true);

    [Fact]
    public Task Production_without_https_does_not_start() => RefusesAsync("https", ("Lianban__Demo", "false"));

    [Fact]
    public Task Production_does_not_take_a_business_time() =>
        RefusesAsync("Lianban__BusinessStart", ("Lianban__Demo", "false"), ("Lianban__ForwardedHttps", "true"), ("Lianban__BusinessStart", "2026-04-29T09:00:00+08:00"));

    [Fact]
    public async Task Production_does_not_serve_data_whose_business_time_was_moved()
    {
        await RunsAsync(("Lianban__BusinessStart", "2026-04-29T09:00:00+08:00"));
        await RefusesAsync("办理时间已被移动", Production);
    }

    [Fact]
    public Task Production_needs_an_address_for_every_partner() => RefusesAsync("Lianban:Parties:human-resources:Base", [.. Production, ("Lianban__Sandboxes", "")]);

    [Fact]
    public Task Production_signs_in_over_https_only() => RefusesAsync("Lianban:SignIn:Authority", [.. Production, ("Lianban__SignIn__Authority", "http://127.0.0.1:9/sign-in")]);

    [Fact]
    public Task A_way_of_deciding_that_needs_a_desk_is_refused_until_there_is_one() =>
        WithCatalogueAsync("places/weihai/ways.yaml", "department: taxation, area: \"*\", service: \"*\", way: department-system", "department: taxation, area: \"*\", service: \"*\", way: our-reviewer-confirmed", "审核工作台");

    [Fact]
    public Task A_definition_that_is_not_sound_does_not_start_and_is_named_by_file_and_line() =>
        WithCatalogueAsync("life-events/flexible-employment/form.yaml", "kind: document-number", "kind: document-nummer", "form.yaml:");

    [Fact]
    public Task The_wrapping_key_must_be_supplied() => RefusesAsync("Lianban:KeyFile", ("Lianban__KeyFile", data.WrappingKey + ".none"));

    [Fact]
    public async Task A_wrapping_key_that_others_can_read_is_refused()
    {
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(data.WrappingKey, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        await RefusesAsync("0600");
    }

    [Fact]
    public async Task Another_wrapping_key_than_the_data_were_sealed_under_is_refused()
    {
        await RunsAsync();
        await File.WriteAllTextAsync(data.WrappingKey, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)) + "\n");
        await RefusesAsync("主密钥");
    }

    [Fact]
    public async Task A_missing_signing_key_is_refused()
    {
        File.Delete(Path.Combine(data.WebKeys, "platform-1.private.pem"));
        await RefusesAsync("platform-1.private.pem");
    }

    [Theory]
    [InlineData("desk.db"), InlineData("cases.db")]
    public async Task A_store_that_is_no_database_is_refused(string store)
    {
        Directory.CreateDirectory(data.Web);
        await File.WriteAllTextAsync(Path.Combine(data.Web, store), "this is no database, and it is long enough to be looked at as one: " + new string('x', 4096));
        await RefusesAsync("数据文件不能打开");
    }

    [Fact]
    public async Task An_address_that_is_taken_is_refused()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        await RefusesAsync("已被别的程序占用", ("ASPNETCORE_URLS", $"http://127.0.0.1:{((IPEndPoint)other.LocalEndpoint).Port}"));
    }

    [Fact]
    public async Task In_production_the_operators_door_opens_over_its_socket_alone()
    {
        var status = new Uri("http://localhost/operator/status");
        await RunsAsync(async () =>
        {
            using var socket = new HttpClient(new SocketsHttpHandler { UseProxy = false, ConnectCallback = async (_, cancel) =>
            {
                var door = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                await door.ConnectAsync(new UnixDomainSocketEndPoint(data.OperatorSocket), cancel);
                return new NetworkStream(door, ownsSocket: true);
            } });
            Assert.Equal(HttpStatusCode.OK, (await socket.GetAsync(status)).StatusCode);
            using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
            var outside = new Uri(new Uri(settings["ASPNETCORE_URLS"]), status.AbsolutePath);
            Assert.Equal(HttpStatusCode.BadRequest, (await http.GetAsync(outside)).StatusCode);
            http.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
            Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync(outside)).StatusCode);
        }, Production);
    }

    [Fact]
    public Task A_second_process_on_the_same_data_folder_is_refused_and_the_first_keeps_its_door() => RunsAsync(async () =>
    {
        await RefusesAsync("正由另一个进程使用", ("ASPNETCORE_URLS", $"http://127.0.0.1:{Ports.FindFree()}"));
        await RefusesAsync("正由另一个进程使用", Production);
        using var door = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await door.ConnectAsync(new UnixDomainSocketEndPoint(data.OperatorSocket));
    });

    [Fact]
    public async Task Folder_databases_and_door_are_the_owners_alone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "no such modes");
        await RunsAsync(() =>
        {
            Assert.Equal("700", Mode(data.Web));
            Assert.Equal(["cases.db 600", "cases.db-shm 600", "cases.db-wal 600", "desk.db 600", "desk.db-shm 600", "desk.db-wal 600", "operator.sock 600", "store.lock 600"],
                Directory.EnumerateFiles(data.Web).Select(f => $"{Path.GetFileName(f)} {Mode(f)}").Order(StringComparer.Ordinal));
            return Task.CompletedTask;
        });
    }

    [Fact]
    public async Task In_production_what_was_wider_is_narrowed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "no such modes");
        await RunsAsync();
        Chmod(data.Web, "755");
        foreach (var file in Directory.EnumerateFiles(data.Web, "*.db")) Chmod(file, "644");
        await RunsAsync(() =>
        {
            Assert.Equal("700", Mode(data.Web));
            Assert.All(Directory.EnumerateFiles(data.Web, "*.db*"), f => Assert.Equal("600", Mode(f)));
            return Task.CompletedTask;
        }, Production);
    }

    private static string Mode(string path) => OperatingSystem.IsWindows() ? "" : Convert.ToString((int)File.GetUnixFileMode(path), 8);

    private static void Chmod(string path, string mode)
    {
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, (UnixFileMode)Convert.ToInt32(mode, 8));
    }

    private static (string, string)[] Production =>
    [
        ("Lianban__Demo", "false"), ("Lianban__ForwardedHttps", "true"), ("Lianban__SignIn__Authority", "https://127.0.0.1:9/sign-in"),
    ];

    private async Task WithCatalogueAsync(string file, string old, string changed, string sentence)
    {
        var copy = Path.Combine(data.Root, "catalogue");
        foreach (var from in Directory.EnumerateFiles(settings["Lianban__Catalogue"], "*", SearchOption.AllDirectories))
        {
            var to = Path.Combine(copy, Path.GetRelativePath(settings["Lianban__Catalogue"], from));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(from, to);
        }
        var text = await File.ReadAllTextAsync(Path.Combine(copy, file));
        Assert.Contains(old, text);
        await File.WriteAllTextAsync(Path.Combine(copy, file), text.Replace(old, changed));
        await RefusesAsync(sentence, ("Lianban__Catalogue", copy));
    }

    private async Task RefusesAsync(string sentence, params (string, string)[] more)
    {
        using var program = Start(more);
        var said = await program.StandardOutput.ReadToEndAsync() + await program.StandardError.ReadToEndAsync();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await program.WaitForExitAsync(patience.Token);
        Assert.True(said.Contains(sentence), said);
        Assert.DoesNotContain("   at ", said);
        Assert.DoesNotContain("Unhandled", said);
        Assert.Equal(Configuration, program.ExitCode);
    }

    private Task RunsAsync(params (string, string)[] more) => RunsAsync(() => Task.CompletedTask, more);

    private async Task RunsAsync(Func<Task> meanwhile, params (string, string)[] more)
    {
        using var program = Start(more);
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        await RunningSystem.UntilAsync("it serves", async () =>
        {
            Assert.False(program.HasExited, "it ended");
            try { return (await http.GetAsync(settings["ASPNETCORE_URLS"] + "/health")).IsSuccessStatusCode; }
            catch (HttpRequestException) { return false; }
        });
        try
        {
            await meanwhile();
        }
        finally
        {
            program.Kill();
            await program.WaitForExitAsync();
        }
    }

    private Process Start((string, string)[] more)
    {
        var start = new ProcessStartInfo("dotnet", [Checkout.Find().Assembly("Web")]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = data.Root };
        foreach (var (key, value) in settings.Select(s => (s.Key, s.Value)).Concat(more)) start.Environment[key] = value;
        return Process.Start(start)!;
    }
}
