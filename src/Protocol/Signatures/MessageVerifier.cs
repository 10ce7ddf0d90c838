namespace Lianban.Protocol.Signatures;

/// <summary>Verifies requests and responses against the keys we know. Never throws for what a message holds. Safe for any number of threads.</summary>
/// <param name="keys">Public keys of the partners.</param>
/// <param name="system">System time (never business time: a demonstration moves that).</param>
/// <param name="tolerance">How far <c>created</c> may lie from now, either way; 300 s when not given.</param>
public sealed class MessageVerifier(KeyDirectory keys, TimeProvider system, TimeSpan? tolerance = null)
{
    private readonly TimeSpan tolerance = tolerance ?? TimeSpan.FromSeconds(300);

    /// <summary>Verifies a request.</summary>
    /// <param name="request">As received.</param>
    /// <param name="party">Who must have signed, e.g. <c>taxation</c>; null when any known party may.</param>
    public Verification VerifyRequest(SignedMessage request, string? party = null) => Verify(request, SignatureProfile.Request, party);

    /// <summary>Verifies a response and that it answers exactly the request that was sent.</summary>
    /// <param name="response">With <see cref="SignedMessage.Request"/> as it was signed.</param>
    /// <param name="party">Who must have signed.</param>
    public Verification VerifyResponse(SignedMessage response, string? party = null) => Verify(response, SignatureProfile.Response, party);

    private Verification Verify(SignedMessage message, IReadOnlyList<Component> needed, string? party)
    {
        var (inputs, signatures) = (message.Header("Signature-Input"), message.Header("Signature"));
        if (inputs.Count == 0 || signatures.Count == 0) return Verification.Refused(SignatureRefusals.Missing);
        if (inputs.Count > 1 || signatures.Count > 1) return Verification.Refused(SignatureRefusals.Malformed);
        var keyId = "";
        try
        {
            var (label, input) = SignatureInput.Parse(inputs[0]);
            var signature = ReadSignature(signatures[0], label);
            keyId = input.Text("keyid") ?? "";
            if (input.Number("created") is not { } created || keyId.Length == 0 || needed.Any(n => !Covers(input, n)))
                return Verification.Refused(SignatureRefusals.Incomplete, keyId);
            if (message.Header(SignatureProfile.MessageId) is not [var messageId] || !SignatureProfile.IsMessageId(messageId))
                return Verification.Refused(SignatureRefusals.Malformed, keyId);
            if (keys.Find(keyId) is not { } key || KeyDirectory.PartyOf(keyId) is not { } owner) return Verification.Refused(SignatureRefusals.UnknownKey, keyId);
            if (party is not null && owner != party) return Verification.Refused(SignatureRefusals.WrongParty, keyId);
            if (input.Text("alg") is { } algorithm && algorithm != P256Key.Algorithm) return Verification.Refused(SignatureRefusals.Malformed, keyId);
            if (!IsFresh(input, created)) return Verification.Refused(SignatureRefusals.Stale, keyId);
            if (!key.Verify(SignatureBase.Create(message, input), signature)) return Verification.Refused(SignatureRefusals.Bad, keyId);
            if (message.Header("Content-Digest") is not [var digest] || !ContentDigest.Fits(digest, message.Body.Span))
                return Verification.Refused(SignatureRefusals.DigestMismatch, keyId);
            return new(null, keyId, owner, messageId, DateTimeOffset.FromUnixTimeSeconds(created));
        }
        catch (FormatException)
        {
            return Verification.Refused(SignatureRefusals.Malformed, keyId);
        }
    }

    private static bool Covers(SignatureInput input, Component needed) => input.Covered.Any(c => c.Name == needed.Name && c.OfRequest == needed.OfRequest);

    private static byte[] ReadSignature(string field, string label)
    {
        var read = new StructuredReader(field);
        if (read.Key() != label) throw new FormatException("Signature and Signature-Input have different labels.");
        read.Expect('=');
        var bytes = read.Bytes();
        read.End();
        return bytes;
    }

    private bool IsFresh(SignatureInput input, long created)
    {
        var now = system.GetUtcNow().ToUnixTimeSeconds();
        return Math.Abs(now - created) <= (long)tolerance.TotalSeconds && !(input.Number("expires") < now);
    }
}
