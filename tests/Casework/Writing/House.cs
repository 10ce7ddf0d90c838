using System.Collections.Concurrent;
using System.Security.Cryptography;
using Lianban.Casework.Applications;
using Lianban.Casework.Applications.Storage;
using Lianban.Casework.Applications.Writing;
using Lianban.Casework.Dispatch;
using Lianban.Casework.Keys;
using Lianban.Platform.Time;
using Lianban.Tests.Casework.Applications;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace Lianban.Tests.Casework.Writing;

/// <summary>The case core on a real SQLite file, with departments whose books the test can read. Opened again on the same folder it is the same house after a stop.</summary>
internal sealed class House : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly IHostedService[] _hosted;

    private House(string folder, Keys keys, Department[] departments, DispatchSettings dispatch)
    {
        (Folder, ApplicationKeys, Departments) = (folder, keys, departments.ToDictionary(d => ((IDepartmentConnector)d).Department));
        Business = new BusinessClock(Clock);
        var services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(TimeProvider.System).AddSingleton(Business).AddSingleton(SmallDefinition.Make())
            .AddSingleton<IApplicationKeys>(keys);
        foreach (var d in departments) services.AddSingleton<IDepartmentConnector>(d);
        services.AddApplications(folder, CaseSettings.Default).AddDispatch(dispatch);
        _services = services.BuildServiceProvider();
        _hosted = [.. _services.GetServices<IHostedService>()];
    }

    public static readonly DispatchSettings Quick =
        new(4, TimeSpan.FromMilliseconds(5), TimeSpan.FromMilliseconds(50), 5, TimeSpan.FromMilliseconds(20), TimeSpan.FromMilliseconds(20), TimeSpan.FromMilliseconds(10), TimeSpan.FromSeconds(1));

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 4, 29, 1, 0, 0, TimeSpan.Zero));
    public BusinessClock Business { get; }
    public string Folder { get; }
    public Keys ApplicationKeys { get; }
    public Dictionary<string, Department> Departments { get; }

    public T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    public static async Task<House> OpenAsync(string? folder = null, Keys? keys = null, Department[]? departments = null, DispatchSettings? dispatch = null)
    {
        var house = new House(folder ?? Directory.CreateTempSubdirectory("lianban-").FullName, keys ?? new Keys(),
            departments ?? [new Department("human-resources"), new Department("taxation")], dispatch ?? Quick);
        foreach (var hosted in house._hosted) await hosted.StartAsync(CancellationToken.None);
        return house;
    }

    public async Task<Submission> SubmitAsync(params string[] services)
    {
        var id = Guid.CreateVersion7();
        await ApplicationKeys.CreateAsync(id, default);
        var form = Given.Form(id, "h", services) with { PersonFingerprint = "person-" + id };
        var result = await Get<ISubmitApplication>().ExecuteAsync(form, default);
        Assert.Null(result.Refusal);
        return form;
    }

    public async Task<ApplicationView> UntilAsync(Guid id, Func<ApplicationView, bool> holds)
    {
        for (var i = 0; i < 1000; i++)
        {
            var view = await Get<IApplicationReads>().ShowToOperatorAsync(id, default);
            if (view is not null && holds(view)) return view;
            await Task.Delay(10);
        }
        throw new Xunit.Sdk.XunitException("did not come to pass in 10 s");
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var hosted in _hosted.Reverse()) await hosted.StopAsync(CancellationToken.None);
        await _services.DisposeAsync();
    }
}

/// <summary>Keys in memory; destroyed ones are gone.</summary>
internal sealed class Keys : IApplicationKeys
{
    private readonly ConcurrentDictionary<Guid, byte[]> _keys = new();
    public Task<byte[]> CreateAsync(Guid application, CancellationToken cancel) => Task.FromResult(_keys.GetOrAdd(application, _ => RandomNumberGenerator.GetBytes(32)));
    public byte[]? Find(Guid application) => _keys.GetValueOrDefault(application);
    public void PutBack(Guid application, byte[] key) => _keys[application] = key;
    public Task DestroyAsync(Guid application, CancellationToken cancel) => Task.FromResult(_keys.TryRemove(application, out _));
}

/// <summary>A department that collects what it is sent, counts each effect once by key, and answers as told.</summary>
internal sealed class Department(string department) : IDepartmentConnector
{
    public ConcurrentDictionary<string, OutboundMessage> Books { get; } = new();
    public ConcurrentQueue<string> Calls { get; } = new();
    public Func<OutboundMessage, Delivery>? Answers { get; set; }

    /// <summary>Its status answers know nothing.</summary>
    public Func<bool>? Forgets { get; init; }
    string IDepartmentConnector.Department => department;

    public Task<Delivery> SendAsync(OutboundMessage message, CancellationToken cancel)
    {
        Calls.Enqueue(message.Key.ToString());
        Books.TryAdd(message.Key.ToString(), message);
        return Task.FromResult(Answers?.Invoke(message) ?? Decided(message));
    }

    public Task<Delivery> AskStatusAsync(PartKey key, CancellationToken cancel) => Task.FromResult<Delivery>(
        Forgets?.Invoke() != true && Books.TryGetValue(key.ToString(), out var message) ? Decided(message) : new Delivery.Answered([]));

    public Delivery Decided(OutboundMessage message) => new Delivery.Answered(
        [Says(message, "received", Given.Received()), Says(message, "approved", Given.Approved())]);

    public Delivery OnlyReceived(OutboundMessage message) => new Delivery.Answered([Says(message, "received", Given.Received())]);

    public DepartmentMessage Says(OutboundMessage message, string id, Said said) => new(department, $"{message.MessageId}-{id}", id, message.Key, said);
}
