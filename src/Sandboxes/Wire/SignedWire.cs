using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Lianban.Protocol;
using Lianban.Protocol.Signatures;
using Lianban.Sandboxes.Departments;
using Microsoft.AspNetCore.Http.Features;

namespace Lianban.Sandboxes.Wire;

/// <summary>The one place where messages are signed and verified on their way in and out of the stand-ins.</summary>
internal sealed class SignedWire
{
    /// <summary>The platform's party; its public key is <c>platform-1.public.pem</c>.</summary>
    private const string Platform = "platform";
    private static readonly object Request = new();
    private readonly Dictionary<string, MessageSigner> signers;
    private readonly MessageVerifier verifier;
    private readonly HttpClient client;
    private readonly TimeProvider system;
    private readonly Uri platform;

    /// <exception cref="SettingsException">A key is missing or is no P-256 key.</exception>
    public SignedWire(Settings settings, HttpClient client, TimeProvider system)
    {
        (this.client, this.system, platform) = (client, system, settings.Platform);
        try
        {
            signers = ServiceDesks.Departments.Append(SharingParty).ToDictionary(static d => d, d => KeyFiles.Signer(settings.Keys, d + "-1"));
            var known = KeyDirectory.Load(settings.Keys);
            if (!known.KeyIds.Any(static k => KeyDirectory.PartyOf(k) == Platform)) throw new SettingsException($"There is no platform-1.public.pem in {settings.Keys}");
            verifier = new MessageVerifier(known, system);
        }
        catch (Exception failure) when (failure is CryptographicException or FileNotFoundException or DirectoryNotFoundException)
        {
            throw new SettingsException($"A key in {settings.Keys} cannot be used: {failure.Message}");
        }
    }

    /// <summary>The party of the data-sharing platform.</summary>
    public const string SharingParty = "data-sharing";

    /// <summary>The body of a request that the platform signed; null when the signature is not believed.</summary>
    public async Task<byte[]?> Open(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        var bytes = body.ToArray();
        var message = SignedMessage.Of(http.Request.Method, http.Request.Host.Value ?? "", http.Features.Get<IHttpRequestFeature>()!.RawTarget, name => http.Request.Headers[name], bytes);
        http.Items[Request] = message;
        return verifier.VerifyRequest(message, Platform).Ok ? bytes : null;
    }

    /// <summary>Answers, signed by the party and bound to the request. A request without a signature can only be answered without one.</summary>
    public async Task Answer(HttpContext http, string party, int status, string mediaType, byte[] body, bool signed)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = mediaType;
        http.Response.ContentLength = body.Length;
        if (signed && http.Items[Request] is SignedMessage request && request.Header("Signature").Count == 1)
            foreach (var (name, value) in signers[party].Sign(SignedMessage.Of(status, static _ => [], body, request), system.GetUtcNow(), RandomNumberGenerator.GetHexString(32, true)))
                http.Response.Headers[name] = value;
        await http.Response.Body.WriteAsync(body, http.RequestAborted);
    }

    /// <summary>Calls the platform back; the status of a well-signed answer, 502 when the answer is not well signed.</summary>
    public async Task<int> Call(string department, string envelope, CancellationToken stop)
    {
        var messageId = JsonSerializer.Deserialize<Envelope>(envelope, ProtocolJson.Options)!.MessageId;
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(platform, $"/v1/callbacks/{department}"));
        request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(envelope)) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        var (status, _, believed) = await Send(request, department, messageId, stop);
        return believed ? status : 502;
    }

    /// <summary>Fetches from the platform, signed by the department; status 0 when it cannot be reached or its answer is not well signed.</summary>
    public async Task<(int Status, byte[] Body)> Fetch(string department, string path, CancellationToken stop)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(platform, path));
            var (status, body, believed) = await Send(request, department, RandomNumberGenerator.GetHexString(32, true), stop);
            return believed ? (status, body) : (0, []);
        }
        catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException) { return (0, []); }
    }

    private async Task<(int Status, byte[] Body, bool Believed)> Send(HttpRequestMessage request, string party, string messageId, CancellationToken stop)
    {
        var signed = await signers[party].SignRequestAsync(request, system.GetUtcNow(), messageId, stop);
        using var response = await client.SendAsync(request, stop);
        var body = await response.Content.ReadAsByteArrayAsync(stop);
        return ((int)response.StatusCode, body, verifier.VerifyResponse(SignedMessage.Of(response, body, signed), Platform).Ok);
    }
}
