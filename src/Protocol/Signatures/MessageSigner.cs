using System.Security.Cryptography;

namespace Lianban.Protocol.Signatures;

/// <summary>Signs requests and responses with one private key (RFC 9421, <c>ecdsa-p256-sha256</c>). Safe for any number of threads.</summary>
public sealed class MessageSigner
{
    private readonly P256Key key;

    /// <param name="keyId">E.g. <c>platform-1</c>; partners know our public key under it.</param>
    /// <param name="key">A P-256 private key; copied, so the caller may dispose it.</param>
    /// <exception cref="CryptographicException">It is not on the curve P-256, or has no private part.</exception>
    public MessageSigner(string keyId, ECDsa key) => (KeyId, this.key) = (keyId, new(key, withPrivate: true));

    /// <summary>The id of the key.</summary>
    public string KeyId { get; }

    /// <summary>
    /// The four headers to put on a message: X-Message-Id, Content-Digest, Signature-Input, Signature. A response needs the request it answers,
    /// and that request must itself have carried a Signature; an unsigned request can only be answered unsigned.
    /// </summary>
    /// <param name="message">The message without these headers.</param>
    /// <param name="created">System time.</param>
    /// <param name="messageId">1–64 characters of <c>[A-Za-z0-9._-]</c>; repeated when the message is repeated.</param>
    /// <exception cref="ArgumentException">The message id is of another form.</exception>
    /// <exception cref="FormatException">Something that must be covered is not there or cannot be signed.</exception>
    public IReadOnlyDictionary<string, string> Sign(SignedMessage message, DateTimeOffset created, string messageId)
    {
        if (!SignatureProfile.IsMessageId(messageId)) throw new ArgumentException("Not a message id.", nameof(messageId));
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            [SignatureProfile.MessageId] = messageId,
            ["Content-Digest"] = ContentDigest.Of(message.Body.Span),
        };
        var input = new SignatureInput(
            message.Status is null ? SignatureProfile.Request : SignatureProfile.Response,
            [new("created", created.ToUnixTimeSeconds()), new("keyid", KeyId)]);
        var signature = key.Sign(SignatureBase.Create(message.With(headers), input));
        headers["Signature-Input"] = $"{SignatureProfile.Label}={input}";
        headers["Signature"] = $"{SignatureProfile.Label}=:{Convert.ToBase64String(signature)}:";
        return headers;
    }

    /// <summary>Signs a request that is about to be sent, and returns it as signed: <see cref="MessageVerifier.VerifyResponse"/> wants it back.</summary>
    /// <param name="request">With an absolute address and its content; nothing it covers may change afterwards.</param>
    /// <param name="created">System time.</param>
    /// <param name="messageId">1–64 characters of <c>[A-Za-z0-9._-]</c>.</param>
    /// <param name="cancel">Stops reading the content.</param>
    public async Task<SignedMessage> SignRequestAsync(HttpRequestMessage request, DateTimeOffset created, string messageId, CancellationToken cancel = default)
    {
        var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancel);
        var message = SignedMessage.Of(request, body);
        var headers = Sign(message, created, messageId);
        foreach (var (name, value) in headers)
        {
            request.Headers.Remove(name);
            request.Headers.TryAddWithoutValidation(name, value);
        }
        return message.With(headers);
    }
}
