using System.Text.Json;
using Lianban.Casework.Applications;
using Lianban.Connectors.Exchange;
using Lianban.Platform.Ids;
using Lianban.Protocol;

namespace Lianban.Connectors.DataSharing;

/// <summary>The city's data-sharing platform (数据共享). Whatever goes wrong there, typing goes on: the answer is then "not reached".</summary>
internal sealed class Connector(SignedExchange exchange, Ids ids) : ISharedRecords
{
    /// <summary>Values over this length fill no field of annex 4.</summary>
    private const int LongestValue = 500;

    private static readonly SharedAnswer NotReached = new(false, []);

    public async Task<SharedAnswer> AskAsync(Applicant person, string noticeVersion, IReadOnlyList<string> items, CancellationToken cancel)
    {
        var query = new SharedQuery(Settings.Purpose, noticeVersion, person.DocumentKind, person.DocumentNumber, items);
        var body = JsonSerializer.SerializeToUtf8Bytes(query, ProtocolJson.Options);
        var exchanged = await exchange.SendAsync(Settings.Party, HttpMethod.Post, "/v1/query", body, ids.Next().ToString("n"), cancel).ConfigureAwait(false);
        if (exchanged is not Exchanged.Answer answer) return NotReached;
        try
        {
            var records = JsonSerializer.Deserialize<SharedRecords>(answer.Body, ProtocolJson.Options);
            return records is null ? NotReached : new(true, [.. records.Values.Where(r => IsUsable(r, items)).DistinctBy(r => r.Item).Select(Shared)]);
        }
        catch (JsonException)
        {
            return NotReached;
        }
    }

    // What was not asked for is not looked at, even when it is offered.
    private static bool IsUsable(SharedRecord record, IReadOnlyList<string> items) =>
        items.Contains(record.Item) && record.Value.Length is > 0 and <= LongestValue && !record.Value.Any(char.IsControl);

    private static SharedValue Shared(SharedRecord record) => new(record.Item, record.Value, record.Source, record.At);
}
