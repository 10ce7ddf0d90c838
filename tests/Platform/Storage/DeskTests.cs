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
        Assert.Equal((DeskRefusals.Limit, 1), The<DeskFile>().Read(c => (
            c.One("SELECT count(*) FROM refused_messages WHERE verified = 0", r => r.GetInt32(0)), c.One("SELECT count(*) FROM refused_messages WHERE verified = 1", r => r.GetInt32(0)))));
        Assert.Equal("m4", refusals.Newest(1)[0].MessageId);
        Assert.Equal([("taxation", "MESSAGE-UNKNOWN-CASE", 1L), ("taxation", "SIGNATURE-BAD", 5L)], refusals.Counts());
    }

    [Fact]
    public async Task A_refused_message_with_a_huge_or_quoted_name_does_no_harm()
    {
        await The<DeskRefusals>().RecordAsync(new RefusedMessage(_time.Now, new string('d', 100_000), "'; DROP TABLE keys; --", null, null, null, false), default);
        Assert.Equal(128, The<DeskRefusals>().Newest(1)[0].Department.Length);
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
