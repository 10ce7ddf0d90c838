using Lianban.Casework.Drafts;
using Lianban.Casework.Keys;
using Lianban.Platform.Storage;
using Lianban.Tests.Casework.Drafts;
using Xunit;

namespace Lianban.Tests.Casework.Keys;

public sealed class KeysTests : IDisposable
{
    private readonly DraftRoom _room = new();

    public void Dispose() => _room.Dispose();

    private IApplicationKeys Keys => _room.The<IApplicationKeys>();

    [Fact]
    public async Task A_key_is_there_after_a_restart_and_never_clear_on_disk()
    {
        var id = Guid.NewGuid();
        var key = await Keys.CreateAsync(id, default);
        Assert.Equal(32, key.Length);
        Assert.DoesNotContain(System.Text.Encoding.Latin1.GetString(key), _room.Disk());
        _room.Restart();
        Assert.Equal(key, Keys.Find(id));
    }

    [Fact]
    public async Task Making_a_key_twice_keeps_the_first()
    {
        var id = Guid.NewGuid();
        var keys = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => Keys.CreateAsync(id, default))));
        Assert.All(keys, k => Assert.Equal(keys[0], k));
    }

    [Fact]
    public void A_key_never_made_is_not_there() => Assert.Null(Keys.Find(Guid.NewGuid()));

    [Fact]
    public async Task A_destroyed_key_is_nowhere_not_in_memory_file_or_log()
    {
        var draft = await _room.ReadyAsync();
        var (wrapped, body, paper) = _room.The<DeskFile>().Read(c => (
            c.One("SELECT sealed FROM keys", r => r.GetBytes(0))!, c.One("SELECT body FROM drafts", r => r.GetBytes(0))!, c.One("SELECT body FROM files", r => r.GetBytes(0))!));
        string Canary(byte[] bytes) => System.Text.Encoding.Latin1.GetString(bytes[^24..]);
        Assert.Contains(Canary(wrapped), _room.Disk());
        Assert.Contains(Canary(paper), _room.Disk());

        await Keys.DestroyAsync(draft.Id, default);
        Assert.Null(Keys.Find(draft.Id));
        var disk = _room.Disk();
        Assert.DoesNotContain(Canary(wrapped), disk);
        Assert.DoesNotContain(Canary(body), disk);
        Assert.DoesNotContain(Canary(paper), disk);
        Assert.Null(_room.The<ReadDraft>().Execute(DraftRoom.Person));
        _room.Restart();
        Assert.Null(Keys.Find(draft.Id));
    }

    [Fact]
    public async Task Destroying_one_key_leaves_the_others()
    {
        var (a, b) = (Guid.NewGuid(), Guid.NewGuid());
        await Keys.CreateAsync(a, default);
        var kept = await Keys.CreateAsync(b, default);
        await Keys.DestroyAsync(a, default);
        await Keys.DestroyAsync(a, default); // again: nothing to do, no error
        Assert.Equal(kept, Keys.Find(b));
    }

    [Fact]
    public async Task A_key_read_while_it_is_destroyed_does_not_come_back_into_memory()
    {
        for (var round = 0; round < 30; round++)
        {
            var id = Guid.NewGuid();
            await Keys.CreateAsync(id, default);
            var reading = Task.Run(() => { for (var i = 0; i < 50; i++) Keys.Find(id); });
            await Keys.DestroyAsync(id, default);
            await reading;
            Assert.Null(Keys.Find(id));
        }
    }

    [Fact]
    public async Task More_keys_than_are_remembered_are_still_found()
    {
        var first = Guid.NewGuid();
        var key = await Keys.CreateAsync(first, default);
        var sealedKey = _room.The<DeskFile>().Read(c => c.One("SELECT sealed FROM keys", r => r.GetBytes(0)));
        Assert.NotNull(sealedKey);
        // push the first out of memory with keys that were made in one transaction
        var many = Enumerable.Range(0, 4_200).Select(_ => Guid.NewGuid()).ToList();
        var master = _room.The<Platform.Crypto.MasterKey>();
        await _room.The<DeskFile>().WriteAsync(c =>
        {
            foreach (var id in many) c.Run("INSERT INTO keys VALUES ($id, $sealed)", ("$id", id), ("$sealed", Platform.Crypto.SealedKey.Wrap(master, id, new byte[32])));
        }, default);
        foreach (var id in many) Assert.NotNull(Keys.Find(id));
        Assert.Equal(key, Keys.Find(first));
    }
}
