namespace Lianban.Casework.Keys;

/// <summary>The keys that personal values are sealed under, one for each application; kept in <c>desk.db</c>, wrapped by the key outside the database.</summary>
public interface IApplicationKeys
{
    /// <summary>Makes and durably stores the key of a new draft; 32 bytes.</summary>
    Task<byte[]> CreateAsync(Guid application, CancellationToken cancel);

    /// <summary>The key, or null when it was destroyed or never made. Cached.</summary>
    byte[]? Find(Guid application);

    /// <summary>Destroys the key, so that everything sealed under it is unreadable for ever; also from the write-ahead log.</summary>
    Task DestroyAsync(Guid application, CancellationToken cancel);
}
