using AngleSharp.Html.Dom;

namespace Lianban.Cli.Visiting;

/// <summary>A form of a page. Only fields that the page shows can be filled, and only with what they offer; hidden fields go along as they are.</summary>
public sealed class PageForm
{
    private readonly VisitedPage page;
    private readonly IHtmlFormElement form;
    private readonly List<AttachedFile> files = [];

    internal PageForm(VisitedPage page, IHtmlFormElement form) => (this.page, this.form) = (page, form);

    /// <summary>Names of the fields that a person can fill, in their order on the page.</summary>
    public IReadOnlyList<string> Fields => [.. form.Elements.Where(IsFillable).Select(e => e.GetAttribute("name")!).Distinct()];

    /// <summary>Whether the form shows a field of this name that can be filled.</summary>
    public bool Offers(string name) => Named(name).Any();

    /// <summary>What the field holds now; null when it is not there or nothing is chosen.</summary>
    public string? Value(string name) => FormContent.Values(form).FirstOrDefault(v => v.Key == name).Value;

    /// <summary>Whether the field takes a file.</summary>
    public bool IsFile(string name) => Named(name).Any(e => e is IHtmlInputElement { Type: "file" });

    /// <summary>Whether the field is a box to tick.</summary>
    public bool IsBox(string name) => Named(name).Any(e => e is IHtmlInputElement { Type: "checkbox" });

    /// <summary>What a list, or a row of buttons or ticks, offers; empty for a field that one types in.</summary>
    public IReadOnlyList<string> Choices(string name) =>
    [
        .. Named(name).SelectMany(e => e switch
        {
            IHtmlSelectElement list => list.Options.Where(o => !o.IsDisabled).Select(o => o.Value),
            IHtmlInputElement { Type: "radio" or "checkbox" } tick => [tick.Value],
            _ => Enumerable.Empty<string>(),
        }),
    ];

    /// <summary>Types a value, or chooses it where the field is a list or a row of buttons.</summary>
    /// <exception cref="VisitException">There is no such field, or it does not offer the value.</exception>
    public PageForm Fill(string name, string value)
    {
        switch (Named(name).FirstOrDefault())
        {
            case IHtmlInputElement { Type: "radio" or "checkbox" }:
                return Choose(name, value);
            case IHtmlInputElement input:
                input.Value = value;
                return this;
            case IHtmlTextAreaElement area:
                area.Value = value;
                return this;
            case IHtmlSelectElement list:
                if (!Choices(name).Contains(value)) throw new VisitException($"field {name} does not offer what was chosen", page.Address);
                list.Value = value;
                return this;
            default:
                throw new VisitException($"no field {name}", page.Address);
        }
    }

    /// <summary>Chooses exactly these values of a row of buttons or ticks.</summary>
    /// <exception cref="VisitException">A value is not offered.</exception>
    public PageForm Choose(string name, params IReadOnlyCollection<string> values)
    {
        var offered = Named(name).OfType<IHtmlInputElement>().Where(i => i.Type is "radio" or "checkbox").ToList();
        foreach (var value in values)
            if (!offered.Any(i => i.Value == value)) throw new VisitException($"field {name} does not offer {value}", page.Address);
        foreach (var input in offered) input.IsChecked = values.Contains(input.Value);
        return this;
    }

    /// <summary>Ticks every box of this name.</summary>
    /// <exception cref="VisitException">There is no such box.</exception>
    public PageForm Tick(string name)
    {
        var boxes = Named(name).OfType<IHtmlInputElement>().Where(i => i.Type == "checkbox").ToList();
        if (boxes.Count == 0) throw new VisitException($"no box {name}", page.Address);
        foreach (var box in boxes) box.IsChecked = true;
        return this;
    }

    /// <summary>Puts a file into a file field.</summary>
    /// <exception cref="VisitException">There is no such field.</exception>
    public PageForm Attach(string name, string fileName, string mediaType, byte[] bytes)
    {
        if (!Named(name).OfType<IHtmlInputElement>().Any(i => i.Type == "file")) throw new VisitException($"no file field {name}", page.Address);
        files.Add(new AttachedFile(name, fileName, mediaType, bytes));
        return this;
    }

    /// <summary>Presses a button of the form: the one with this value or name, else its first. The button's own address and value go along.</summary>
    /// <exception cref="VisitException">There is no such button.</exception>
    public Task<VisitedPage> SubmitAsync(string? button = null, CancellationToken cancel = default)
    {
        var buttons = form.Elements.Where(e => e is IHtmlButtonElement { Type: "submit" } or IHtmlInputElement { Type: "submit" } && !e.HasAttribute("disabled"));
        var pressed = button is null ? buttons.FirstOrDefault() : buttons.FirstOrDefault(b => b.GetAttribute("value") == button || b.GetAttribute("name") == button)
            ?? throw new VisitException($"no button {button}", page.Address);
        var values = FormContent.Values(form).ToList();
        if (pressed?.GetAttribute("name") is { Length: > 0 } name) values.Add(new(name, pressed.GetAttribute("value") ?? ""));
        var target = new Uri(page.Address, pressed?.GetAttribute("formaction") ?? form.GetAttribute("action") ?? "");
        if (!"post".Equals(form.GetAttribute("method"), StringComparison.OrdinalIgnoreCase))
            return page.Visitor.SendAsync(HttpMethod.Get, new UriBuilder(target) { Query = FormContent.Query(values) }.Uri, null, cancel);
        var encoding = pressed?.GetAttribute("formenctype") ?? form.GetAttribute("enctype");
        HttpContent content = encoding == "multipart/form-data" ? FormContent.Multipart(form, values, files) : new FormUrlEncodedContent(values);
        return page.Visitor.SendAsync(HttpMethod.Post, target, content, cancel);
    }

    private IEnumerable<IHtmlElement> Named(string name) => form.Elements.Where(e => e.GetAttribute("name") == name && IsFillable(e));

    private static bool IsFillable(IHtmlElement element) =>
        !string.IsNullOrEmpty(element.GetAttribute("name")) && !element.HasAttribute("disabled")
        && element is IHtmlInputElement { Type: not ("hidden" or "submit" or "button" or "image" or "reset") } or IHtmlTextAreaElement or IHtmlSelectElement;
}
