using System.Net;

namespace Lianban.Sandboxes.Pages;

/// <summary>The plain pages of the stand-ins: one head, one style, no script.</summary>
internal static class Html
{
    private const string Style = "body{font:16px/1.6 system-ui,sans-serif;margin:0 auto;max-width:72rem;padding:1rem;color:#1b1b1b;background:#fff}"
        + "table{border-collapse:collapse;width:100%;font-size:14px}th,td{border:1px solid #bbb;padding:.3rem .5rem;text-align:left;vertical-align:top}"
        + "td{overflow-wrap:anywhere}.wide{overflow-x:auto}.people{list-style:none;padding:0}button{font:inherit;min-height:44px;padding:.4rem .8rem;text-align:left;cursor:pointer}"
        + ".people button{width:100%;margin:.15rem 0;border:1px solid #888;border-radius:4px;background:#f6f7f9}small{color:#555}"
        + ".mark{background:#fff3cd;border:1px solid #b58900;padding:.3rem .8rem}input,select{font:inherit;min-height:40px}";

    /// <summary>Text made safe for HTML.</summary>
    public static string Of(string? text) => WebUtility.HtmlEncode(text ?? "");

    /// <summary>A whole page; every page says that it is a stand-in.</summary>
    public static IResult Page(string title, string body) => Results.Content(
        $"<!doctype html><html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><title>{Of(title)}</title>"
        + $"<style>{Style}</style></head><body><p class=\"mark\">{Words.Of("page.stand-in")}</p><main>{body}</main></body></html>", "text/html; charset=utf-8");
}
