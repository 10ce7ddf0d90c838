using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Lianban.Casework.Audit;

/// <summary>An event as it is stored. <paramref name="Body"/> is sealed unless <paramref name="Sealed"/> is false (an event that holds nothing).</summary>
/// <param name="BusinessAt">Business time at which it was recorded, to the millisecond.</param>
/// <param name="SystemAt">System time at which it was recorded, to the millisecond.</param>
/// <param name="Hash">SHA-256 over the previous hash and everything here.</param>
public sealed record StoredEvent(
    Guid Application, int N, string Type, int Version, DateTimeOffset BusinessAt, DateTimeOffset SystemAt, bool Sealed, byte[] Body, byte[] Hash);

/// <summary>The events of one application and the head that its row holds, read as of one moment; no events and no head where there is no application.</summary>
public sealed record StoredChain(IReadOnlyList<StoredEvent> Events, byte[]? Head)
{
    /// <summary>The number of the first event that does not fit, or null when the chain is whole; a cut tail is seen by the row's head.</summary>
    public int? FirstBroken => EventChain.FirstBroken(Events, Head ?? EventChain.Start);
}

/// <summary>
/// The hash chain of one application. It hashes the stored bytes, so that it still verifies when the key, and with it every personal value, is destroyed.
/// </summary>
public static class EventChain
{
    /// <summary>The hash before the first event.</summary>
    public static readonly byte[] Start = new byte[SHA256.HashSizeInBytes];

    /// <summary>The hash of an event after <paramref name="previous"/>.</summary>
    public static byte[] Hash(
        ReadOnlySpan<byte> previous, Guid application, int n, string type, int version, DateTimeOffset businessAt, DateTimeOffset systemAt, bool isSealed, ReadOnlySpan<byte> body)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(previous);
        Span<byte> head = stackalloc byte[16 + 4 + 4 + 8 + 8 + 1 + 4];
        application.TryWriteBytes(head, bigEndian: true, out _);
        BinaryPrimitives.WriteInt32BigEndian(head[16..], n);
        BinaryPrimitives.WriteInt32BigEndian(head[20..], version);
        BinaryPrimitives.WriteInt64BigEndian(head[24..], businessAt.ToUnixTimeMilliseconds());
        BinaryPrimitives.WriteInt64BigEndian(head[32..], systemAt.ToUnixTimeMilliseconds());
        head[40] = isSealed ? (byte)1 : (byte)0;
        var name = Encoding.UTF8.GetBytes(type);
        BinaryPrimitives.WriteInt32BigEndian(head[41..], name.Length);
        hash.AppendData(head);
        hash.AppendData(name);
        hash.AppendData(body);
        return hash.GetHashAndReset();
    }

    /// <summary>The number of the first event that does not fit, or null when the chain is whole. <paramref name="head"/>: the row's head, which a cut tail would miss.</summary>
    public static int? FirstBroken(IReadOnlyList<StoredEvent> events, ReadOnlySpan<byte> head)
    {
        var previous = Start;
        for (var i = 0; i < events.Count; i++)
        {
            var e = events[i];
            if (e.N != i + 1 || !Hash(previous, e.Application, e.N, e.Type, e.Version, e.BusinessAt, e.SystemAt, e.Sealed, e.Body).AsSpan().SequenceEqual(e.Hash)) return i + 1;
            previous = e.Hash;
        }
        return head.SequenceEqual(previous) ? null : events.Count + 1;
    }
}
