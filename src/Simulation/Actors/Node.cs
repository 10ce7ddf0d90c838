using Lianban.Casework.Applications;
using Lianban.Casework.Applications.Storage;
using Lianban.Casework.Applications.Writing;
using Lianban.Casework.Dispatch;
using Lianban.Casework.Keys;
using Lianban.Catalogue.Model;
using Lianban.Platform.Ids;
using Lianban.Platform.Time;
using Lianban.Simulation.Books;
using Lianban.Simulation.Scheduling;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Lianban.Simulation.Actors;

/// <summary>One process of the platform: the production writer, dispatcher, sweeps and doors over the durable books. It can die at any moment and be started again.</summary>
internal sealed class Node
{
    private readonly ServiceProvider _services;
    private readonly CancellationTokenSource _stop = new();

    public Node(Party party, Definition definition, DurableBooks books, Dice dice, Func<StoreFaults> faults, Action<IReadOnlyDictionary<Guid, int>> committed, Action crash,
        Func<Party, IEnumerable<IDepartmentConnector>> connectors)
    {
        Party = party;
        var services = new ServiceCollection();
        services.AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance).AddSingleton(typeof(ILogger<>), typeof(NullLogger<>));
        services.AddSingleton<TimeProvider>(party.Time).AddSingleton(new BusinessClock(party.Time)).AddSingleton(definition).AddSingleton<Chance>(dice.Split());
        services.AddSingleton<IApplicationKeys>(new SimulatedKeys(books, dice.Split()));
        services.AddApplications("nowhere", CaseSettings.Default).AddDispatch(Pace);
        services.Replace(ServiceDescriptor.Singleton<ICaseStore>(new SimulatedStore(books, party, dice.Split(), faults, committed, crash)));
        foreach (var connector in connectors(party)) services.AddSingleton(connector);
        _services = services.BuildServiceProvider();
        foreach (var loop in _services.GetServices<Microsoft.Extensions.Hosting.IHostedService>().OfType<ILoop>()) _ = party.Start(() => loop.LoopAsync(_stop.Token));
    }

    // as in production but for how often one looks: polls of a quiet day would be most of the run
    private static readonly DispatchSettings Pace = DispatchSettings.Default with { Poll = TimeSpan.FromSeconds(20), Sweep = TimeSpan.FromSeconds(30) };

    public Party Party { get; }

    public T The<T>() where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Dies: nothing of it runs any more.</summary>
    public void Die() => Party.Die();
}
