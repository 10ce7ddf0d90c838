using System.Net.Sockets;
using Microsoft.AspNetCore.Connections.Features;

namespace Lianban.Web.Shared;

/// <summary>Requests over the operator's Unix socket: from this machine, from the owner of the data folder, and never over a net.</summary>
internal static class OwnSocket
{
    /// <summary>Whether the request came over the Unix socket.</summary>
    public static bool IsOverSocket(this HttpContext http) => http.Features.Get<IConnectionSocketFeature>()?.Socket.LocalEndPoint is UnixDomainSocketEndPoint;
}
