using Lianban.Casework.Applications;
using Lianban.Casework.Keys;
using Lianban.Catalogue.Model;
using Lianban.Catalogue.Rules;
using Lianban.Simulation.Scheduling;

namespace Lianban.Simulation.Actors;

/// <summary>A person who submits any choice of services, sends it again when no answer comes, looks at it now and then, and answers what is asked.</summary>
internal sealed class Citizen(int number, Definition definition, Party world, Dice dice, Func<Node?> anyNode)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly string _person = $"person-{number}";

    /// <summary>What was acknowledged: it must never be lost.</summary>
    public Receipt? Receipt { get; private set; }

    public Guid Application { get; } = dice.Id();

    /// <summary>Codes of the chosen services; one of 127 choices.</summary>
    public IReadOnlyList<string> Services { get; } = Choose(definition, dice);

    /// <summary>Refused for a reason of the definition: then nothing must have come of it.</summary>
    public string? Refused { get; private set; }

    public async Task LiveAsync()
    {
        var submission = Form();
        while (Receipt is null && Refused is null)
        {
            await world.Wait(dice.Between(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(2)));
            var sent = await AskAsync(async node =>
            {
                await node.The<IApplicationKeys>().CreateAsync(Application, CancellationToken.None);
                return await node.The<ISubmitApplication>().ExecuteAsync(submission, CancellationToken.None);
            });
            if (!sent.Came) continue;
            if (!sent.Answer.IsRefused) Receipt = sent.Answer.Value;
            else if (sent.Answer.Refusal.Code is not ("SYSTEM-BUSY" or "STORE-FAILED")) Refused = sent.Answer.Refusal.Code;
        }
        // one in ten looks once in two weeks
        var rarely = dice.Chance(0.1) ? 28 : 1;
        while (Receipt is not null)
        {
            await world.Wait(rarely * dice.Between(TimeSpan.FromHours(1), TimeSpan.FromHours(12)));
            await AnswerAsync();
        }
    }

    private async Task AnswerAsync()
    {
        var view = await AskAsync(node => node.The<IApplicationReads>().ShowAsync(Application, _person, CancellationToken.None));
        foreach (var (of, part) in view.Answer?.Cases.SelectMany(c => c.Parts.Select(p => (c, p))) ?? [])
        {
            if (part.CorrectionFields.Count + part.CorrectionPapers.Count == 0) continue;
            var answers = part.CorrectionFields.ToDictionary(f => f, f => new Answer("another", Answer.Applicant, world.Time.GetUtcNow()));
            var papers = part.CorrectionPapers.Select(p => new Paper(p, dice.Id(), "image/jpeg", 1, "00")).ToList();
            await AskAsync(node => node.The<IAnswerCorrection>().ExecuteAsync(Application, of.Service, part.Code, part.Round, answers, papers, CancellationToken.None));
        }
    }

    // through any node that lives; an answer may never come, because the node died
    private async Task<(bool Came, T? Answer)> AskAsync<T>(Func<Node, Task<T>> ask)
    {
        if (anyNode() is not { } node) return (false, default);
        var asked = node.Party.Start(() => ask(node));
        await Task.WhenAny(asked, world.Wait(Patience));
        return asked.IsCompletedSuccessfully ? (true, asked.Result) : (false, default);
    }

    private static IReadOnlyList<string> Choose(Definition definition, Dice dice)
    {
        var all = definition.Basic.Select(s => s.Code).ToList();
        var choice = 1 + dice.Below((1 << all.Count) - 1);
        return [.. all.Where((_, i) => (choice >> i & 1) == 1)];
    }

    private Submission Form()
    {
        var now = world.Time.GetUtcNow();
        Answer Given(string value) => new(value, Answer.Applicant, now);
        KnownFact[] facts = [.. new[] { FactNames.Pension, FactNames.Medical }.SelectMany(f => dice.Below(3) switch
        {
            0 => new[] { new KnownFact(f, "flexible-here", "human-resources", now) },
            1 => [new KnownFact(f, "never", "human-resources", now)],
            _ => [],
        })];
        var answers = definition.Form.Questions.Select(q => q.Code).ToDictionary(c => c, _ => Given("value"));
        return new Submission(Application, "hash", _person, new Applicant("resident-identity-card", "number", "name"), Services, answers, new Dictionary<string, Answer>(), facts, [],
            new Declaration("name", now), new NoticeAnswer("1", true, now), [], "online", dice.One(definition.Places.Areas).Code, definition.Hash);
    }
}
