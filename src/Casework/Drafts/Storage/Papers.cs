using System.Text;
using Lianban.Casework.Applications;
using Lianban.Casework.Keys;
using Lianban.Catalogue.Model;
using Lianban.Platform.Crypto;
using Lianban.Platform.Files;
using Lianban.Platform.Ids;
using Lianban.Platform.Results;
using Lianban.Platform.Storage;
using Microsoft.Data.Sqlite;

namespace Lianban.Casework.Drafts.Storage;

/// <summary>A paper ready to be stored.</summary>
internal sealed record SealedPaper(Guid Application, Paper Paper, byte[] Body);

/// <summary>The files of papers in <c>desk.db</c>, each sealed under its application's key and bound to its own id.</summary>
internal sealed class Papers(DeskFile desk, ApplicationKeys keys, Definition definition, Ids ids, PictureQueue pictures)
{
    /// <summary>Checks and re-encodes an upload and seals it. Refuses with APPLICATION-GONE, PAPER-UNKNOWN IMAGE-BUSY and the codes of the image check.</summary>
    public async Task<Result<SealedPaper>> MakeAsync(Guid application, string code, byte[] upload, CancellationToken cancel)
    {
        if (definition.LifeEvent.Evidence.FirstOrDefault(e => e.Code == code) is not { Supply: not EvidenceSupply.Generated }) return new Refusal("PAPER-UNKNOWN");
        if (keys.Find(application) is not { } key) return new Refusal("APPLICATION-GONE");
        var image = await pictures.CleanAsync(application, upload, cancel);
        if (image.IsRefused) return image.Refusal;
        var content = image.Value.Content;
        var id = ids.Next();
        var paper = new Paper(code, id, image.Value.MediaType, content.Length, image.Value.Sha256);
        return new SealedPaper(application, paper, Sealer.Seal(key, content, Place(id)));
    }

    public static void Add(SqliteConnection c, SealedPaper sealedPaper)
    {
        var (application, paper, body) = sealedPaper;
        c.Run("INSERT INTO files (id, application, code, media_type, bytes, sha256, body) VALUES ($id, $application, $code, $type, $bytes, $sha, $body)",
            ("$id", paper.File), ("$application", application), ("$code", paper.Code), ("$type", paper.MediaType), ("$bytes", paper.Bytes), ("$sha", paper.Sha256), ("$body", body));
    }

    public static void Remove(SqliteConnection c, Guid application, Guid file) =>
        c.Run("DELETE FROM files WHERE id = $id AND application = $application", ("$id", file), ("$application", application));

    public static long Count(SqliteConnection c, Guid application) =>
        c.One("SELECT count(*) FROM files WHERE application = $application", r => r.GetInt64(0), ("$application", application));

    public static bool HasKey(SqliteConnection c, Guid application) => c.One("SELECT 1 FROM keys WHERE application = $id", _ => true, ("$id", application));

    public OpenedPaper? Open(Guid file)
    {
        var row = desk.Read(c => c.One("SELECT application, code, media_type, bytes, sha256, body FROM files WHERE id = $id",
            r => (Application: r.GetKey(0), Paper: new Paper(r.GetString(1), file, r.GetString(2), r.GetInt64(3), r.GetString(4)), Body: r.GetBytes(5)), ("$id", file)));
        if (row.Paper is null || keys.Find(row.Application) is not { } key) return null;
        return new OpenedPaper(row.Application, row.Paper, Sealer.Open(key, row.Body, Place(file)));
    }

    private static byte[] Place(Guid file) => Encoding.ASCII.GetBytes($"file/{file:n}");
}
