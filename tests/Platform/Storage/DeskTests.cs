using System.Security.Claims;
using System.Xml.Linq;
using Lianban.Platform.Crypto;
using Lianban.Platform.Storage;
using Lianban.Platform.Time;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Lianban.Tests.Platform.Storage;

public sealed class DeskTests : IDisposable
{
    private static readonly MasterKey Master = MasterKey.FromBytes(Enumerable.Range(1, 32).Select(i => (byte)i).ToArray());
    private readonly string _folder = Directory.CreateTempSubdirectory("lianban-desk-").FullName;
    private readonly Clock _time = new();
    private ServiceProvider _services;

    public DeskTests() => _services = Build();

    public void Dispose()
    {
        _services.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private T The<T>() where T : notnull => _services.GetRequiredService<T>();

    private ServiceProvider Build() => new ServiceCollection().AddLogging().AddSingleton(Master).AddSingleton<TimeProvider>(_time).AddDesk(_folder).BuildServiceProvider();

    private void Restart()
    {
        _services.Dispose();
        _services = Build();
    }

    private static AuthenticationTicket Ticket(string name) => new(new ClaimsPrincipal(new ClaimsIdentity([new Claim("name", name)], "portal")), "cookie");

    [Fact]
    public async Task Business_time_is_moved_forward_and_stays_moved_after_a_restart()
    {
        var start = new DateTimeOffset(2026, 4, 29, 9, 0, 0, TimeSpan.FromHours(8));
        await The<BusinessOffset>().BeginAtAsync(start, _time, default);
        Assert.Equal(start, The<BusinessClock>().Now);
        await The<BusinessOffset>().MoveAsync(TimeSpan.FromHours(20), default);
        Restart();
        await The<BusinessOffset>().BeginAtAsync(start, _time, default); // not again from the beginning
        Assert.Equal(start.AddHours(20), The<BusinessClock>().Now);
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => The<BusinessOffset>().MoveAsync(TimeSpan.FromHours(-1), default));
    }

    [Fact]
    public async Task A_sign_in_lasts_over_a_restart_and_its_name_and_person_are_not_on_disk()
    {
        var name = await The<DeskSignIns>().StoreAsync(Ticket("CANARY"));
        Restart();
        Assert.Equal("CANARY", (await The<DeskSignIns>().RetrieveAsync(name))!.Principal.FindFirstValue("name"));
        var disk = Disk();
        Assert.DoesNotContain("CANARY", disk);
        Assert.DoesNotContain(name, disk);
        await The<DeskSignIns>().RemoveAsync(name);
        Assert.Null(await The<DeskSignIns>().RetrieveAsync(name));
    }

    [Fact]
    public async Task A_sign_in_ends_after_fifteen_minutes_without_use()
    {
        var name = await The<DeskSignIns>().StoreAsync(Ticket("x"));
        for (var i = 0; i < 3; i++)
        {
            _time.Now += TimeSpan.FromMinutes(14);
            Assert.NotNull(await The<DeskSignIns>().RetrieveAsync(name));
        }
        _time.Now += TimeSpan.FromMinutes(15);
        Assert.Null(await The<DeskSignIns>().RetrieveAsync(name));
    }

    [Fact]
    public async Task A_sign_in_ends_after_twelve_hours_however_much_it_is_used_or_renewed()
    {
        var name = await The<DeskSignIns>().StoreAsync(Ticket("x"));
        for (var i = 0; i < 71; i++)
        {
            _time.Now += TimeSpan.FromMinutes(10);
            Assert.NotNull(await The<DeskSignIns>().RetrieveAsync(name));
            await The<DeskSignIns>().RenewAsync(name, Ticket("x"));
        }
        _time.Now += TimeSpan.FromMinutes(10);
        Assert.Null(await The<DeskSignIns>().RetrieveAsync(name));
    }

    [Fact]
    public async Task Refused_messages_are_bounded_counted_and_noise_pushes_no_verified_one_out()
    {
        var refusals = The<DeskRefusals>();
        RefusedMessage Message(int i, bool verified) => new(_time.Now, "taxation", verified ? "MESSAGE-UNKNOWN-CASE" : "SIGNATURE-BAD", $"m{i}", null, null, verified);
        await refusals.RecordAsync(Message(0, verified: true), default);
        // fill up to the limit in one transaction, then the last few through the door
        await The<DeskFile>().WriteAsync(c =>
        {
            for (var i = 0; i < DeskRefusals.Limit; i++)
                c.Run("INSERT INTO refused_messages (at, department, code, message_id, verified) VALUES (0, 'taxation', 'SIGNATURE-BAD', $id, 0)", ("$id", $"old{i}"));
        }, default);
        for (var i = 0; i < 5; i++) await refusals.RecordAsync(Message(i, verified: false), default);
        Assert.Equal("m4", (await refusals.NewestAsync(1, default))[0].MessageId);
        Assert.Equal((DeskRefusals.Limit, 1), The<DeskFile>().Read(c => (
            c.One("SELECT count(*) FROM refused_messages WHERE verified = 0", r => r.GetInt32(0)), c.One("SELECT count(*) FROM refused_messages WHERE verified = 1", r => r.GetInt32(0)))));
        Assert.Equal([("taxation", "MESSAGE-UNKNOWN-CASE", 1L), ("taxation", "SIGNATURE-BAD", 5L)], await refusals.CountsAsync(default));
    }

