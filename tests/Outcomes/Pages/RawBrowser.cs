using System.Net;
using System.Net.Sockets;
using System.Text;
using AngleSharp.Html.Parser;
using Lianban.Tests.Outcomes.Walking;

namespace Lianban.Tests.Outcomes.Pages;

/// <summary>Somebody signed in who does not use a browser: writes bytes to the platform's port, with the session's cookies.</summary>
internal sealed class RawBrowser : IDisposable
{
    private readonly Uri web;
    private readonly CookieContainer cookies = new();
    private readonly HttpClient http;

    private RawBrowser(Uri web)
    {
        this.web = web;
        http = new HttpClient(new SocketsHttpHandler { UseProxy = false, CookieContainer = cookies }) { BaseAddress = web };
    }

    /// <summary>The session, as it stands in a request's header.</summary>
    public string Cookie => cookies.GetCookieHeader(web);

    /// <summary>Signs in at the portal.</summary>
    public static async Task<RawBrowser> SignInAsync(Office office, string person)
    {
        var browser = new RawBrowser(office.System.WebAddress);
        await browser.SignInAsync(person);
        return browser;
    }

    /// <summary>Signs in, over whatever session there is.</summary>
    public async Task SignInAsync(string person)
    {
        using var portal = await http.GetAsync("sign-in");
        var shown = new HtmlParser().ParseDocument(await portal.Content.ReadAsStringAsync());
        var form = shown.QuerySelector("form[method=post]");
        Assert.True(form is not null, $"{(int)portal.StatusCode} {portal.RequestMessage!.RequestUri}: {shown.QuerySelector("h1")?.TextContent}");
        var fields = form.QuerySelectorAll("input[type=hidden]").Select(i => KeyValuePair.Create(i.GetAttribute("name")!, i.GetAttribute("value")!)).Append(KeyValuePair.Create("person", person));
        using var back = await http.PostAsync(new Uri(portal.RequestMessage!.RequestUri!, form.GetAttribute("action")), new FormUrlEncodedContent(fields));
        Assert.Equal(HttpStatusCode.OK, back.StatusCode);
        Assert.Contains("lianban-session=", Cookie);
    }

    /// <summary>Status of a page under these cookies instead of the browser's own.</summary>
    public async Task<int> LookAsync(string page, string cookie)
    {
        using var other = new HttpClient(new SocketsHttpHandler { UseProxy = false, UseCookies = false, AllowAutoRedirect = false });
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(web, page)) { Headers = { { "Cookie", cookie } } };
        using var answer = await other.SendAsync(request);
        return (int)answer.StatusCode;
    }

    /// <summary>The hidden fields of a page's own form: its antiforgery token, draft and version.</summary>
    public async Task<Dictionary<string, string>> HiddenAsync(string page) =>
        new HtmlParser().ParseDocument(await http.GetStringAsync(page)).QuerySelectorAll("main form input[type=hidden]").ToDictionary(i => i.GetAttribute("name")!, i => i.GetAttribute("value") ?? "");

    /// <summary>Sends bytes and reads the status; 0 when the connection ends without one.</summary>
    public async Task<(int Status, string Head)> SendAsync(string method, string target, IEnumerable<(string Name, string Value)> headers, byte[] body)
    {
        using var connection = new TcpClient();
        await connection.ConnectAsync(IPAddress.Loopback, web.Port);
        await using var stream = connection.GetStream();
        var head = new StringBuilder().Append(method).Append(' ').Append(target).Append(" HTTP/1.1\r\nHost: ").Append(web.Authority).Append("\r\nConnection: close\r\nCookie: ").Append(Cookie).Append("\r\n");
        foreach (var (name, value) in headers) head.Append(name).Append(": ").Append(value).Append("\r\n");
        if (body.Length > 0) head.Append("Content-Length: ").Append(body.Length).Append("\r\n");
        try
        {
            await stream.WriteAsync(Encoding.Latin1.GetBytes(head.Append("\r\n").ToString()));
            await stream.WriteAsync(body);
        }
        catch (IOException)
        {
            // refused before it was all said: the answer may still be there
        }
        var answer = new byte[4096];
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        try
        {
            var read = await stream.ReadAsync(answer, patience.Token);
            var text = Encoding.Latin1.GetString(answer, 0, read);
            return (text.Split(' ') is [_, var code, ..] && int.TryParse(code, out var status) ? status : 0, text);
        }
        catch (IOException)
        {
            return (0, "");
        }
    }

    public void Dispose() => http.Dispose();
}
