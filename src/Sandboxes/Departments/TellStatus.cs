using System.Security.Cryptography;
using System.Text.Json;
using Lianban.Protocol;
using Lianban.Sandboxes.Books;
using Lianban.Sandboxes.Clock;

namespace Lianban.Sandboxes.Departments;

/// <summary>Everything the department has said of a key so far, oldest first; callbacks that are still on their way included.</summary>
internal static class TellStatus
{
    public static Envelope Run(Page page, string department, CaseKey key, long now)
    {
        var said = page.All("SELECT envelope FROM messages WHERE case_key = $1 AND round = $2 ORDER BY seq",
            static r => JsonSerializer.Deserialize<Envelope>(r.GetString(0), ProtocolJson.Options)!, CaseRow.Without(key), key.Round);
        return Envelope.Of(RandomNumberGenerator.GetHexString(32, true), MessageKinds.Status, department, key, BusinessTime.At(now), new StatusBody(said.Count > 0, said));
    }
}
