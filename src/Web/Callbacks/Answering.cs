using System.Text.Json;
using Lianban.Connectors.Exchange;
using Lianban.Platform.Results;
using Lianban.Platform.Text;
using Lianban.Protocol;

namespace Lianban.Web.Callbacks;

/// <summary>How departments are answered: a protocol body, or a coded sentence in both languages.</summary>
internal static class Answering
{
    public static Task AnswerAsync<T>(this SignedDoor door, HttpContext http, SignedRequest request, int status, T body)
    {
        Plain(http);
        return door.AnswerAsync(http, request, status, "application/json", JsonSerializer.SerializeToUtf8Bytes(body, ProtocolJson.Options));
    }

    public static Task RefuseAsync(this SignedDoor door, HttpContext http, SignedRequest request, int status, Refusal refusal)
    {
        Plain(http);
        if (status == StatusCodes.Status503ServiceUnavailable) http.Response.Headers.RetryAfter = "1";
        return door.AnswerAsync(http, request, status, "application/problem+json",
            JsonSerializer.SerializeToUtf8Bytes(new ProtocolProblem(refusal.Code, refusal.Sentence(Language.Zh), refusal.Sentence(Language.En)), ProtocolJson.Options));
    }

    /// <summary>What is signed must not be compressed on the way.</summary>
    public static void Plain(HttpContext http) => http.Response.Headers.CacheControl = "no-store, no-transform";
}
