namespace Lianban.Protocol.Signatures;

/// <summary>Why a signature was not believed. All are answered with 401.</summary>
public static class SignatureRefusals
{
    /// <summary>No Signature or no Signature-Input.</summary>
    public const string Missing = "SIGNATURE-MISSING";

    /// <summary>Not the structured fields they must be: more than one label, a doubled member, an unknown parameter, another algorithm than the key's.</summary>
    public const string Malformed = "SIGNATURE-MALFORMED";

    /// <summary>A component that must be covered is not covered, or <c>created</c> or <c>keyid</c> is absent.</summary>
    public const string Incomplete = "SIGNATURE-INCOMPLETE";

    /// <summary>No public key of that id is known.</summary>
    public const string UnknownKey = "SIGNATURE-UNKNOWN-KEY";

    /// <summary>A good key, but of another party than the one that must speak here.</summary>
    public const string WrongParty = "SIGNATURE-WRONG-PARTY";

    /// <summary>Made too long ago, or in the future.</summary>
    public const string Stale = "SIGNATURE-STALE";

    /// <summary>The signature does not fit the message.</summary>
    public const string Bad = "SIGNATURE-BAD";

    /// <summary>No sha-256 Content-Digest, or it does not fit the body.</summary>
    public const string DigestMismatch = "DIGEST-MISMATCH";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Missing, Malformed, Incomplete, UnknownKey, WrongParty, Stale, Bad, DigestMismatch];
}

/// <summary>What came of verifying a message. <paramref name="Refusal"/> null: it is believed, and the other members are set.</summary>
/// <param name="Refusal">One of <see cref="SignatureRefusals"/>, or null.</param>
/// <param name="KeyId">Which key signed; as claimed when refused.</param>
/// <param name="Party">Whose key it is, e.g. <c>human-resources</c>.</param>
/// <param name="MessageId">The X-Message-Id that was covered.</param>
/// <param name="Created">When it was signed (system time of the signer).</param>
public sealed record Verification(string? Refusal, string KeyId, string Party, string MessageId, DateTimeOffset Created)
{
    /// <summary>Whether the message is believed.</summary>
    public bool Ok => Refusal is null;

    internal static Verification Refused(string code, string keyId = "") => new(code, keyId, "", "", default);
}
