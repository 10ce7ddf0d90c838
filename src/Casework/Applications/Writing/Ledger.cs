using System.Security.Cryptography;
using System.Text.Json;
using Lianban.Casework.Applications.Storage;
using Lianban.Casework.Audit;
using Lianban.Casework.Keys;
using Lianban.Platform.Crypto;

namespace Lianban.Casework.Applications.Writing;

/// <summary>Seals what is stored and opens what is read: events and waiting messages, each bound to its place, so that one cannot stand for another.</summary>
internal sealed class Ledger(IApplicationKeys keys)
{
    /// <summary>Whether the application's key still exists.</summary>
    public bool CanRead(Guid application) => keys.Find(application) is not null;

    /// <summary>Seals and chains events after <paramref name="head"/>.</summary>
    public List<StoredEvent> Store(Guid application, int version, byte[] head, IReadOnlyList<Event> events, DateTimeOffset business, DateTimeOffset system)
    {
        var key = keys.Find(application) ?? throw new InvalidOperationException("no key");
        var stored = new List<StoredEvent>(events.Count);
        foreach (var happened in events)
        {
            var n = version + stored.Count + 1;
            var (type, v) = EventTypes.Of(happened);
            // the one event that must be readable after the key is gone holds nothing
            var isSealed = happened is not ApplicationForgotten;
            var body = isSealed ? Sealer.Seal(key, EventTypes.Write(happened), Place(application, n, type, v)) : [];
            var hash = EventChain.Hash(head, application, n, type, v, business, system, isSealed, body);
            stored.Add(new StoredEvent(application, n, type, v, business, system, isSealed, body, hash));
            head = hash;
        }
        return stored;
    }

    /// <summary>Opens a stored event; <see cref="CryptographicException"/> when it was changed or the key is gone.</summary>
    public Event Open(StoredEvent stored)
    {
        if (!stored.Sealed) return EventTypes.Read(stored.Type, stored.Version, "{}"u8);
        var key = keys.Find(stored.Application) ?? throw new CryptographicException("no key");
        return EventTypes.Read(stored.Type, stored.Version, Sealer.Open(key, stored.Body, Place(stored.Application, stored.N, stored.Type, stored.Version)));
    }

    /// <summary>
    /// A hash under the application's key, so that what is stored cannot be tried against guesses, and says nothing once the key is destroyed; null without a key.
    /// </summary>
    public string? Keyed(Guid application, string text) =>
        keys.Find(application) is { } key ? Convert.ToHexStringLower(HMACSHA256.HashData(key, Place(text))) : null;

    /// <summary>Seals a waiting message.</summary>
    public byte[] Seal(string outboxKey, OutboundMessage message) =>
        Sealer.Seal(keys.Find(message.Key.Application) ?? throw new InvalidOperationException("no key"), JsonSerializer.SerializeToUtf8Bytes(message), Place(outboxKey));

    /// <summary>Opens a waiting message; null when the key was destroyed meanwhile.</summary>
    public OutboundMessage? Open(OutboxRow row) =>
        keys.Find(row.Application) is { } key ? JsonSerializer.Deserialize<OutboundMessage>(Sealer.Open(key, row.Body, Place(row.Key))) : null;

    private static byte[] Place(Guid application, int n, string type, int version) => Place($"event/{application:n}/{n}/{type}/{version}");

    private static byte[] Place(string text) => System.Text.Encoding.UTF8.GetBytes(text);
}
