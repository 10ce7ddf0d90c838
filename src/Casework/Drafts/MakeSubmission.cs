using System.Security.Cryptography;
using System.Text.Json;
using Lianban.Casework.Applications;
using Lianban.Catalogue.Model;
using Lianban.Catalogue.Rules;
using Lianban.Platform.Time;

namespace Lianban.Casework.Drafts;

/// <summary>Makes the submission of a checked draft: only what is asked now, nothing that was typed for a service no longer chosen.</summary>
internal sealed class MakeSubmission(Definition definition, BusinessClock clock)
{
    public Submission Of(Draft draft, SignedIn person)
    {
        var now = clock.Now;
        var facts = DraftFacts.Of(draft, definition, now);
        var asked = VisibleQuestions.For(definition, draft.Services, facts, clock.Today).Select(q => q.Question.Code).ToHashSet();
        var papers = NeededPapers.Of(draft, definition).Select(p => p.Evidence.Code).ToHashSet();
        var told = definition.Basic.Where(s => draft.Services.Contains(s.Code)).SelectMany(s => s.Consequences).Select(c => c.Code).ToHashSet();
        var submission = new Submission(
            draft.Id, "", person.Fingerprint, draft.Applicant, draft.Services,
            draft.Answers.Where(a => asked.Contains(a.Key)).ToDictionary(), Ticks(draft), facts.Known, [.. draft.Papers.Where(p => papers.Contains(p.Code))],
            new Declaration(draft.Applicant.Name, now), draft.Notice ?? throw new InvalidOperationException("the notice was not answered"),
            [.. draft.Confirmed.Where(told.Contains)], draft.Channel, definition.FallbackArea(draft) ?? throw new InvalidOperationException("no area"), definition.Hash);
        return submission with { BodyHash = Hash(submission) };
    }

    // Where one lives is needed for routing, also when data sharing said it.
    private Dictionary<string, Answer> Ticks(Draft draft)
    {
        var ticks = draft.Ticks.Where(t => t.Value.Value.Length > 0).ToDictionary();
        if (definition.Residence(draft) is { } residence) ticks[QuestionCodes.UsualResidence] = residence;
        return ticks;
    }

    /// <summary>
    /// SHA-256 over what the person gives, in a fixed order and without times, so that submitting again gives the same hash on another day, after a restart
    /// and under a new edition of the catalogue. Facts are left out: they follow from the rest, and age changes by itself.
    /// </summary>
    internal static string Hash(Submission s)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartArray();
            Write("v1", s.Id.ToString("n"), s.Applicant.DocumentKind, s.Applicant.DocumentNumber, s.Applicant.Name, s.Channel, s.Area, s.Declaration.Name, s.Notice.Version, s.Notice.Agreed ? "yes" : "no");
            Write([.. s.Services.Order(StringComparer.Ordinal)]);
            WriteAnswers(s.Answers);
            WriteAnswers(s.Ticks);
            Write([.. s.Papers.OrderBy(p => p.Code, StringComparer.Ordinal).ThenBy(p => p.Sha256, StringComparer.Ordinal).SelectMany(p => new[] { p.Code, p.Sha256 })]);
            Write([.. s.Confirmed.Order(StringComparer.Ordinal)]);
            json.WriteEndArray();

            void Write(params ReadOnlySpan<string> values)
            {
                json.WriteStartArray();
                foreach (var value in values) json.WriteStringValue(value);
                json.WriteEndArray();
            }

            void WriteAnswers(IReadOnlyDictionary<string, Answer> answers) =>
                Write([.. answers.OrderBy(a => a.Key, StringComparer.Ordinal).SelectMany(a => new[] { a.Key, a.Value.Value, a.Value.Source })]);
        }
        return Convert.ToHexStringLower(SHA256.HashData(buffer.ToArray()));
    }
}
