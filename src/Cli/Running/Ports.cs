using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace Lianban.Cli.Running;

/// <summary>Ports of this machine's loopback addresses.</summary>
public static class Ports
{
    /// <summary>Whether nobody listens on the port, on IPv4 and, where there is one, on IPv6 (a browser may take either for <c>localhost</c>).</summary>
    public static bool IsFree(int port) => CanListen(IPAddress.Loopback, port) && (!Socket.OSSupportsIPv6 || CanListen(IPAddress.IPv6Loopback, port));

    /// <summary>A port that is free now.</summary>
    public static int FindFree()
    {
        // below the range that the system takes for connections going out: a port found there could be gone a moment later
        while (true)
        {
            var port = RandomNumberGenerator.GetInt32(20_000, 32_000);
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
