using System.Net.Http.Json;

namespace Lianban.Cli.Running;

/// <summary>Somebody in the stand-ins' register; nobody real.</summary>
/// <param name="Id">Readable, e.g. <c>never-insured</c>: chosen on the stand-in's sign-in page.</param>
/// <param name="About">What is special about the person, in Chinese.</param>
public sealed record DemoPerson(string Id, string Name, string About);

/// <summary>Who can sign in at the stand-in of the province's portal.</summary>
public static class DemoPeople
{
    /// <summary>Asks the stand-ins' control door.</summary>
    public static async Task<IReadOnlyList<DemoPerson>> AskAsync(Uri sandboxes, CancellationToken cancel = default)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        return await http.GetFromJsonAsync<DemoPerson[]>(new Uri(sandboxes, "control/people"), cancel) ?? [];
    }
}
