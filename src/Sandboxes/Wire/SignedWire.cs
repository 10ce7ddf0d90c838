using System.Net.Http.Headers;
using System.Text;

#pragma warning disable CA1822 // the signatures, which need state, join here
namespace Lianban.Sandboxes.Wire;

/// <summary>The one place where messages are signed and verified on their way in and out of the stand-ins.</summary>
internal sealed class SignedWire(Settings settings, HttpClient client)
{
    /// <summary>The body of a request whose signature is good; null otherwise.</summary>
    public async Task<byte[]?> Open(HttpContext http, int mostBytes)
    {
        var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        for (int read; (read = await http.Request.Body.ReadAsync(buffer, http.RequestAborted)) > 0;)
        {
            if (body.Length + read > mostBytes) return null;
            body.Write(buffer, 0, read);
        }
        return body.ToArray();
    }

    /// <summary>Answers, signed by the department and bound to the request.</summary>
    public async Task Answer(HttpContext http, string department, int status, string mediaType, byte[] body, bool signed)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = mediaType;
        http.Response.ContentLength = body.Length;
        await http.Response.Body.WriteAsync(body, http.RequestAborted);
    }

    /// <summary>Calls the platform back; the status of a well-signed answer, 502 when the answer is not well signed.</summary>
    public async Task<int> Call(string department, string envelope, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(settings.Platform, $"/v1/callbacks/{department}"));
        request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(envelope)) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        using var response = await client.SendAsync(request, stop);
        return (int)response.StatusCode;
    }

    /// <summary>Fetches from the platform, signed by the department; status 0 when it cannot be reached.</summary>
    public async Task<(int Status, byte[] Body)> Fetch(string department, string path, CancellationToken stop)
    {
        try
        {
            using var response = await client.GetAsync(new Uri(settings.Platform, path), stop);
            return ((int)response.StatusCode, await response.Content.ReadAsByteArrayAsync(stop));
        }
        catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException) { return (0, []); }
    }
}
