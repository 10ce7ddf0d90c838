namespace Lianban.Tests.Outcomes.Walking;

/// <summary>What should come out of a service or a part, as the stand-ins' table says; see its own description of the words.</summary>
public sealed record Expected(string Outcome, string? Code = null, bool Confirmed = true);

/// <summary>Somebody of the stand-ins' register, nobody real.</summary>
public sealed record RegisteredPerson(
    string Id, string Number, string Name, string About, string DocumentKind, string? Address, string? Mobile, int RealNameLevel, DateTimeOffset? SubmitAt,
    IReadOnlyDictionary<string, Expected> Expected);
