using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json;
using Lianban.Protocol;
using Lianban.Protocol.Signatures;
using Lianban.Tests.Outcomes.Walking;

namespace Lianban.Tests.Outcomes.Doors;

/// <summary>How a request is spoilt on its way.</summary>
internal sealed record Spoilt(string Name, Action<HttpRequestMessage> Do);

/// <summary>A department that calls the platform with its own key, or somebody who would like to be one.</summary>
internal sealed class Caller(Office office, string department, MessageSigner signer)
{
    private static readonly HttpClient http = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false });

    /// <summary>With the department's real key.</summary>
    public static Caller Of(Office office, string department) => new(office, department, KeyFiles.Signer(office.System.Data.SandboxesKeys, $"{department}-1"));

    /// <summary>With a key made here, under any id.</summary>
    public static Caller Stranger(Office office, string department, string keyId)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new Caller(office, department, new MessageSigner(keyId, key));
    }

    /// <summary>An envelope of this department.</summary>
    public Envelope Says<T>(string application, string service, string part, int round, string kind, T body, string? id = null) =>
        Envelope.Of(id ?? Guid.NewGuid().ToString("n"), kind, department, new CaseKey(application, service, part, round), DateTimeOffset.UtcNow, body);

    public Task<(int Status, string Body)> CallAsync(Envelope envelope, Spoilt? spoilt = null, DateTimeOffset? created = null, string? door = null) =>
        CallAsync(JsonSerializer.SerializeToUtf8Bytes(envelope, ProtocolJson.Options), spoilt, created, door);

    /// <summary>Signs and sends; status and body of the answer.</summary>
    /// <param name="door">Whose door; this department's unless told.</param>
    public async Task<(int Status, string Body)> CallAsync(byte[] body, Spoilt? spoilt = null, DateTimeOffset? created = null, string? door = null, string mediaType = "application/json")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(office.System.WebAddress, $"v1/callbacks/{door ?? department}"))
        {
            Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue(mediaType) } },
        };
        await signer.SignRequestAsync(request, created ?? DateTimeOffset.UtcNow, Guid.NewGuid().ToString("n"));
        request.Headers.ExpectContinue = body.Length > 64 * 1024; // a large body is announced, so that a refusal is not lost in what is still on its way
        spoilt?.Do(request);
        using var answer = await http.SendAsync(request);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Fetches a paper by reference, signed; status and bytes.</summary>
    public async Task<(int Status, byte[] Bytes)> FetchAsync(string application, string service, string paper, Spoilt? spoilt = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(office.System.WebAddress, $"v1/papers/{application}/{service}/{paper}"));
        await signer.SignRequestAsync(request, DateTimeOffset.UtcNow, Guid.NewGuid().ToString("n"));
        spoilt?.Do(request);
        using var answer = await http.SendAsync(request);
        return ((int)answer.StatusCode, await answer.Content.ReadAsByteArrayAsync());
    }
}
