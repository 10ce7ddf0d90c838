using Lianban.Casework.Applications;
using Lianban.Casework.Dispatch;
using Lianban.Catalogue.Model;
using Lianban.Simulation.Scheduling;

namespace Lianban.Simulation.Actors;

/// <summary>How the way to a department fails.</summary>
/// <param name="RequestLost">It never arrives; the caller waits in vain.</param>
/// <param name="AnswerLost">The work is done, and the caller is told that it failed.</param>
/// <param name="Doubled">What arrives, arrives twice.</param>
/// <param name="Late">Longest delay of a message, so that messages overtake each other.</param>
internal sealed record WireFaults(double RequestLost, double AnswerLost, double Doubled, TimeSpan Late)
{
    public static readonly WireFaults None = new(0, 0, 0, TimeSpan.FromMilliseconds(200));
}

/// <summary>
/// A department's system with books of its own that outlive everybody. Honest: the same key gets the same answer, an effect is done once for each key that it
/// decides, and every callback is repeated until it was recorded. Time, outcome and order are the dice's.
/// </summary>
internal sealed class Department(string code, Definition definition, Party world, Dice dice, Func<WireFaults> faults, Func<DepartmentMessage, Task<Taken?>> call)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly Dictionary<string, File> _files = [];
    private int _messages;

    /// <summary>No connection until then.</summary>
    public DateTimeOffset DownUntil { get; set; }

    public string Code => code;

    /// <summary>How often each effect was really done, by application/service/part.</summary>
    public Dictionary<string, int> Effects { get; } = [];

    /// <summary>The standing decision of each part: approved, in force, refused or revoked.</summary>
    public IEnumerable<(PartKey Key, PartState? Decision)> Decisions => _files.Values.Select(f => (f.Key, f.Decision));

    /// <summary>Callbacks that were refused though this department is honest: a fault of ours.</summary>
    public List<string> Unfair { get; } = [];

    /// <summary>Callbacks that are not recorded yet.</summary>
    public int Waiting { get; private set; }

    private bool IsDown => world.Time.GetUtcNow() < DownUntil;

    /// <summary>What was said of a part, for whoever wonders why a run stands still.</summary>
    public string Story(PartKey key) => _files.TryGetValue($"{key.Application:n}/{key.Service}/{key.Part}", out var file)
        ? $"{file.Decision?.ToString() ?? "undecided"}, rounds {string.Join(',', file.Rounds.Keys)}, said {string.Join(' ', file.Said.Select(m => $"{m.Key.Round}:{m.Said.GetType().Name}"))}" : "unknown";

    /// <summary>One node's connector to this department.</summary>
    public IDepartmentConnector ConnectorOf(Party node) => new Connector(this, node);

    private async Task<Delivery> ReachAsync(Party node, Func<Delivery> work)
    {
        var rates = faults();
        await node.Wait(dice.Between(TimeSpan.FromMilliseconds(2), rates.Late));
        if (IsDown || dice.Chance(rates.RequestLost))
        {
            await node.Wait(Patience);
            return new Delivery.Unreached("DEPARTMENT-TIMEOUT");
        }
        var answer = work();
        if (dice.Chance(rates.Doubled)) work();
        if (dice.Chance(rates.AnswerLost))
        {
            await node.Wait(Patience);
            return new Delivery.Unreached("DEPARTMENT-TIMEOUT");
        }
        await node.Wait(dice.Between(TimeSpan.FromMilliseconds(2), rates.Late));
        return answer;
    }

    private Delivery.Answered Take(OutboundMessage message)
    {
        var id = $"{message.Key.Application:n}/{message.Key.Service}/{message.Key.Part}";
        if (message.Kind != OutboundKind.Submit) return new Delivery.Answered([Say($"{id}/noted/{message.MessageId}", message.Key, new Said.Noted(Now, message.Changed!.DocumentNumber))]);
        if (!_files.TryGetValue(id, out var file)) _files.Add(id, file = new File(message.Key));
        if (file.Rounds.TryGetValue(message.Key.Round, out var said)) return new Delivery.Answered([said]);
        file.Key = message.Key;
        said = Say(null, message.Key, new Said.Received(Now, file.Reference));
        // an answer to a follow-up step (another bank) leaves the decision standing
        if (file.Decision is null)
        {
            if (dice.Chance(0.4))
            {
                var decision = Decide(file);
                if (decision is not null) said = Say(null, message.Key, decision);
            }
            else _ = world.Start(() => ReviewAsync(file));
        }
        file.Rounds.Add(message.Key.Round, said);
        return new Delivery.Answered([said]);
    }

    private Delivery.Answered Status(PartKey key)
    {
        var id = $"{key.Application:n}/{key.Service}/{key.Part}";
        return new Delivery.Answered(_files.TryGetValue(id, out var file) && file.Rounds.ContainsKey(key.Round) ? [.. file.Said.Where(m => m.Key == key)] : []);
    }

    private async Task ReviewAsync(File file)
    {
        await world.Wait(dice.Between(TimeSpan.FromMinutes(1), TimeSpan.FromHours(30)));
        if (file.Decision is not null) return;
        if (dice.Chance(0.2) && definition.Service(file.Key.Service).Reasons.FirstOrDefault(r => r.Effect == ReasonEffect.ToReviewer) is { } review)
        {
            Call(file, new Said.InReview(Now, file.Reference, review.Code));
            await world.Wait(dice.Between(TimeSpan.FromMinutes(10), TimeSpan.FromHours(40)));
        }
        if (Decide(file) is { } said) Call(file, said);
    }

    // null: asks for a correction, which is a callback
    private Said? Decide(File file)
    {
        var service = definition.Service(file.Key.Service);
        if (file.Corrections < 2 && dice.Chance(0.15) && Correction(service) is { } wanted)
        {
            file.Corrections++;
            Call(file, wanted with { Reference = file.Reference });
            _ = world.Start(() => DecideWithoutAnswerAsync(file, service, file.Key.Round));
            return null;
        }
        var refusals = service.Reasons.Where(r => r.Effect is ReasonEffect.Refused or ReasonEffect.InForce).ToList();
        if (refusals.Count > 0 && dice.Chance(0.2))
        {
            var reason = dice.One(refusals);
            file.Decision = reason.Effect == ReasonEffect.InForce ? PartState.InForce : PartState.Refused;
            return new Said.Refused(Now, file.Reference, reason.Code, new Dictionary<string, string>());
        }
        file.Decision = PartState.Approved;
        Effects[$"{file.Key.Application:n}/{file.Key.Service}/{file.Key.Part}"] = Effects.GetValueOrDefault($"{file.Key.Application:n}/{file.Key.Service}/{file.Key.Part}") + 1;
        _ = world.Start(() => FollowUpsAsync(file, service));
        return new Said.Approved(Now, file.Reference, new Dictionary<string, string> { ["personalNumber"] = file.Reference });
    }

    // a department need not wait for ever: it refuses when nobody answers
    private async Task DecideWithoutAnswerAsync(File file, PublicService service, int round)
    {
        await world.Wait(dice.Between(TimeSpan.FromDays(3), TimeSpan.FromDays(9)));
        if (file.Decision is not null || file.Key.Round != round || service.Reasons.FirstOrDefault(r => r.Effect == ReasonEffect.Refused) is not { } reason) return;
        file.Decision = PartState.Refused;
        Call(file, new Said.Refused(Now, file.Reference, reason.Code, new Dictionary<string, string>()));
    }

    private static Said.CorrectionWanted? Correction(PublicService service) =>
        service.Reasons.FirstOrDefault(r => r.Effect == ReasonEffect.Correction) is { } reason ? new Said.CorrectionWanted(default, "", reason.Code, ["mobile"], []) : null;

    private async Task FollowUpsAsync(File file, PublicService service)
    {
        foreach (var step in service.FollowUps.Where(s => s.Part == file.Key.Part))
        {
            await world.Wait(dice.Between(TimeSpan.FromMinutes(5), TimeSpan.FromHours(60)));
            if (file.Decision != PartState.Approved) return;
            if (step.Outcomes.Count > 0 && dice.Chance(0.2))
            {
                var outcome = dice.One(step.Outcomes);
                var round = file.Key.Round;
                Call(file, new Said.FollowUp(step.Code, outcome.Code, Now, new Dictionary<string, string>()));
                if (outcome.Ends) return;
                while (outcome.Asks.Count > 0 && file.Key.Round == round) await world.Wait(TimeSpan.FromHours(1));
                await world.Wait(dice.Between(TimeSpan.FromMinutes(5), TimeSpan.FromHours(10)));
            }
            Call(file, new Said.FollowUp(step.Code, "done", Now, new Dictionary<string, string>()));
        }
        if (service.Reasons.FirstOrDefault(r => r.Effect == ReasonEffect.Revocation) is not { } reason) return;
        // practice P8, more than once for some
        for (var act = 1; dice.Chance(0.1); act++)
        {
            await world.Wait(dice.Between(TimeSpan.FromHours(1), TimeSpan.FromDays(4)));
            var document = $"{file.Reference}-{act}";
            var stays = file.Decision == PartState.Approved && dice.Chance(0.5);
            file.Decision = stays ? PartState.Approved : PartState.Revoked;
            Call(file, stays
                ? new Said.ResultCorrected(Now, true, reason.Code, "clause", document, new Dictionary<string, string> { ["personalNumber"] = document })
                : new Said.Revoked(Now, reason.Code, "clause", document));
        }
    }

    private void Call(File file, Said said) => _ = world.Start(() => RepeatAsync(Say(null, file.Key, said)));

    private async Task RepeatAsync(DepartmentMessage message)
    {
        Waiting++;
        for (var pause = TimeSpan.FromSeconds(1); ; pause = pause < TimeSpan.FromHours(1) ? pause * 2 : pause)
        {
            var rates = faults();
            await world.Wait(dice.Between(TimeSpan.FromMilliseconds(5), rates.Late));
            if (!IsDown && !dice.Chance(rates.RequestLost))
            {
                var taken = await call(message);
                if (dice.Chance(rates.Doubled)) await call(message);
                if (!dice.Chance(rates.AnswerLost))
                {
                    if (taken is Taken.Recorded or Taken.Duplicate) break;
                    if (taken is Taken.Stale && message.Said is Said.Refused)
                    {
                        // the applicant's answer was on its way: the refusal did not count, the next round does
                        Withdraw(message.Key);
                        break;
                    }
                    if (taken is not (null or Taken.TooEarly))
                    {
                        Unfair.Add($"{code} {taken} {message.Said.GetType().Name} {message.Key}");
                        break;
                    }
                }
            }
            await world.Wait(pause);
        }
        Waiting--;
    }

    private void Withdraw(PartKey key)
    {
        var file = _files[$"{key.Application:n}/{key.Service}/{key.Part}"];
        file.Decision = null;
        if (file.Key.Round > key.Round) _ = world.Start(() => ReviewAsync(file));
    }

    private DepartmentMessage Say(string? id, PartKey key, Said said)
    {
        var message = new DepartmentMessage(code, id ?? $"{code}-{++_messages}", id ?? $"content-{_messages}", key, said);
        if (_files.TryGetValue($"{key.Application:n}/{key.Service}/{key.Part}", out var file)) file.Said.Add(message);
        return message;
    }

    private DateTimeOffset Now => world.Time.GetUtcNow();

    /// <summary>One part in the department's books.</summary>
    private sealed class File(PartKey key)
    {
        public PartKey Key { get; set; } = key;
        public string Reference { get; } = $"R-{key.Application.ToString("n")[..8]}-{key.Service}-{key.Part}";
        public Dictionary<int, DepartmentMessage> Rounds { get; } = [];
        public List<DepartmentMessage> Said { get; } = [];
        public PartState? Decision { get; set; }
        public int Corrections { get; set; }
    }

    private sealed class Connector(Department department, Party node) : IDepartmentConnector
    {
        string IDepartmentConnector.Department => department.Code;

        public Task<Delivery> SendAsync(OutboundMessage message, CancellationToken cancel) => department.ReachAsync(node, () => department.Take(message));

        public Task<Delivery> AskStatusAsync(PartKey key, CancellationToken cancel) => department.ReachAsync(node, () => department.Status(key));
    }
}
