using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Lianban.Catalogue.Loading;

/// <summary>The files of the catalogue's layout, read as nodes, with the hash over all of them in order of their paths.</summary>
internal sealed class CatalogueFiles
{
    public const int LargestFile = 1 << 20;

    private static readonly UTF8Encoding strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private readonly string folder;
    private readonly Findings findings;
    private readonly SortedDictionary<string, Node?> roots = new(StringComparer.Ordinal);

    private CatalogueFiles(string folder, Findings findings) => (this.folder, this.findings) = (folder, findings);

    /// <summary>Lower-case hexadecimal SHA-256.</summary>
    public string Hash { get; private set; } = "";

    /// <summary>Path of the one life event's folder, e.g. <c>life-events/flexible-employment</c>.</summary>
    public string LifeEvent { get; private set; } = "";

    /// <summary>Path of the one city's folder, e.g. <c>places/weihai</c>.</summary>
    public string City { get; private set; } = "";

    /// <summary>Reads what there is; what is missing, strange or too large is found.</summary>
    public static CatalogueFiles Read(string folder, Findings findings)
    {
        var files = new CatalogueFiles(folder, findings);
        if (!Directory.Exists(folder)) findings.Refuse(new Place(".", 0), "CATALOGUE-NO-FOLDER");
        else files.Read();
        return files;
    }

    /// <summary>The root of a file that must be there; null with findings when it is not or could not be read.</summary>
    public Node? Root(string path) => roots.GetValueOrDefault(path);

    /// <summary>The files directly below a folder, in order of their paths.</summary>
    public IEnumerable<(string Path, Node Root)> Below(string under) =>
        roots.Where(r => r.Value is not null && r.Key.StartsWith(under + "/", StringComparison.Ordinal) && r.Key.LastIndexOf('/') == under.Length).Select(r => (r.Key, r.Value!));

    private void Read()
    {
        (LifeEvent, City) = (OneFolder("life-events"), OneFolder("places"));
        var paths = new List<string> { "parameters.yaml" };
        paths.AddRange(Existing("calendar", ".json"));
        if (LifeEvent.Length > 0)
        {
            paths.AddRange([$"{LifeEvent}/life-event.yaml", $"{LifeEvent}/form.yaml", .. Existing($"{LifeEvent}/services", ".yaml"), .. Existing($"{LifeEvent}/codes", ".yaml")]);
            Existing(LifeEvent, ".yaml");
        }
        if (City.Length > 0) paths.AddRange([.. Cities.Select(f => $"{City}/{f}")]);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var path in paths.Order(StringComparer.Ordinal)) roots[path] = One(path, hash);
        Hash = Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>The files whose keys together are one <see cref="Model.Places"/>.</summary>
    public static IReadOnlyList<string> Cities { get; } = ["place.yaml", "units.yaml", "ways.yaml", "routing.yaml"];

    private Node? One(string path, IncrementalHash hash)
    {
        var file = new FileInfo(Path.Combine(folder, path));
        if (!file.Exists || file.Length > LargestFile)
        {
            findings.Refuse(new Place(path, 0), file.Exists ? "CATALOGUE-TOO-LARGE" : "CATALOGUE-MISSING-FILE", $"{LargestFile}");
            return null;
        }
        var bytes = File.ReadAllBytes(file.FullName);
        Span<byte> lengths = stackalloc byte[8];
        var name = strict.GetBytes(path);
        BinaryPrimitives.WriteInt32LittleEndian(lengths, name.Length);
        BinaryPrimitives.WriteInt32LittleEndian(lengths[4..], bytes.Length);
        hash.AppendData(lengths);
        hash.AppendData(name);
        hash.AppendData(bytes);
        try { return YamlText.Read(path, strict.GetString(bytes), findings); }
        catch (DecoderFallbackException) { findings.Refuse(new Place(path, 0), "CATALOGUE-NOT-UTF8"); }
        return null;
    }

    private string OneFolder(string under)
    {
        var path = Path.Combine(folder, under);
        if (Directory.Exists(path) && Directory.GetDirectories(path) is [var one]) return $"{under}/{Path.GetFileName(one)}";
        findings.Refuse(new Place(under, 0), "CATALOGUE-ONE-FOLDER");
        return "";
    }

    // A file that the layout does not know would be read by nobody, and its author would not notice.
    private List<string> Existing(string under, string extension)
    {
        var path = Path.Combine(folder, under);
        if (!Directory.Exists(path)) return [];
        var names = Directory.GetFiles(path).Select(Path.GetFileName).OfType<string>().ToList();
        foreach (var name in names.Where(n => !n.EndsWith(extension, StringComparison.Ordinal) && n is not "LICENSE" && !n.EndsWith(".md", StringComparison.Ordinal)))
            findings.Refuse(new Place($"{under}/{name}", 0), "CATALOGUE-UNKNOWN-FILE");
        return names.Where(n => n.EndsWith(extension, StringComparison.Ordinal)).Select(n => $"{under}/{n}").ToList();
    }
}
