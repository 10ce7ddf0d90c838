namespace Lianban.Web.Shared;

/// <summary>Reads uploaded papers from a posted form.</summary>
internal static class PostedPapers
{
    /// <summary>The bytes of an uploaded file, or null when none was chosen.</summary>
    public static async Task<byte[]?> ReadAsync(IFormCollection form, string field, CancellationToken cancel)
    {
        if (form.Files.GetFile(field) is not { Length: > 0 } file) return null;
        var bytes = new byte[file.Length];
        await using var stream = file.OpenReadStream();
        await stream.ReadExactlyAsync(bytes, cancel);
        return bytes;
    }
}
