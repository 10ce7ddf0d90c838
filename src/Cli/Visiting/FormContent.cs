using System.Net.Http.Headers;
using AngleSharp.Html.Dom;

namespace Lianban.Cli.Visiting;

/// <summary>A file that a visitor put into a form.</summary>
internal sealed record AttachedFile(string Field, string FileName, string MediaType, byte[] Bytes);

/// <summary>What a browser sends for a form, by the rules of HTML: unticked boxes and buttons that were not pressed stay out.</summary>
internal static class FormContent
{
    public static IEnumerable<KeyValuePair<string, string>> Values(IHtmlFormElement form) =>
        from element in form.Elements
        let name = element.GetAttribute("name")
        where !string.IsNullOrEmpty(name) && !element.HasAttribute("disabled")
        from value in element switch
        {
            IHtmlInputElement { Type: "radio" or "checkbox" } tick => tick.IsChecked ? [tick.Value] : [],
            IHtmlInputElement { Type: "submit" or "button" or "image" or "reset" or "file" } => [],
            IHtmlInputElement input => [input.Value],
            IHtmlTextAreaElement area => [area.Value],
            IHtmlSelectElement list => list.Options.Where(o => o.IsSelected).Select(o => o.Value),
            _ => Enumerable.Empty<string>(),
        }
        select new KeyValuePair<string, string>(name, value);

    public static string Query(IEnumerable<KeyValuePair<string, string>> values) =>
        string.Join('&', values.Select(v => $"{Uri.EscapeDataString(v.Key)}={Uri.EscapeDataString(v.Value)}"));

    public static MultipartFormDataContent Multipart(IHtmlFormElement form, IEnumerable<KeyValuePair<string, string>> values, IReadOnlyList<AttachedFile> files)
    {
        var content = new MultipartFormDataContent();
        foreach (var (name, value) in values) content.Add(new StringContent(value), $"\"{name}\"");
        foreach (var field in form.Elements.OfType<IHtmlInputElement>().Where(i => i.Type == "file" && !string.IsNullOrEmpty(i.Name)))
        {
            var given = files.Where(f => f.Field == field.Name).DefaultIfEmpty(new AttachedFile(field.Name!, "", "application/octet-stream", []));
            foreach (var file in given) content.Add(Part(file));
        }
        return content;
    }

    // A file field that was left alone is sent with an empty file name; HttpClient's own overload refuses to write one.
    private static ByteArrayContent Part(AttachedFile file)
    {
        var part = new ByteArrayContent(file.Bytes);
        part.Headers.ContentType = new MediaTypeHeaderValue(file.MediaType);
        part.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = $"\"{file.Field}\"", FileName = $"\"{file.FileName}\"" };
        return part;
    }
}
