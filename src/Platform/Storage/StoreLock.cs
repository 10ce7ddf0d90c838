namespace Lianban.Platform.Storage;

/// <summary>
/// One process on one data folder: an open file that no second process can open. The system lets go of it when the process ends, however it ends; the file stays.
/// </summary>
public sealed class StoreLock : IDisposable
{
    private const string Name = "store.lock";

    // EWOULDBLOCK of Linux and of macOS, sharing violation of Windows
    private static readonly int[] inUse = [11, 35, unchecked((int)0x80070020)];
    private readonly FileStream _held;

    private StoreLock(FileStream held) => _held = held;

    /// <summary>Takes the folder, which must be there; null when another process has it.</summary>
    /// <exception cref="IOException">The file cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">The file cannot be made.</exception>
    public static StoreLock? Take(string folder)
    {
        var path = Path.Combine(folder, Name);
        try
        {
            var held = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            OwnerOnly.NarrowFile(path);
            return new StoreLock(held);
        }
        catch (IOException e) when (inUse.Contains(e.HResult))
        {
            return null;
        }
    }

    /// <summary>Lets go of the folder.</summary>
    public void Dispose() => _held.Dispose();
}
