using System.Text;
using System.Xml.Linq;
using Lianban.Platform.Crypto;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Lianban.Platform.Storage;

/// <summary>The key ring of data protection (cookies, antiforgery) in <c>desk.db</c>, every element sealed whole under a sub-key of the key outside the database.</summary>
public sealed class DeskKeyRing(DeskFile desk, MasterKey master) : IXmlRepository
{
    private readonly byte[] _key = master.Derive("data-protection");

    public IReadOnlyCollection<XElement> GetAllElements() =>
    [
        .. desk.Read(c => c.All("SELECT name, body FROM data_protection ORDER BY name", r => (Name: r.GetString(0), Body: r.GetBytes(1))))
            .Select(row => XElement.Parse(Encoding.UTF8.GetString(Sealer.Open(_key, row.Body, Place(row.Name))))),
    ];

    public void StoreElement(XElement element, string friendlyName)
    {
        var body = Sealer.Seal(_key, Encoding.UTF8.GetBytes(element.ToString(SaveOptions.DisableFormatting)), Place(friendlyName));
        // The interface is synchronous; it is called at start-up and once in weeks.
        desk.WriteAsync(c => c.Run("""
            INSERT INTO data_protection (name, body) VALUES ($name, $body) ON CONFLICT (name) DO UPDATE SET body = excluded.body
            """, ("$name", friendlyName), ("$body", body)), CancellationToken.None).GetAwaiter().GetResult();
    }

    private static byte[] Place(string name) => Encoding.UTF8.GetBytes($"data-protection/{name}");
}
