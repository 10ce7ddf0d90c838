namespace Lianban.Simulation.Scheduling;

/// <summary>
/// What may run now, and what is due later, of every party of a run. One thread takes one thing at a time, chosen by the dice: every order that could happen
/// can happen, and the same seed repeats it.
/// </summary>
public sealed class Agenda(Dice dice, DateTimeOffset start)
{
    private readonly List<(Party Party, Action Run)> _ready = [];
    private readonly PriorityQueue<(Party Party, Action Ring), (long Ticks, long Order)> _later = new();
    private readonly int _thread = Environment.CurrentManagedThreadId;
    private long _order;

    /// <summary>Virtual time, UTC.</summary>
    public DateTimeOffset Now { get; private set; } = start;

    /// <summary>Things that were run so far.</summary>
    public long Steps { get; private set; }

    /// <summary>Raised after each thing that was run.</summary>
    public event Action<Party>? Stepped;

    internal void Add(Party party, Action run)
    {
        if (!party.Lives) return; // the collector tidies up after dead nodes, on its own thread
        // whatever comes from another thread would come at another moment each time
        if (Environment.CurrentManagedThreadId != _thread) throw new InvalidOperationException($"{party.Name}: work from another thread");
        _ready.Add((party, run));
    }

    internal void At(Party party, DateTimeOffset due, Action ring) => _later.Enqueue((party, ring), (Math.Max(due.UtcTicks, Now.UtcTicks), _order++));

    /// <summary>Runs until nothing is due any more before <paramref name="end"/>, or the condition holds.</summary>
    /// <returns>Whether the condition held.</returns>
    public bool RunUntil(DateTimeOffset end, Func<bool>? holds = null)
    {
        while (true)
        {
            while (_ready.Count > 0)
            {
                var i = dice.Below(_ready.Count);
                var (party, run) = _ready[i];
                _ready[i] = _ready[^1];
                _ready.RemoveAt(_ready.Count - 1);
                if (!party.Lives) continue;
                Steps++;
                run();
                Stepped?.Invoke(party);
            }
            if (holds?.Invoke() == true) return true;
            if (!_later.TryPeek(out _, out var at) || at.Ticks > end.UtcTicks)
            {
                Now = end;
                return false;
            }
            Now = new DateTimeOffset(at.Ticks, TimeSpan.Zero);
            var (whose, ring) = _later.Dequeue();
            if (whose.Lives) ring();
        }
    }
}

/// <summary>Somebody who runs: a node, the departments, the people. When it dies, nothing of it runs any more, in the middle of whatever it did.</summary>
public sealed class Party : TaskScheduler
{
    private readonly Agenda _agenda;

    public Party(Agenda agenda, string name, TimeSpan skew = default)
    {
        (_agenda, Name) = (agenda, name);
        Time = new PartyTime(this, agenda, skew);
    }

    public string Name { get; }

    public bool Lives { get; private set; } = true;

    /// <summary>This party's clock: virtual time, with its own error.</summary>
    public PartyTime Time { get; }

    /// <summary>It stops at once and for ever.</summary>
    public void Die() => Lives = false;

    /// <summary>Starts work of this party.</summary>
    public Task Start(Func<Task> work) => Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.None, this).Unwrap();

    /// <inheritdoc cref="Start(Func{Task})"/>
    public Task<T> Start<T>(Func<Task<T>> work) => Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.None, this).Unwrap();

    /// <summary>Waits in virtual time.</summary>
    public Task Wait(TimeSpan span) => Task.Delay(span, Time);

    protected override void QueueTask(Task task) => _agenda.Add(this, () => TryExecuteTask(task));

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;

    protected override IEnumerable<Task> GetScheduledTasks() => [];
}

/// <summary>Virtual time for one party; a clock may be wrong, and may jump.</summary>
public sealed class PartyTime(Party party, Agenda agenda, TimeSpan skew) : TimeProvider
{
    /// <summary>How far this clock is off.</summary>
    public TimeSpan Skew { get; set; } = skew;

    public override DateTimeOffset GetUtcNow() => agenda.Now + Skew;

    public override long GetTimestamp() => agenda.Now.UtcTicks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => new Timer(party, agenda, callback, state, dueTime, period);

    private sealed class Timer : ITimer
    {
        private readonly Party _party;
        private readonly Agenda _agenda;
        private readonly TimerCallback _callback;
        private readonly object? _state;
        private int _generation;

        public Timer(Party party, Agenda agenda, TimerCallback callback, object? state, TimeSpan due, TimeSpan period)
        {
            (_party, _agenda, _callback, _state) = (party, agenda, callback, state);
            Change(due, period);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            var generation = ++_generation;
            if (dueTime != Timeout.InfiniteTimeSpan) Set(generation, dueTime, period);
            return true;
        }

        public void Dispose() => _generation++;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private void Set(int generation, TimeSpan due, TimeSpan period) => _agenda.At(_party, _agenda.Now + due, () =>
        {
            if (generation != _generation) return;
            // the callback runs as the party's own work, so that what it wakes is the party's as well
            _agenda.Add(_party, () => { if (generation == _generation) _callback(_state); });
            if (period != Timeout.InfiniteTimeSpan && period > TimeSpan.Zero) Set(generation, period, period);
        });
    }
}
