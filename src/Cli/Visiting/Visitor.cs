using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Lianban.Cli.Visiting;

/// <summary>
/// A person at a browser without JavaScript: opens pages, follows redirects, keeps cookies, and posts the pages' own forms. It can do nothing that such a
/// person could not do, so that whatever it achieves goes through the same doors.
/// </summary>
/// <param name="start">Relative addresses count from here.</param>
public sealed class Visitor(Uri start) : IDisposable
{
    private const int MostRedirects = 20;
    private readonly HttpClient http = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { Timeout = TimeSpan.FromSeconds(60) };
    private readonly Uri home = start;
    private Uri at = start;

    /// <summary>Opens an address, relative to the start or absolute.</summary>
    public Task<VisitedPage> OpenAsync(string address, CancellationToken cancel = default) => SendAsync(HttpMethod.Get, new Uri(home, address), null, cancel);

    /// <summary>Opens an address and gives its bytes: a picture, a file.</summary>
    public Task<byte[]> DownloadAsync(string address, CancellationToken cancel = default) => http.GetByteArrayAsync(new Uri(at, address), cancel);

    public void Dispose() => http.Dispose();

    internal async Task<VisitedPage> SendAsync(HttpMethod method, Uri address, HttpContent? content, CancellationToken cancel)
    {
        for (var hop = 0; hop <= MostRedirects; hop++)
        {
            using var request = new HttpRequestMessage(method, address) { Content = content };
            request.Headers.Accept.ParseAdd("text/html");
            // What a browser sends with a form.
            if (method == HttpMethod.Post) request.Headers.Add("Origin", at.GetLeftPart(UriPartial.Authority));
            using var response = await http.SendAsync(request, cancel);
            at = address;
            if ((int)response.StatusCode is < 300 or >= 400 || response.Headers.Location is not { } next)
                return new VisitedPage(this, address, (int)response.StatusCode, new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync(cancel)));
            address = new Uri(address, next);
            if ((int)response.StatusCode is not (307 or 308)) (method, content) = (HttpMethod.Get, null);
        }
        throw new VisitException($"more than {MostRedirects} redirects", address);
    }
}

/// <summary>The page did not offer what the visitor looked for. The message names the thing and the page's path, never a value.</summary>
public sealed class VisitException(string what, Uri address) : Exception($"{address.AbsolutePath}: {what}");
