using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Lianban.Platform.Crypto;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Lianban.Platform.Storage;

/// <summary>
/// Sign-ins kept on the server: the cookie holds only a random name. Tickets are sealed; the row's key is a hash of the name, so that reading the file signs nobody in.
/// A ticket ends 15 minutes after it was last used, and 12 hours after the sign-in at the latest (system time).
/// </summary>
public sealed class DeskSignIns(DeskFile desk, MasterKey master, TimeProvider system) : ITicketStore
{
    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(15), Total = TimeSpan.FromHours(12);

    // Not every request writes: within a minute of the last note nothing is noted.
    private static readonly TimeSpan Note = TimeSpan.FromMinutes(1);
    private readonly byte[] _key = master.Derive("sign-ins");

    public async Task<string> StoreAsync(AuthenticationTicket ticket)
    {
        var name = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var (id, now) = (Id(name), system.GetUtcNow());
        var body = Seal(id, ticket);
        await desk.WriteAsync(c =>
        {
            c.Run("DELETE FROM sign_ins WHERE touched < $idle OR created < $total", ("$idle", now - Idle), ("$total", now - Total));
            c.Run("INSERT INTO sign_ins (id, body, created, touched) VALUES ($id, $body, $now, $now)", ("$id", id), ("$body", body), ("$now", now));
        }, CancellationToken.None);
        return name;
    }

    public Task RenewAsync(string key, AuthenticationTicket ticket)
    {
        var id = Id(key);
        var body = Seal(id, ticket);
        // the total counts from the sign-in: renewing does not lengthen it
        return desk.WriteAsync(c => c.Run("UPDATE sign_ins SET body = $body, touched = $now WHERE id = $id", ("$id", id), ("$body", body), ("$now", system.GetUtcNow())), CancellationToken.None);
    }

    public async Task<AuthenticationTicket?> RetrieveAsync(string key)
    {
        var (id, now) = (Id(key), system.GetUtcNow());
        var row = desk.Read(c => c.One("SELECT body, created, touched FROM sign_ins WHERE id = $id",
            r => (Body: r.GetBytes(0), Created: r.GetInstant(1), Touched: r.GetInstant(2)), ("$id", id)));
        if (row.Body is null || now - row.Touched >= Idle || now - row.Created >= Total) return null;
        if (now - row.Touched >= Note) await desk.WriteAsync(c => c.Run("UPDATE sign_ins SET touched = $now WHERE id = $id", ("$id", id), ("$now", now)), CancellationToken.None);
        return TicketSerializer.Default.Deserialize(Sealer.Open(_key, row.Body, Place(id)));
    }

    public Task RemoveAsync(string key) => desk.WriteAsync(c => c.Run("DELETE FROM sign_ins WHERE id = $id", ("$id", Id(key))), CancellationToken.None);

    private byte[] Seal(byte[] id, AuthenticationTicket ticket) => Sealer.Seal(_key, TicketSerializer.Default.Serialize(ticket), Place(id));

    private static byte[] Id(string name) => SHA256.HashData(Encoding.UTF8.GetBytes(name));

    private static byte[] Place(byte[] id) => [.. "sign-in/"u8, .. id];
}
