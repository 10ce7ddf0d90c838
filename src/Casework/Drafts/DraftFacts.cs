using System.Globalization;
using Lianban.Casework.Applications;
using Lianban.Catalogue.Model;
using Lianban.Catalogue.Rules;
using Lianban.Platform.Text;

namespace Lianban.Casework.Drafts;

/// <summary>
/// What rules see of a draft: the document (age, kind, expiry), the sign-in, shared values, ticks, what is chosen and answered.
/// A tick fills a fact that sharing does not know; it never overrides a known one.
/// </summary>
public sealed class DraftFacts : IFacts
{
    private readonly Draft _draft;
    private readonly SortedDictionary<string, KnownFact> _known = new(StringComparer.Ordinal);
    private readonly List<string> _contradicted = [];

    private DraftFacts(Draft draft) => _draft = draft;

    /// <summary>Gathers the facts of a draft at an instant of business time.</summary>
    public static DraftFacts Of(Draft draft, Definition definition, DateTimeOffset now)
    {
        var facts = new DraftFacts(draft);
        facts.AddDocument(now);
        foreach (var shared in draft.Shared) facts.AddShared(shared);
        facts.AddEmployerInsured();
        facts.AddLivesInCity(definition);
        foreach (var (code, tick) in draft.Ticks) facts.AddTick(code, tick);
        return facts;
    }

    /// <inheritdoc/>
    public string? this[string fact] =>
        fact.StartsWith(FactNames.ChosenPrefix, StringComparison.Ordinal) ? _draft.Services.Contains(fact[FactNames.ChosenPrefix.Length..]) ? "true" : "false"
        : fact.StartsWith(FactNames.AnswerPrefix, StringComparison.Ordinal) ? Filled(_draft.Answers.GetValueOrDefault(fact[FactNames.AnswerPrefix.Length..])?.Value)
        : _known.GetValueOrDefault(fact)?.Value;

    /// <summary>Every known fact but <c>chosen.*</c> and <c>answer.*</c>, with source and time, ordered by name.</summary>
    public IReadOnlyList<KnownFact> Known => [.. _known.Values];

    /// <summary>Facts where a tick says other than the shared value; the shared value counts.</summary>
    public IReadOnlyList<string> Contradicted => _contradicted;

    /// <summary>Whether the fact is known from elsewhere than a tick: then it is not asked.</summary>
    internal bool KnownWithoutAsking(string fact) => _known.TryGetValue(fact, out var known) && known.Source != Answer.Applicant;

    private void AddDocument(DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(now.DateTime);
        Add(FactNames.DocumentKind, _draft.Applicant.DocumentKind, QuestionCodes.FromSignIn, now);
        Add(FactNames.RealNameLevel, _draft.RealNameLevel.ToString(CultureInfo.InvariantCulture), QuestionCodes.FromSignIn, now);
        Add(FactNames.Channel, _draft.Channel, "platform", now);
        var birth = DocumentSays.BirthDate(_draft.Applicant, today);
        if (birth is { } born) Add(FactNames.Age, Years(today, born), QuestionCodes.FromSignIn, now);
        else if (Shared(QuestionCodes.BirthDate) is { } item && DateOnly.TryParseExact(item.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out born))
            Add(FactNames.Age, Years(today, born), item.Source, item.At);
        // the end of the document: what the person wrote (from the card in hand) counts before what a register says
        if (End(_draft.Answers.GetValueOrDefault(QuestionCodes.DocumentTo)?.Value, today) is { } typed)
            Add(FactNames.DocumentExpired, typed, _draft.Answers[QuestionCodes.DocumentTo].Source, _draft.Answers[QuestionCodes.DocumentTo].At);
        else if (Shared(QuestionCodes.DocumentTo) is { } end && End(end.Value, today) is { } known)
            Add(FactNames.DocumentExpired, known, end.Source, end.At);
    }

    private void AddShared(SharedValue shared)
    {
        if (FactNames.All.Any(f => f.Name == shared.Item) && shared.Value.Length > 0) Add(shared.Item, shared.Value, shared.Source, shared.At);
    }

    // Insured through an employer, as both insurances say; medical insurance is what annex 2 (four, 4) speaks of.
    private void AddEmployerInsured()
    {
        if (_known.ContainsKey(FactNames.EmployerInsured)) return;
        var medical = _known.GetValueOrDefault(FactNames.Medical);
        var pension = _known.GetValueOrDefault(FactNames.Pension);
        var through = new[] { medical, pension }.FirstOrDefault(i => i?.Value == "employer");
        if ((through ?? medical) is { } ground) Add(FactNames.EmployerInsured, through is null ? "false" : "true", ground.Source, ground.At);
    }

    // Who usually lives in one of the city's areas lives in the city.
    private void AddLivesInCity(Definition definition)
    {
        if (definition.SharedResidence(_draft) is { } residence) Add(FactNames.LivesInCity, "true", residence.Source, residence.At);
    }

    private void AddTick(string code, Answer tick)
    {
        var value = tick.Value switch { "yes" => "true", "no" => "false", var other => other };
        if (value.Length == 0 || FactNames.All.All(f => f.Name != code)) return;
        if (_known.TryGetValue(code, out var known))
        {
            if (known.Value != value) _contradicted.Add(code);
        }
        else
        {
            Add(code, value, tick.Source, tick.At);
        }
    }

    private void Add(string name, string value, string source, DateTimeOffset at) => _known.TryAdd(name, new KnownFact(name, value, source, at));

    private SharedValue? Shared(string item) => _draft.Shared.FirstOrDefault(s => s.Item == item);

    private static string? End(string? value, DateOnly today) =>
        value == Day.LongTerm ? "false"
        : DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var end) ? end < today ? "true" : "false"
        : null;

    private static string Years(DateOnly day, DateOnly born) => Identity.Age.On(day, born).ToString(CultureInfo.InvariantCulture);

    private static string? Filled(string? value) => string.IsNullOrEmpty(value) ? null : value;
}
