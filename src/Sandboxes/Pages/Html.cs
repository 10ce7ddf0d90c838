using System.Net;

namespace Lianban.Sandboxes.Pages;

/// <summary>The plain pages of the stand-ins: one head, one style, no script.</summary>
internal static class Html
{
    private const string Style = "*{box-sizing:border-box}body{font:16px/1.6 system-ui,\"PingFang SC\",\"Microsoft YaHei\",\"Noto Sans CJK SC\",sans-serif;margin:0;color:#1b2430;background:#f4f6f9;"
        + "font-variant-numeric:tabular-nums}header{background:#3d4653;color:#fff}header p,main{max-width:72rem;margin:0 auto;padding:.6rem .9rem}h1{font-size:1.5rem;margin:1rem 0 .25rem}h2{font-size:1.125rem;margin:1.5rem 0 .5rem}"
        + "p{margin:0 0 .75rem}table{border-collapse:collapse;width:100%;font-size:14px;background:#fff}th,td{border:1px solid #c9d2de;padding:.4rem .6rem;text-align:left;vertical-align:top}th{background:#eaf2fb;white-space:nowrap}"
        + "td{min-width:6rem;overflow-wrap:anywhere}.wide{overflow-x:auto}.wide table{min-width:60rem}.people{list-style:none;padding:0;margin:0;display:grid;gap:.6rem;grid-template-columns:repeat(auto-fill,minmax(min(100%,19rem),1fr))}"
        + "button{font:inherit;min-height:48px;padding:.6rem .9rem;cursor:pointer;border:1px solid #7a8797;border-radius:8px;background:#fff;color:inherit;text-align:left}button:hover{background:#eaf2fb;border-color:#0f4c9c}"
        + ".people button{width:100%;height:100%}.people strong{display:block;color:#0f4c9c}.people span,.people small{display:block}small,.lead{color:#4a5565}.main{background:#0f4c9c;border-color:#0f4c9c;color:#fff;font-weight:600}.main:hover{background:#0a3570}"
        + "summary{cursor:pointer;padding:.75rem 0;color:#0f4c9c;font-weight:600}:focus-visible{outline:3px solid #ffbf47;box-shadow:0 0 0 5px #1b2430}";

    /// <summary>Text made safe for HTML.</summary>
    public static string Of(string? text) => WebUtility.HtmlEncode(text ?? "");

    /// <summary>A whole page; every page says that it is a stand-in.</summary>
    public static IResult Page(string title, string body) => Results.Content(
        $"<!doctype html><html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><title>{Of(title)}</title>"
        + $"<style>{Style}</style></head><body><header><p>{Words.Of("page.stand-in")}</p></header><main>{body}</main></body></html>", "text/html; charset=utf-8");
}
