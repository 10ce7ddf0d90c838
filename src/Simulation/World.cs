using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Lianban.Casework.Applications;
using Lianban.Casework.Applications.Writing;
using Lianban.Casework.Dispatch;
using Lianban.Catalogue.Model;
using Department = Lianban.Simulation.Actors.Department;
using Lianban.Simulation.Actors;
using Lianban.Simulation.Books;
using Lianban.Simulation.Scheduling;

namespace Lianban.Simulation;

/// <summary>What a run came to. The same seed and days give the same trace on any machine.</summary>
/// <param name="Days">Virtual days, the quiet end included.</param>
/// <param name="Trace">SHA-256 over every step's time and party and over every committed event, hexadecimal.</param>
/// <param name="Broken">The promise that was broken, or null.</param>
public sealed record RunResult(ulong Seed, double Days, long Steps, int Applications, int Kills, string Trace, string? Broken);

/// <summary>
/// One run: the production core, writer, outbox and sweeps of one to three nodes over durable books, four departments, and people, under one seed; first with faults,
/// then without, until everything has drained.
/// </summary>
public sealed class World
{
    private const int MostQuietDays = 60;
    private static readonly DateTimeOffset Start = new(2026, 12, 21, 1, 0, 0, TimeSpan.Zero); // two weeks of it reach into a year without a calendar

    private readonly Dice _dice;
    private readonly Agenda _agenda;
    private readonly Party _world;
    private readonly Definition _definition;
    private readonly DurableBooks _books = new();
    private readonly Invariants _invariants;
    private readonly List<Node?> _nodes = [];
    private readonly List<Department> _departments = [];
    private readonly List<Citizen> _citizens = [];
    private readonly IncrementalHash _trace = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly Swarm _swarm;
    private readonly ulong _seed;
    private bool _quiet;
    private int _kills;

    private World(ulong seed, Definition definition)
    {
        (_seed, _dice, _definition) = (seed, new Dice(seed), definition);
        _swarm = Swarm.Of(_dice);
        _agenda = new Agenda(_dice.Split(), Start);
        _world = new Party(_agenda, "world");
        _invariants = new Invariants(_books, definition, new Ledger(new SimulatedKeys(_books, _dice.Split())));
        _agenda.Stepped += party => Note($"{_agenda.Now.UtcTicks} {party.Name}");
    }

    /// <summary>Plays one seed.</summary>
    public static RunResult Play(ulong seed, double days, Definition definition) => new World(seed, definition).Play(days);

    private RunResult Play(double days)
    {
        string? broken = null;
        try
        {
            foreach (var department in _definition.LifeEvent.Departments)
                _departments.Add(new Department(department.Code, _definition, _world, _dice.Split(), () => _quiet ? WireFaults.None : _swarm.Wire, CallAsync));
            for (var i = 0; i < _swarm.Nodes; i++) _nodes.Add(NewNode(i, 0));
            _ = _world.Start(() => ArriveAsync(days));
            _ = _world.Start(TroubleAsync);
            _ = _world.Start(OperateAsync);
            _agenda.RunUntil(Start.AddDays(days), Broke);
            Calm();
            var drained = _agenda.RunUntil(Start.AddDays(days + MostQuietDays), () => Broke() || Drained());
            if (_failure is null && !drained) throw new BrokenException($"not drained {MostQuietDays} days after the last fault: {Left()}");
            if (_failure is not null) throw _failure;
            AtTheEnd();
        }
        catch (BrokenException e)
        {
            broken = e.Message;
        }
        foreach (var party in _nodes.OfType<Node>().Select(n => n.Party).Append(_world)) party.Die();
        return new RunResult(_seed, (_agenda.Now - Start).TotalDays, _agenda.Steps, _books.Applications.Count, _kills, Convert.ToHexStringLower(_trace.GetHashAndReset()), broken);
    }

    private BrokenException? _failure;

    private bool Broke() => _failure is not null;

    private Node NewNode(int place, int life)
    {
        var party = new Party(_agenda, $"node-{place}.{life}", _swarm.Skew(_dice));
        return new Node(party, _definition, _books, _dice.Split(), () => _quiet ? StoreFaults.None : _swarm.Store, Committed, () => Kill(place), node => _departments.Select(d => d.ConnectorOf(node)));
    }

    private void Kill(int place)
    {
        if (_nodes[place] is not { } node) return;
        node.Die();
        _nodes[place] = null;
        _kills++;
        var life = _kills;
        _ = _world.Start(async () =>
        {
            await _world.Wait(_dice.Between(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(20)));
            _nodes[place] ??= NewNode(place, life);
        });
    }

