using Lianban.Catalogue.Checking;
using Lianban.Catalogue.Loading;
using Lianban.Tests.TestKit;
using Xunit;

namespace Lianban.Tests.Catalogue.Checking;

/// <summary>The real catalogue in a folder of its own, to be broken; gone when disposed.</summary>
internal sealed class CatalogueCopy : IDisposable
{
    public const string Event = "life-events/flexible-employment";

    public string Folder { get; } = Directory.CreateTempSubdirectory("lianban-catalogue-").FullName;

    public CatalogueCopy()
    {
        var from = Repository.At("catalogue");
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var to = Path.Combine(Folder, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }
    }

    public string At(string file) => Path.Combine(Folder, file);

    public string Read(string file) => File.ReadAllText(At(file));

    public void Write(string file, string text) => File.WriteAllText(At(file), text);

    /// <summary>Line (from 1) of the first line that holds this text.</summary>
    public int LineOf(string file, string text)
    {
        var at = Read(file).IndexOf(text, StringComparison.Ordinal);
        Assert.True(at >= 0, $"{file} does not hold: {text}");
        return Read(file)[..at].Count(c => c == '\n') + 1;
    }

    public CheckReport Check() => CatalogueCheck.Run(Folder);

    /// <summary>The one refusal at this place with this code; anything else refused may stand beside it.</summary>
    public Finding Refusal(string code, string file, int line)
    {
        var report = Check();
        Assert.Null(report.Definition);
        var found = report.Refusals.Where(f => f.Code == code && f.Place == new Place(file, line)).ToList();
        Assert.True(found.Count > 0, $"no {code} at {file}:{line}, but:\n{string.Join('\n', report.Refusals)}");
        return found[0];
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
