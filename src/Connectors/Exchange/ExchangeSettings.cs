using Microsoft.Extensions.Configuration;

namespace Lianban.Connectors.Exchange;

/// <summary>How partners are reached and by which keys one knows them.</summary>
/// <param name="Bases">Party code → base address, without a closing slash, e.g. <c>http://localhost:5081/taxation</c>.</param>
/// <param name="Keys">Folder with our private key and the partners' <c>*.public.pem</c>.</param>
/// <param name="KeyId">Our key, e.g. <c>platform-1</c>.</param>
/// <param name="Patience">How long one exchange may take, connecting and reading included.</param>
public sealed record ExchangeSettings(IReadOnlyDictionary<string, Uri> Bases, string Keys, string KeyId, TimeSpan Patience)
{
    /// <summary>Answers over this size are not read: nothing in the protocol comes near it.</summary>
    public const int MostBytes = 1024 * 1024;

    /// <summary>
    /// Reads <c>Lianban:Keys</c>, <c>Lianban:KeyId</c> and for each party <c>Lianban:Parties:CODE:Base</c>; a party without one stands under <c>Lianban:Sandboxes</c>.
    /// </summary>
    /// <exception cref="SettingException">A party has no address, or it is not http(s).</exception>
    public static ExchangeSettings Read(IConfiguration configuration, IEnumerable<string> parties)
    {
        var own = configuration.GetSection("Lianban");
        return new(
            parties.ToDictionary(p => p, p => Address(own, p), StringComparer.Ordinal),
            Path.GetFullPath(own["Keys"] ?? "data/keys"), own["KeyId"] ?? "platform-1", TimeSpan.FromSeconds(own.GetValue("PatienceSeconds", 10)));
    }

    private static Uri Address(IConfiguration own, string party)
    {
        var text = own[$"Parties:{party}:Base"] ?? (own["Sandboxes"] is { Length: > 0 } sandboxes ? $"{sandboxes.TrimEnd('/')}/{party}" : null);
        return Uri.TryCreate(text?.TrimEnd('/'), UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? address
            : throw new SettingException($"Lianban:Parties:{party}:Base");
    }
}
