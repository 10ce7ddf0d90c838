using Lianban.Casework.Applications;
using Lianban.Casework.Dispatch;
using Lianban.Connectors.Exchange;

namespace Lianban.Connectors.MedicalInsurance;

/// <summary>The system of medical insurance (医保). It speaks the published protocol unchanged.</summary>
internal sealed class Connector(DepartmentLink link) : IDepartmentConnector
{
    public string Department => Settings.Department;

    public Task<Delivery> SendAsync(OutboundMessage message, CancellationToken cancel) => link.SendAsync(message, cancel);

    public Task<Delivery> AskStatusAsync(PartKey key, CancellationToken cancel) => link.AskStatusAsync(key, cancel);
}
