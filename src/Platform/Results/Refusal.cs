namespace Lianban.Platform.Results;

/// <summary>
/// Why something was not done: a stable upper-case code (the same on the page, in the log and in the test) and values for its sentence.
/// The sentences stand in <c>Texts/errors.zh.json</c> and <c>errors.en.json</c> under the code. Values never hold a person's details.
/// </summary>
/// <param name="Code">For instance <c>CASE-ALREADY-DECIDED</c>.</param>
/// <param name="Values">Values for the sentence's placeholders {0}, {1} ….</param>
public sealed record Refusal(string Code, params IReadOnlyList<string> Values);
