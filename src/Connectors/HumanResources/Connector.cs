using Lianban.Casework.Applications;
using Lianban.Casework.Dispatch;
using Lianban.Connectors.Exchange;

namespace Lianban.Connectors.HumanResources;

/// <summary>The system of human resources and social security (人社): pension, card, archive, employment registration. It speaks the published protocol unchanged.</summary>
internal sealed class Connector(DepartmentLink link) : IDepartmentConnector
{
    public string Department => Settings.Department;

    public Task<Delivery> SendAsync(OutboundMessage message, CancellationToken cancel) => link.SendAsync(message, cancel);

    public Task<Delivery> AskStatusAsync(PartKey key, CancellationToken cancel) => link.AskStatusAsync(key, cancel);
}