    [Fact]
    public async Task Five_thousand_unverified_messages_are_few_transactions_and_an_exact_count()
    {
        var refusals = The<DeskRefusals>();
        RefusedMessage Message(int i, bool verified) => new(_time.Now, "taxation", verified ? "MESSAGE-UNKNOWN-CASE" : "SIGNATURE-BAD", $"m{i}", null, null, verified);
        var commits = 0;
        await The<DeskFile>().WriteAsync(c => SQLitePCL.raw.sqlite3_commit_hook(c.Handle, _ => { Interlocked.Increment(ref commits); return 0; }, null), default);
        commits = 0;
        var watch = System.Diagnostics.Stopwatch.StartNew();
        await Parallel.ForAsync(0, 5_000, async (i, cancel) => await refusals.RecordAsync(Message(i, verified: false), cancel));
        await refusals.RecordAsync(Message(0, verified: true), default);
        Assert.Equal(1, Rows(verified: true)); // at once
        Assert.Equal([("taxation", "MESSAGE-UNKNOWN-CASE", 1L), ("taxation", "SIGNATURE-BAD", 5_000L)], await refusals.CountsAsync(default));
        Assert.InRange(commits, 2, 3 + (int)watch.Elapsed.TotalSeconds);
        Assert.InRange(Rows(verified: false), 1, DeskRefusals.MostAtOnce * (commits - 1));
        Assert.Equal(1, Rows(verified: true));
    }

    [Fact]
    public async Task Unverified_messages_are_written_by_themselves_within_a_second_or_two_and_at_the_end_at_once()
    {
        await The<DeskRefusals>().RecordAsync(new RefusedMessage(_time.Now, "taxation", "SIGNATURE-BAD", null, null, null, false), default);
        for (var wait = 0; wait < 100 && Rows(verified: false) == 0; wait++) await Task.Delay(50);
        Assert.Equal(1, Rows(verified: false));
        await The<DeskRefusals>().RecordAsync(new RefusedMessage(_time.Now, "taxation", "SIGNATURE-BAD", null, null, null, false), default);
        Restart();
        Assert.Equal(2, Rows(verified: false));
    }

    [Fact]
    public async Task Counts_that_could_not_be_written_are_written_later()
    {
        await The<DeskFile>().WriteAsync(c => c.Run("CREATE TRIGGER full BEFORE INSERT ON refused_messages BEGIN SELECT RAISE(ABORT, 'full'); END"), default);
        for (var i = 0; i < 3; i++) await The<DeskRefusals>().RecordAsync(new RefusedMessage(_time.Now, "taxation", "SIGNATURE-BAD", null, null, null, false), default);
        await Assert.ThrowsAsync<Microsoft.Data.Sqlite.SqliteException>(() => The<DeskRefusals>().CountsAsync(default));
        await The<DeskFile>().WriteAsync(c => c.Run("DROP TRIGGER full"), default);
        Assert.Equal([("taxation", "SIGNATURE-BAD", 3L)], await The<DeskRefusals>().CountsAsync(default));
        Assert.Equal(3, Rows(verified: false));
    }

    private int Rows(bool verified) => The<DeskFile>().Read(c => c.One("SELECT count(*) FROM refused_messages WHERE verified = $v", r => r.GetInt32(0), ("$v", verified ? 1 : 0)));

    [Fact]
    public async Task A_refused_message_with_a_huge_or_quoted_name_does_no_harm()
    {
        await The<DeskRefusals>().RecordAsync(new RefusedMessage(_time.Now, new string('d', 100_000), "'; DROP TABLE keys; --", null, null, null, false), default);
        Assert.Equal(128, (await The<DeskRefusals>().NewestAsync(1, default))[0].Department.Length);
        Assert.Equal(0, The<DeskFile>().Read(c => c.One("SELECT count(*) FROM keys", r => r.GetInt32(0))));
    }

    [Fact]
    public void What_data_protection_sealed_is_opened_after_a_restart_and_its_keys_are_not_on_disk()
    {
        var sealedText = The<IDataProtectionProvider>().CreateProtector("test").Protect("secret");
        Restart();
        Assert.Equal("secret", The<IDataProtectionProvider>().CreateProtector("test").Unprotect(sealedText));
        Assert.NotEmpty(The<DeskKeyRing>().GetAllElements());
        Assert.DoesNotContain("masterKey", Disk());
    }

    [Fact]
    public void A_key_ring_element_stored_again_replaces_the_first()
    {
        The<DeskKeyRing>().StoreElement(new XElement("a"), "one");
        The<DeskKeyRing>().StoreElement(new XElement("b"), "one");
        Assert.Equal("b", Assert.Single(The<DeskKeyRing>().GetAllElements()).Name.LocalName);
    }

    private string Disk() => string.Concat(Directory.GetFiles(_folder, "*", SearchOption.AllDirectories).Select(f =>
    {
        using var stream = new FileStream(f, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
        return reader.ReadToEnd();
    }));

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
