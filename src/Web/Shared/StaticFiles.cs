using System.Collections.Frozen;
using System.IO.Compression;
using System.Security.Cryptography;

namespace Lianban.Web.Shared;

/// <summary>
/// Style sheet, script and icon from the program itself: compressed once, named by their hash, kept for ever by the browser.
/// So nothing depends on the folder that the program was started in.
/// </summary>
internal sealed class StaticFiles
{
    private readonly FrozenDictionary<string, (byte[] Plain, byte[] Brotli, string Type)> files;
    private readonly FrozenDictionary<string, string> paths;

    public StaticFiles(FormStyles styles)
    {
        var found = new Dictionary<string, (byte[], byte[], string)>();
        var named = new Dictionary<string, string>();
        foreach (var (name, type) in new[] { ("site.css", "text/css"), ("site.js", "text/javascript"), ("icon.svg", "image/svg+xml") })
        {
            var bytes = Read(name);
            if (name == "site.css") bytes = [.. bytes, .. System.Text.Encoding.UTF8.GetBytes(styles.Css)];
            var path = $"/static/{Convert.ToHexStringLower(SHA256.HashData(bytes))[..12]}/{name}";
            found[path] = (bytes, Compress(bytes), type);
            named[name] = path;
        }
        files = found.ToFrozenDictionary();
        paths = named.ToFrozenDictionary();
    }

    /// <summary>The address of a file, with its hash.</summary>
    public string this[string name] => paths[name];

    public async Task ServeAsync(HttpContext http, RequestDelegate next)
    {
        if (!files.TryGetValue(http.Request.Path.Value ?? "", out var file) || !HttpMethods.IsGet(http.Request.Method)) { await next(http); return; }
        var brotli = http.Request.Headers.AcceptEncoding.ToString().Contains("br", StringComparison.Ordinal);
        var headers = http.Response.Headers;
        headers.CacheControl = "public, max-age=31536000, immutable";
        headers.Remove("Pragma");
        headers.Vary = "Accept-Encoding";
        if (brotli) headers.ContentEncoding = "br";
        http.Response.ContentType = file.Type;
        http.Response.ContentLength = (brotli ? file.Brotli : file.Plain).Length;
        await http.Response.Body.WriteAsync(brotli ? file.Brotli : file.Plain, http.RequestAborted);
    }

    private static byte[] Read(string name)
    {
        using var stream = typeof(StaticFiles).Assembly.GetManifestResourceStream("Static/" + name) ?? throw new InvalidOperationException(name);
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }

    private static byte[] Compress(byte[] plain)
    {
        using var memory = new MemoryStream();
        using (var brotli = new BrotliStream(memory, CompressionLevel.SmallestSize)) brotli.Write(plain);
        return memory.ToArray();
    }
}
