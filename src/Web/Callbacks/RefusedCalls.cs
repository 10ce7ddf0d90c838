using System.Security.Cryptography;
using Lianban.Connectors.Exchange;
using Lianban.Platform.Storage;
using Lianban.Protocol;

namespace Lianban.Web.Callbacks;

/// <summary>Records what the departments' doors refuse, believed or not, outside the applications' chains.</summary>
internal sealed class RefusedCalls(DeskRefusals refusals, DepartmentMessages messages, TimeProvider system)
{
    /// <summary>Who names a department, or a service, that we do not have.</summary>
    private const string Nobody = "unknown";

    /// <param name="department">Whose door it was; null or not one of ours: recorded as unknown, so that the record does not grow from outside.</param>
    /// <param name="code">Why.</param>
    /// <param name="request">As far as it could be read.</param>
    /// <param name="envelope">What it named, when it was understood.</param>
    // Once begun it is finished: a caller that hangs up is recorded too.
    public Task RecordAsync(string? department, string code, SignedRequest? request = null, Envelope? envelope = null) => refusals.RecordAsync(
        new RefusedMessage(system.GetUtcNow(), department is not null && messages.Knows(department) ? department : Nobody, code, envelope?.MessageId, envelope?.Case.ToString(),
            request is null ? null : Convert.ToHexStringLower(SHA256.HashData(request.Message.Body.Span)), request is { Verification.Refusal: null }), CancellationToken.None);
}
