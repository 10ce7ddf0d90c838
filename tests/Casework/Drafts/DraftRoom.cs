using System.Globalization;
using Lianban.Casework.Applications;
using Lianban.Casework.Drafts;
using Lianban.Casework.Keys;
using Lianban.Catalogue.Model;
using Lianban.Platform.Crypto;
using Lianban.Platform.Ids;
using Lianban.Platform.Results;
using Lianban.Platform.Storage;
using Lianban.Platform.Time;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Lianban.Tests.Casework.Drafts;

/// <summary>The rooms of drafts and keys over a real desk.db in a temporary folder; the core and data sharing are collecting stand-ins.</summary>
internal sealed class DraftRoom : IDisposable
{
    private static readonly MasterKey Master = MasterKey.FromBytes(Enumerable.Range(1, 32).Select(i => (byte)i).ToArray());
    private ServiceProvider _services;

    public DraftRoom(Definition? definition = null)
    {
        Definition = definition ?? SmallCatalogue.Build();
        _services = Build();
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("lianban-drafts-").FullName;
    public Definition Definition { get; set; }
    public FakeTimeProvider Time { get; } = new(DateTimeOffset.Parse("2026-04-29T09:00:00+08:00", CultureInfo.InvariantCulture));
    public FakeCore Core { get; } = new();
    public FakeSharing Sharing { get; } = new();

    public static SignedIn Person { get; } = new(new Applicant("resident-identity-card", "11010519491231002X", "CANARY\u738B\u5C0F\u660E"), "fp-1", 2, "13800138000");

    public T The<T>() where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Closes everything and opens the same folder again, as after a restart.</summary>
    public void Restart()
    {
        _services.Dispose();
        _services = Build();
    }

    public Task<Draft> OpenAsync(SignedIn? person = null) => The<OpenDraft>().ExecuteAsync(person ?? Person, "online", default);

    public async Task<Draft> SaveAsync(DraftChange change, SignedIn? person = null)
    {
        var draft = The<ReadDraft>().Execute(person ?? Person)!;
        return ((SaveOutcome.Saved)await The<SaveDraft>().ExecuteAsync(person ?? Person, draft.Id, draft.Version, change, default)).Draft;
    }

    /// <summary>A draft for the pension registration alone that can be submitted as it is.</summary>
    public async Task<Draft> ReadyAsync()
    {
        await OpenAsync();
        await The<AnswerNotice>().ExecuteAsync(Person, "1", agreed: false, default);
        await The<AddPaper>().ExecuteAsync(Person, "identity-document", Jpeg, null, default);
        return await SaveAsync(new DraftChange(
            Services: [SmallCatalogue.Pension], Area: "huancui", Confirmed: ["UNEMPLOYMENT-MAY-END"], Ticks: new Dictionary<string, string?> { ["usual-residence"] = "" },
            Answers: new Dictionary<string, string?> { ["sex"] = "female", ["ethnicity"] = "01", ["start-month"] = "202605" }));
    }

    public static byte[] Jpeg => Pictures.Jpeg;

    public static byte[] OtherJpeg => Pictures.Other;

    public Task<SubmitOutcome> SubmitAsync(Draft draft, string? name = null) => The<SubmitDraft>().ExecuteAsync(Person, draft.Id, draft.Version, name ?? Person.Applicant.Name, default);

    /// <summary>Everything on disk, byte for byte.</summary>
    public string Disk() => string.Concat(Directory.GetFiles(Folder, "*", SearchOption.AllDirectories).Select(f =>
    {
        using var stream = new FileStream(f, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
        return reader.ReadToEnd();
    }));

    public void Dispose()
    {
        _services.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    private ServiceProvider Build() => new ServiceCollection()
        .AddSingleton(Master).AddSingleton<TimeProvider>(Time).AddSingleton(Definition).AddSingleton(Ids.From(Time))
        .AddSingleton<ISubmitApplication>(Core).AddSingleton<IApplicationReads>(Core).AddSingleton<ISharedRecords>(Sharing)
        .AddDesk(Folder).AddKeys().AddDrafts().AddLogging().BuildServiceProvider();
}

/// <summary>Stands in for the core: keeps what was submitted; the same id and hash get the same receipt.</summary>
internal sealed class FakeCore : ISubmitApplication, IApplicationReads
{
    public List<Submission> Asked { get; } = [];
    public Dictionary<Guid, Submission> Kept { get; } = [];
    public Dictionary<string, Guid> Open { get; } = [];
    public Refusal? Refuses { get; set; }

    /// <summary>Commits, and then the answer is lost.</summary>
    public bool DiesAfterCommit { get; set; }

    public Task<Result<Receipt>> ExecuteAsync(Submission submission, CancellationToken cancel)
    {
        Asked.Add(submission);
        if (Refuses is not null) return Task.FromResult<Result<Receipt>>(Refuses);
        if (Kept.TryGetValue(submission.Id, out var kept) && kept.BodyHash != submission.BodyHash) return Task.FromResult<Result<Receipt>>(new Refusal("SUBMIT-DIFFERENT-CONTENT"));
        Kept.TryAdd(submission.Id, submission);
        if (DiesAfterCommit) throw new OperationCanceledException();
        return Task.FromResult<Result<Receipt>>(ReceiptOf(submission.Id));
    }

    public Task<ApplicationView?> ShowAsync(Guid application, string personFingerprint, CancellationToken cancel) => Task.FromResult(
        Kept.TryGetValue(application, out var s) && s.PersonFingerprint == personFingerprint
            ? new ApplicationView(application, ReceiptOf(application).Number, ApplicationState.InProgress, ReceiptOf(application).SubmittedAt, s, [], [])
            : null);

    public Task<ApplicationView?> ShowToOperatorAsync(Guid application, CancellationToken cancel) => throw new NotSupportedException();
    public Task<IReadOnlyList<ApplicationSummary>> OfPersonAsync(string personFingerprint, CancellationToken cancel) => throw new NotSupportedException();
    public Task<IReadOnlyDictionary<string, Guid>> OpenServicesAsync(string personFingerprint, CancellationToken cancel) => Task.FromResult<IReadOnlyDictionary<string, Guid>>(Open);
    public Task<Guid?> FindByNumberAsync(string number, CancellationToken cancel) => throw new NotSupportedException();

    private static Receipt ReceiptOf(Guid id) => new(id, "N-" + id.ToString("n")[^6..], DateTimeOffset.UnixEpoch);
}

/// <summary>Stands in for data sharing: answers what the test put in, and counts.</summary>
internal sealed class FakeSharing : ISharedRecords
{
    public Dictionary<string, (string Value, string Source)> Values { get; } = [];
    public List<IReadOnlyList<string>> Asked { get; } = [];
    public bool Reachable { get; set; } = true;

    /// <summary>Never answers: waits until it is given up.</summary>
    public bool Hangs { get; set; }

    public async Task<SharedAnswer> AskAsync(Applicant person, string noticeVersion, IReadOnlyList<string> items, CancellationToken cancel)
    {
        Asked.Add(items);
        if (Hangs) await Task.Delay(Timeout.Infinite, cancel);
        return Reachable
            ? new SharedAnswer(true, [.. Values.Where(v => items.Contains(v.Key)).Select(v => new SharedValue(v.Key, v.Value.Value, v.Value.Source, DateTimeOffset.UnixEpoch))])
            : new SharedAnswer(false, []);
    }
}

internal static class Pictures
{
    public static byte[] Jpeg { get; } = Make(SkiaSharp.SKColors.White);
    public static byte[] Other { get; } = Make(SkiaSharp.SKColors.LightGray);

    private static byte[] Make(SkiaSharp.SKColor colour)
    {
        using var bitmap = new SkiaSharp.SKBitmap(400, 500);
        bitmap.Erase(colour);
        using var data = bitmap.Encode(SkiaSharp.SKEncodedImageFormat.Jpeg, 90);
        return data.ToArray();
    }
}
