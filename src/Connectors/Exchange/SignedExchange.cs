using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Lianban.Protocol;
using Lianban.Protocol.Signatures;

namespace Lianban.Connectors.Exchange;

/// <summary>What came of one signed request.</summary>
internal abstract record Exchanged
{
    /// <summary>2xx, signed by the party and bound to our request.</summary>
    public sealed record Answer(byte[] Body) : Exchanged;

    /// <summary>Try again later.</summary>
    public sealed record Unreached(string Code) : Exchanged;

    /// <summary>Cannot be believed.</summary>
    public sealed record Nonsense(string Code) : Exchanged;

    /// <summary>A well-signed refusal.</summary>
    public sealed record Rejected(string Code) : Exchanged;
}

/// <summary>Sends one signed request and believes only a signed answer to exactly that request. Never throws for what the other side does.</summary>
internal sealed class SignedExchange(IHttpClientFactory clients, MessageSigner signer, MessageVerifier verifier, ExchangeSettings settings, TimeProvider system)
{
    /// <summary>Name of the HTTP client: no redirects, no cookies, no proxy, at most <see cref="ExchangeSettings.MostBytes"/>.</summary>
    public const string Client = "signed-exchange";

    /// <param name="party">Whose base address, and who must sign the answer.</param>
    /// <param name="method">GET or POST.</param>
    /// <param name="path">Under the base address, with its leading slash; holds no personal value.</param>
    /// <param name="body">JSON, or null.</param>
    /// <param name="messageId">Repeated when the message is repeated.</param>
    public async Task<Exchanged> SendAsync(string party, HttpMethod method, string path, byte[]? body, string messageId, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(method, new Uri(settings.Bases[party] + path));
        if (body is not null) request.Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        var signed = await signer.SignRequestAsync(request, system.GetUtcNow(), messageId, cancel).ConfigureAwait(false);
        try
        {
            using var response = await clients.CreateClient(Client).SendAsync(request, HttpCompletionOption.ResponseContentRead, cancel).ConfigureAwait(false);
            var answer = await response.Content.ReadAsByteArrayAsync(cancel).ConfigureAwait(false);
            return Judge(response, answer, signed, party);
        }
        catch (HttpRequestException fault) when (fault.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded)
        {
            return new Exchanged.Nonsense(ExchangeCodes.TooLarge);
        }
        catch (HttpRequestException fault) when (fault.HttpRequestError == HttpRequestError.InvalidResponse)
        {
            return new Exchanged.Nonsense(ExchangeCodes.NotHttp);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new Exchanged.Unreached(ExchangeCodes.Timeout);
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException)
        {
            return new Exchanged.Unreached(ExchangeCodes.Unreachable);
        }
    }

    private Exchanged Judge(HttpResponseMessage response, byte[] body, SignedMessage request, string party)
    {
        var status = (int)response.StatusCode;
        // A gateway in between may say these, so they need no signature: all they do is make us wait.
        if (status >= 500 || response.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout) return new Exchanged.Unreached(ExchangeCodes.Busy);
        if (status is >= 300 and < 400) return new Exchanged.Nonsense(ExchangeCodes.Redirect);
        if (status == 401) return new Exchanged.Nonsense(ExchangeCodes.OurSignatureRefused);
        var verified = verifier.VerifyResponse(SignedMessage.Of(response, body, request), party);
        if (verified.Refusal is { } refusal) return new Exchanged.Nonsense(refusal);
        return status < 300 ? new Exchanged.Answer(body) : new Exchanged.Rejected(Problem(body));
    }

    private static string Problem(byte[] body)
    {
        try
        {
            var code = JsonSerializer.Deserialize<ProtocolProblem>(body, ProtocolJson.Options)?.Code;
            return code is not null && ProblemCodes.All.Contains(code) ? code : ProblemCodes.Rejected;
        }
        catch (JsonException)
        {
            return ProblemCodes.Rejected;
        }
    }
}