    private void Committed(IReadOnlyDictionary<Guid, int> touched)
    {
        try
        {
            _invariants.AfterCommit(touched);
            foreach (var (id, from) in touched)
                foreach (var e in _books.Events[id].Skip(from - 1)) Note($"{e.Application:n} {e.N} {e.Type} {e.BusinessAt.UtcTicks}");
            _invariants.NothingLost(_citizens.Where(c => c.Receipt is not null).Select(c => (c.Application, c.Receipt!.Number)));
        }
        catch (BrokenException e)
        {
            _failure ??= e;
        }
    }

    private Node? AnyNode() => _nodes.OfType<Node>().ToList() is { Count: > 0 } living ? _dice.One(living) : null;

    private async Task<Taken?> CallAsync(DepartmentMessage message)
    {
        if (AnyNode() is not { } node) return null;
        var asked = node.Party.Start(() => node.The<IDepartmentInbox>().TakeAsync(message, CancellationToken.None));
        await Task.WhenAny(asked, _world.Wait(TimeSpan.FromSeconds(15)));
        return asked.IsCompletedSuccessfully ? asked.Result.Taken : null;
    }

    private async Task ArriveAsync(double days)
    {
        var people = _swarm.People(days);
        for (var i = 0; i < people; i++)
        {
            var citizen = new Citizen(i, _definition, _world, _dice.Split(), AnyNode);
            _citizens.Add(citizen);
            _ = _world.Start(citizen.LiveAsync);
            await _world.Wait(TimeSpan.FromDays(days / people) * (0.5 + _dice.Next()));
        }
    }

    // nodes die, departments go down, clocks jump
    private async Task TroubleAsync()
    {
        while (!_quiet)
        {
            await _world.Wait(_dice.Between(TimeSpan.FromMinutes(5), _swarm.TroubleEvery));
            if (_quiet) return;
            switch (_dice.Below(4))
            {
                case 0 or 1:
                    Kill(_dice.Below(_nodes.Count));
                    break;
                case 2:
                    _dice.One(_departments).DownUntil = _agenda.Now + _dice.Between(TimeSpan.FromMinutes(1), _swarm.LongestOutage);
                    break;
                default:
                    if (AnyNode() is { } node) node.Party.Time.Skew = _swarm.Skew(_dice);
                    break;
            }
        }
    }

    private async Task OperateAsync()
    {
        while (true)
        {
            await _world.Wait(TimeSpan.FromHours(6));
            if (AnyNode() is not { } node) continue;
            foreach (var stuck in _books.Parts.Values.Where(p => p.State == PartState.NeedsPerson).Select(p => p.Application).Distinct().ToArray())
                _ = node.Party.Start(() => node.The<IOperatorVerbs>().RetryAsync(stuck, CancellationToken.None));
        }
    }

    private void Calm()
    {
        _quiet = true;
        foreach (var department in _departments) department.DownUntil = default;
        foreach (var node in _nodes.OfType<Node>()) node.Party.Time.Skew = TimeSpan.Zero;
    }

    private bool Drained() =>
        _citizens.All(c => c.Receipt is not null || c.Refused is not null) && _books.Outbox.Count == 0 && _departments.All(d => d.Waiting == 0)
        && _books.Applications.Values.All(a => a.State == ApplicationState.Finished) && _citizens.Count == _citizens.Count(c => c.Refused is not null || _books.Applications.ContainsKey(c.Application));

    private string Left() =>  string.Join("; ", _books.Parts.Values.Where(p => p.Owner is not null).Take(5).Select(p => $"{p.Key} {p.State} {p.Owner} ({_departments.First(d => d.Code == p.Department).Story(p.Key)})")
        .Append($"outbox {_books.Outbox.Count}, callbacks {_departments.Sum(d => d.Waiting)}, without receipt {_citizens.Count(c => c.Receipt is null && c.Refused is null)}"));

    private void AtTheEnd()
    {
        if (_departments.SelectMany(d => d.Unfair).FirstOrDefault() is { } unfair) throw new BrokenException($"an honest department was refused: {unfair}");
        foreach (var (part, times) in _departments.SelectMany(d => d.Effects))
            if (times != 1) throw new BrokenException($"{part} was done {times} times");
        foreach (var (key, decision) in _departments.SelectMany(d => d.Decisions))
            if (_books.Parts[(key.Application, key.Service, key.Part)].State != decision)
                throw new BrokenException($"{key}: the department says {decision}, our books say {_books.Parts[(key.Application, key.Service, key.Part)].State}");
        foreach (var citizen in _citizens.Where(c => c.Refused is not null))
            if (_books.Applications.ContainsKey(citizen.Application)) throw new BrokenException($"{citizen.Application:n} was refused ({citizen.Refused}) and is there");
        foreach (var open in _books.OpenCases) throw new BrokenException($"{open.Value:n} {open.Key.Service} is finished and still open");
    }

    private void Note(string line) => _trace.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{line}\n")));
}
