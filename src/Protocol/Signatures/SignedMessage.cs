namespace Lianban.Protocol.Signatures;

/// <summary>
/// An HTTP message as a signature sees it, free of any web framework. A response knows the request it answers, so that its signature
/// can be bound to that request (RFC 9421 §2.4).
/// </summary>
public sealed class SignedMessage
{
    private readonly Func<string, IEnumerable<string?>> headers;

    private SignedMessage(Func<string, IEnumerable<string?>> headers, ReadOnlyMemory<byte> body) => (this.headers, Body) = (headers, body);

    /// <summary>Upper-case method of a request; null for a response.</summary>
    public string? Method { get; private init; }

    /// <summary>Host and, when it is not the scheme's own, port; lower case. Null for a response.</summary>
    public string? Authority { get; private init; }

    /// <summary>Absolute path exactly as on the wire (escaped); null for a response.</summary>
    public string? Path { get; private init; }

    /// <summary>Query with its question mark; <c>?</c> when there is none. Null for a response.</summary>
    public string? Query { get; private init; }

    /// <summary>Status of a response; null for a request.</summary>
    public int? Status { get; private init; }

    /// <summary>The request that this response answers.</summary>
    public SignedMessage? Request { get; private init; }

    /// <summary>The body's bytes as they stand on the wire (without any transfer coding).</summary>
    public ReadOnlyMemory<byte> Body { get; }

    /// <summary>A request, as a server received it or as a client is about to send it.</summary>
    /// <param name="method">The method, e.g. <c>POST</c>.</param>
    /// <param name="authority">The Host header.</param>
    /// <param name="target">The raw request target: escaped path and query, e.g. <c>/v1/cases?x=1</c> (ASP.NET: <c>IHttpRequestFeature.RawTarget</c>).</param>
    /// <param name="headers">All lines of a header, by name without regard to case; empty when absent.</param>
    /// <param name="body">All bytes of the body.</param>
    public static SignedMessage Of(string method, string authority, string target, Func<string, IEnumerable<string?>> headers, ReadOnlyMemory<byte> body)
    {
        var mark = target.IndexOf('?', StringComparison.Ordinal);
        var path = mark < 0 ? target : target[..mark];
        return new(headers, body)
        {
            Method = method,
            Authority = authority.ToLowerInvariant(),
            Path = path.Length == 0 ? "/" : path,
            Query = mark < 0 ? "?" : target[mark..],
        };
    }

    /// <summary>A response to a request.</summary>
    public static SignedMessage Of(int status, Func<string, IEnumerable<string?>> headers, ReadOnlyMemory<byte> body, SignedMessage? request) =>
        new(headers, body) { Status = status, Request = request };

    /// <summary>A request of <see cref="HttpClient"/>; its address must be absolute.</summary>
    public static SignedMessage Of(HttpRequestMessage request, ReadOnlyMemory<byte> body)
    {
        var address = request.RequestUri ?? throw new ArgumentException("The request has no address.", nameof(request));
        var authority = request.Headers.Host ?? (address.IsDefaultPort ? address.IdnHost : $"{address.IdnHost}:{address.Port}");
        return Of(request.Method.Method, authority, address.PathAndQuery, name => Lines(name, request.Headers, request.Content?.Headers), body);
    }

    /// <summary>A response of <see cref="HttpClient"/> to a request.</summary>
    public static SignedMessage Of(HttpResponseMessage response, ReadOnlyMemory<byte> body, SignedMessage request) =>
        Of((int)response.StatusCode, name => Lines(name, response.Headers, response.Content.Headers), body, request);

    /// <summary>All lines of a header; empty when absent.</summary>
    public IReadOnlyList<string> Header(string name) => [.. headers(name).OfType<string>()];

    /// <summary>The same message with these headers put on top.</summary>
    internal SignedMessage With(IReadOnlyDictionary<string, string> added) =>
        new(name => added.TryGetValue(name, out var value) ? [value] : headers(name), Body)
        {
            Method = Method, Authority = Authority, Path = Path, Query = Query, Status = Status, Request = Request,
        };

    private static List<string> Lines(string name, params ReadOnlySpan<System.Net.Http.Headers.HttpHeaders?> all)
    {
        var lines = new List<string>();
        foreach (var headers in all)
            if (headers is not null && headers.NonValidated.TryGetValues(name, out var values)) lines.AddRange(values);
        return lines;
    }
}
