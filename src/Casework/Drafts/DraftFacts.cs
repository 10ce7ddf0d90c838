using Lianban.Casework.Applications;
using Lianban.Catalogue.Model;
using Lianban.Catalogue.Rules;

namespace Lianban.Casework.Drafts;

/// <summary>
/// What rules see of a draft: the document (age, kind, expiry), the sign-in, shared values, ticks, what is chosen and answered.
/// A tick fills a fact that sharing does not know; it never overrides a known one.
/// </summary>
public sealed class DraftFacts : IFacts
{
    /// <summary>Gathers the facts of a draft on a business day.</summary>
    public static DraftFacts Of(Draft draft, Definition definition, DateTimeOffset now) => throw new NotImplementedException();

    /// <inheritdoc/>
    public string? this[string fact] => throw new NotImplementedException();

    /// <summary>Every known fact but <c>chosen.*</c> and <c>answer.*</c>, with source and time, ordered by name.</summary>
    public IReadOnlyList<KnownFact> Known => throw new NotImplementedException();

    /// <summary>Facts where a tick says other than the shared value; the shared value counts.</summary>
    public IReadOnlyList<string> Contradicted => throw new NotImplementedException();
}
