namespace Lianban.Platform.Storage;

/// <summary>Folders (0700) and files (0600) that nobody but their owner can read, whatever the umask. Where there are no such modes (Windows) the folder's rights decide.</summary>
public static class OwnerOnly
{
    private const UnixFileMode FileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite, FolderMode = FileMode | UnixFileMode.UserExecute;

    /// <summary>Makes the folder unless it is there; one that is there stays as it is unless <paramref name="narrow"/>.</summary>
    /// <exception cref="IOException">It cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">It cannot be made, or is somebody else's and cannot be narrowed.</exception>
    public static void Folder(string path, bool narrow = false)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(path);
        else if (!Directory.Exists(path)) Directory.CreateDirectory(path, FolderMode);
        else if (narrow && (File.GetUnixFileMode(path) & ~FolderMode) != 0) File.SetUnixFileMode(path, FolderMode);
    }

    /// <summary>Makes the file, empty, unless it is there; one that is there is narrowed.</summary>
    /// <exception cref="IOException">It cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">It cannot be made, or is somebody else's and cannot be narrowed.</exception>
    public static void MakeFile(string path)
    {
        var options = new FileStreamOptions { Mode = System.IO.FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.ReadWrite | FileShare.Delete };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = FileMode;
        using (new FileStream(path, options)) NarrowFile(path);
    }

    /// <summary>Narrows the file if it is there.</summary>
    public static void NarrowFile(string path)
    {
        if (!OperatingSystem.IsWindows() && File.Exists(path) && (File.GetUnixFileMode(path) & ~FileMode) != 0) File.SetUnixFileMode(path, FileMode);
    }
}
