using System.Text.Json;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Lianban.Tests.Journeys.Walking;

/// <summary>Looks at a page as it stands: its width, its accessibility, its error links; and takes its picture when asked for.</summary>
internal static class Looking
{
    private static readonly (int Width, string Mode)[] Sizes = [(320, "std"), (320, "elder"), (360, "std"), (360, "elder"), (1280, "std"), (1280, "elder")];

    // What stands wider than the window, by its nearest name; nothing when the page does not scroll sideways.
    private const string Overflow =
        """
        () => {
          const d = document.documentElement, w = d.clientWidth;
          const wide = d.scrollWidth > w ? ['the page: ' + d.scrollWidth] : [];
          for (const e of document.querySelectorAll('main *, header *, footer *')) {
            const r = e.getBoundingClientRect();
            if (r.width > 1 && r.right > w + 1 && !e.closest('.wide, .unseen, .skip')) wide.push(e.tagName + '.' + e.className + ' ' + Math.round(r.right));
          }
          return wide.slice(0, 5);
        }
        """;

    // Links of an error summary whose target is not there, not to be seen, or does not name its sentence.
    private const string DeadLinks =
        """
        () => [...document.querySelectorAll('.errors a')].filter(a => {
          const t = document.getElementById(a.hash.slice(1));
          if (!t || !t.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return true;
          const named = [...(t.getAttribute('aria-describedby') ?? '').split(' '), ...(t.closest('fieldset')?.getAttribute('aria-describedby') ?? '').split(' ')];
          return !named.some(id => document.getElementById(id)?.textContent && a.textContent.trim().endsWith(document.getElementById(id).textContent.trim()));
        }).map(a => a.hash + ' ' + a.textContent)
        """;

    // Controls that a finger cannot hit: smaller than 24 px (WCAG 2.5.8), and main controls below 48.
    private const string Small =
        """
        () => [...document.querySelectorAll('.button, .pill, select, input[type=text], input[type=file], label.choice')]
          .filter(e => e.checkVisibility()).filter(e => e.getBoundingClientRect().height < 47.5).map(e => e.tagName + '.' + e.className + ' ' + Math.round(e.getBoundingClientRect().height))
        """;

    private const string Switch = "mode => { if (document.documentElement.dataset.mode != mode) document.getElementById('mode').click(); }";

    /// <summary>What is wrong at any size; the page is left at 360 px in standard type.</summary>
    /// <param name="name">The name of its pictures.</param>
    /// <param name="own">Whether it is a page of the platform, not of a stand-in.</param>
    public static async Task<IReadOnlyList<string>> FaultsAsync(this IPage page, string name, bool own)
    {
        var faults = new List<string>();
        foreach (var (width, mode) in Sizes)
        {
            await page.SetViewportSizeAsync(width, 800);
            if (own) await page.EvaluateAsync(Switch, mode);
            else if (mode == "elder") continue;
            faults.AddRange((await page.EvaluateAsync<string[]>(Overflow)).Select(wide => $"{width} {mode}: {wide}"));
            if (own) faults.AddRange((await page.EvaluateAsync<string[]>(Small)).Select(small => $"{width} {mode}: {small}"));
            if (width == 320) faults.AddRange((await page.AxeAsync()).Select(found => $"{width} {mode}: {found}"));
            if (width != 320 && Hall.Pictures is { } folder)
                await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"{name}-{width}-{mode}.png"), FullPage = true });
        }
        faults.AddRange(await page.EvaluateAsync<string[]>(DeadLinks));
        if (own) await page.EvaluateAsync(Switch, "std");
        await page.SetViewportSizeAsync(360, 800);
        return faults;
    }

    /// <summary>What axe finds: its rules for WCAG 2.0–2.2 A and AA, and its best practices.</summary>
    private static async Task<IEnumerable<string>> AxeAsync(this IPage page)
    {
        var result = await page.RunAxe(new AxeRunOptions { ResultTypes = [ResultType.Violations] });
        return result.Violations.SelectMany(v => v.Nodes.Select(n => $"{v.Id}: {JsonSerializer.Serialize(n.Target.ToString())} {n.Html}"));
    }
}
