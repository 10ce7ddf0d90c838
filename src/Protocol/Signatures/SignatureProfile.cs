namespace Lianban.Protocol.Signatures;

/// <summary>
/// What our protocol covers. A request covers <c>@method @authority @path @query</c> rather than <c>@target-uri</c>: the scheme is not known to a server
/// behind a gateway that ends TLS, while the authority keeps a request for one department from being replayed at another.
/// A response covers its status and, through <c>"signature";req</c>, all that its request covered.
/// </summary>
internal static class SignatureProfile
{
    public const string Label = "sig1";
    public const string MessageId = "X-Message-Id";

    public static readonly IReadOnlyList<Component> Request =
        [new("@method"), new("@authority"), new("@path"), new("@query"), new("content-digest"), new("x-message-id")];

    public static readonly IReadOnlyList<Component> Response =
    [
        new("@status"), new("content-digest"), new("x-message-id"),
        new("@method", OfRequest: true), new("@path", OfRequest: true), new("signature", OfRequest: true),
    ];

    /// <summary>1–64 characters of <c>[A-Za-z0-9._-]</c>.</summary>
    public static bool IsMessageId(string id) => id.Length is >= 1 and <= 64 && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-');
}
