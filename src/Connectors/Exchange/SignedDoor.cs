using Lianban.Platform.Ids;
using Lianban.Protocol.Signatures;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Lianban.Connectors.Exchange;

/// <summary>A request as it came in: read to its end, with what its signature proves.</summary>
public sealed record SignedRequest(SignedMessage Message, Verification Verification)
{
    /// <summary>Whether there is a signature at all that an answer can be bound to.</summary>
    internal bool CanBeAnsweredSigned => Message.Header("Signature").Count == 1;
}

/// <summary>Signed requests from partners to this program, and our signed answers; used by the callbacks and the papers.</summary>
public sealed class SignedDoor(MessageSigner signer, MessageVerifier verifier, TimeProvider system, Ids ids)
{
    /// <summary>Reads and verifies a request.</summary>
    /// <param name="http">The request; its body is read here.</param>
    /// <param name="party">Who must have signed it.</param>
    /// <param name="mostBytes">Bodies over this size are not read further.</param>
    /// <returns>Null when the body is too large.</returns>
    public async Task<SignedRequest?> ReadAsync(HttpContext http, string party, int mostBytes)
    {
        if (http.Request.ContentLength > mostBytes) return null;
        using var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        for (int read; (read = await http.Request.Body.ReadAsync(buffer, http.RequestAborted).ConfigureAwait(false)) > 0;)
        {
            if (body.Length + read > mostBytes) return null;
            body.Write(buffer, 0, read);
        }
        var target = http.Features.Get<IHttpRequestFeature>()?.RawTarget ?? "";
        var message = SignedMessage.Of(http.Request.Method, http.Request.Host.Value ?? "", target, name => http.Request.Headers[name], body.ToArray());
        return new(message, verifier.VerifyRequest(message, party));
    }

    /// <summary>Answers, signed and bound to the request; unsigned only where the request bore no signature to bind to.</summary>
    public async Task AnswerAsync(HttpContext http, SignedRequest request, int status, string mediaType, ReadOnlyMemory<byte> body)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = mediaType;
        http.Response.ContentLength = body.Length;
        if (request.CanBeAnsweredSigned)
        {
            try
            {
                var headers = signer.Sign(SignedMessage.Of(status, _ => [], body, request.Message), system.GetUtcNow(), ids.Next().ToString("n"));
                foreach (var (name, value) in headers) http.Response.Headers[name] = value;
            }
            catch (FormatException)
            {
                // The request's own signature holds what cannot be signed: nobody could verify an answer to it.
            }
        }
        await http.Response.Body.WriteAsync(body, http.RequestAborted).ConfigureAwait(false);
    }
}
