using System.Net;
using System.Net.Sockets;

namespace Lianban.Cli.Running;

/// <summary>Ports of this machine's loopback addresses.</summary>
public static class Ports
{
    /// <summary>Whether nobody listens on the port, on IPv4 and, where there is one, on IPv6 (a browser may take either for <c>localhost</c>).</summary>
    public static bool IsFree(int port) => CanListen(IPAddress.Loopback, port) && (!Socket.OSSupportsIPv6 || CanListen(IPAddress.IPv6Loopback, port));

    /// <summary>A port that is free now.</summary>
    public static int FindFree()
    {
        while (true)
        {
            using var probe = new TcpListener(IPAddress.Loopback, 0);
            probe.Start();
            var port = ((IPEndPoint)probe.LocalEndpoint).Port;
            probe.Stop();
            if (IsFree(port)) return port;
        }
    }

    private static bool CanListen(IPAddress address, int port)
    {
        try
        {
            using var listener = new TcpListener(address, port);
            listener.Start();
            return true;
        }
        catch (SocketException e) when (e.SocketErrorCode == SocketError.AddressNotAvailable)
        {
            return true; // IPv6 is compiled in but switched off: nobody can listen there
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
