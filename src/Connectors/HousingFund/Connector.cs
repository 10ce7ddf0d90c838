using Lianban.Casework.Applications;
using Lianban.Casework.Dispatch;
using Lianban.Connectors.Exchange;

namespace Lianban.Connectors.HousingFund;

/// <summary>The system of the housing fund (公积金). It speaks the published protocol unchanged.</summary>
internal sealed class Connector(DepartmentLink link) : IDepartmentConnector
{
    public string Department => Settings.Department;

    public Task<Delivery> SendAsync(OutboundMessage message, CancellationToken cancel) => link.SendAsync(message, cancel);

    public Task<Delivery> AskStatusAsync(PartKey key, CancellationToken cancel) => link.AskStatusAsync(key, cancel);
}
