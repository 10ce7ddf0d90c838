using Microsoft.Playwright;
using SkiaSharp;

namespace Lianban.Tests.Journeys.Walking;

/// <summary>The steps of a citizen, by what stands on the pages.</summary>
internal static class Steps
{
    public const string Pension = "pension-registration", Card = "social-security-card", Archive = "personnel-archive", Medical = "medical-registration",
        Contribution = "contribution-declaration", Employment = "employment-registration", Fund = "housing-fund-account";

    public static readonly string[] All = [Pension, Card, Archive, Medical, Contribution, Employment, Fund];

    /// <summary>Every part of every case.</summary>
    public static readonly (string Service, string Part)[] AllParts =
        [(Pension, "main"), (Card, "main"), (Archive, "main"), (Medical, "main"), (Contribution, "pension"), (Contribution, "medical"), (Employment, "main"), (Fund, "main")];

    public static async Task SignInAsync(this IPage page, string person)
    {
        await page.GotoAsync("/services");
        await page.BeAsync(person);
        await page.ArriveAsync("/notice");
    }

    /// <summary>Chooses a person at the portal's stand-in.</summary>
    public static async Task BeAsync(this IPage page, string person)
    {
        if (person.StartsWith("generated-", StringComparison.Ordinal)) await page.ClickAsync("summary");
        await page.ClickAsync($"button[name=person][value='{person}']");
    }

    public static async Task AnswerNoticeAsync(this IPage page, bool agree)
    {
        await page.ClickAsync($"button[name=agree][value={(agree ? "yes" : "no")}]");
        await page.ArriveAsync("/services");
    }

    public static async Task ChooseAsync(this IPage page, params string[] services)
    {
        foreach (var service in services) await page.CheckAsync($"#s-{service}");
        await page.PressMainAsync();
        if (page.Url.Contains("/beforehand", StringComparison.Ordinal)) await page.AnswerBeforehandAsync();
    }

    /// <summary>Answers as somebody who lives and works in Weihai, insured by nobody.</summary>
    public static async Task AnswerBeforehandAsync(this IPage page)
    {
        foreach (var (tick, answer) in new[] { ("residence.in-city", "yes"), ("work.employer-insured", "no"), ("work.has-employees", "no"), ("work.working", "yes"), ("work.able", "yes"), ("work.registered-trader", "no") })
            if (await page.Locator($"[name='{tick}'][value={answer}]").CountAsync() > 0) await page.CheckAsync($"[name='{tick}'][value={answer}]");
        if (await page.Locator("select[name=usual-residence]").CountAsync() > 0) await page.SelectOptionAsync("select[name=usual-residence]", "huancui");
        if (await page.Locator("select[name=area]").CountAsync() > 0) await page.SelectOptionAsync("select[name=area]", "huancui");
        await page.ClickAsync("main form button[name=go] >> nth=0");
    }

    /// <summary>Fills every field of the form that is empty, as the form shows it.</summary>
    public static async Task FillAsync(this IPage page)
    {
        await page.SelectIfAsync("start-month.year", "2026");
        await page.SelectIfAsync("start-month.month", "5");
        foreach (var (date, year) in new[] { ("document-from", "2016"), ("document-to", "2036") })
        {
            await page.SelectIfAsync(date + ".year", year);
            await page.SelectIfAsync(date + ".month", "5");
            await page.SelectIfAsync(date + ".day", "10");
        }
        if (await page.Locator("[name=sex]").CountAsync() > 0 && await page.Locator("[name=sex]:checked").CountAsync() == 0)
        {
            // the last but one digit of the number says which: odd is a man's
            var number = await page.InnerTextAsync("#q-document-number");
            await page.CheckAsync($"[name=sex][value={((number[^2] - '0') % 2 == 1 ? "male" : "female")}]");
        }
        foreach (var radio in new[] { "enrolment-reason", "employment-form", "employment-type", "fund-frequency" }) await page.FirstChoiceIfAsync(radio);
        foreach (var list in new[] { "ethnicity", "card-bank", "receiving-archive" }) await page.FirstChoiceIfAsync(list);
        foreach (var (field, value) in new[]
        {
            ("mobile", "19912345678"), ("document-issuer", "威海市公安局环翠分局"), ("post-address", "山东省威海市环翠区示例路1号"), ("former-archive", "济南市人才服务中心"),
            ("employment-content", "外卖配送"), ("employment-place", "山东省威海市环翠区示例路2号"), ("fund-base", "5000"), ("fund-rate", "10"),
        })
            if (await page.Locator($"input[name={field}]").CountAsync() > 0 && (await page.InputValueAsync($"input[name={field}]")).Length == 0) await page.FillAsync($"input[name={field}]", value);
        if (await page.Locator("[name=fund-method]").CountAsync() > 0) await page.CheckAsync("[name=fund-method][value=self-payment]");
        await page.SelectIfAsync("fund-debit-day", "15");
        foreach (var paper in new[] { "white-photo", "identity-document" })
            if (await page.Locator($"input[name='paper.{paper}']").CountAsync() > 0)
                await page.SetInputFilesAsync($"input[name='paper.{paper}']", new FilePayload { Name = paper + ".jpg", MimeType = "image/jpeg", Buffer = Photo(paper == "white-photo" ? 358 : 800, 441) });
    }

    /// <summary>Waits until the page at this path is there; says what the page complains of when another one stays.</summary>
    public static async Task ArriveAsync(this IPage page, string path)
    {
        try
        {
            // a page is there when a person can read its heading; the browser's "load" was once seen not to come for a page that stood there whole
            await page.WaitForURLAsync(url => new Uri(url).AbsolutePath.EndsWith(path, StringComparison.Ordinal), new PageWaitForURLOptions { WaitUntil = WaitUntilState.Commit });
            await page.Locator("main h1").First.WaitForAsync();
        }
        catch (TimeoutException)
        {
            Assert.Fail($"not at {path} but at {page.Url}: {string.Join(" | ", await page.Locator("h1, .errors li, .caution p").AllInnerTextsAsync())}");
        }
    }

    /// <summary>From the filled form to the receipt's number.</summary>
    public static async Task<string> SubmitAsync(this IPage page)
    {
        await page.PressMainAsync();
        await page.ArriveAsync("/review");
        await page.DeclareAsync();
        await page.PressMainAsync();
        await page.ArriveAsync("/receipt");
        return await page.InnerTextAsync("#receipt-number");
    }

    /// <summary>Confirms what must be confirmed, ticks the declaration and signs with the applicant's name.</summary>
    public static async Task DeclareAsync(this IPage page)
    {
        foreach (var box in await page.Locator("[name=confirmed]").AllAsync()) await box.CheckAsync();
        await page.CheckAsync("#declared");
        var name = (await page.InnerTextAsync("#name-hint")).Split('：')[^1];
        await page.FillAsync("#declared-name", name);
    }

    /// <summary>The page's one main button.</summary>
    public static async Task PressMainAsync(this IPage page) => await page.Locator("main form button.button:not(.second)").First.ClickAsync();

    /// <summary>A plain white picture with something in the middle.</summary>
    public static byte[] Photo(int width, int height)
    {
        using var bitmap = new SKBitmap(width, height);
        using (var canvas = new SKCanvas(bitmap))
        {
            canvas.Clear(SKColors.White);
            using var paint = new SKPaint { Color = SKColors.SaddleBrown };
            canvas.DrawOval(width / 2f, height / 2f, width / 4f, height / 3f, paint);
        }
        using var data = bitmap.Encode(SKEncodedImageFormat.Jpeg, 90);
        return data.ToArray();
    }

    private static async Task SelectIfAsync(this IPage page, string name, string value)
    {
        var list = page.Locator($"select[name='{name}']");
        if (await list.CountAsync() > 0 && (await list.InputValueAsync()).Length == 0) await list.SelectOptionAsync(value);
    }

    private static async Task FirstChoiceIfAsync(this IPage page, string name)
    {
        var list = page.Locator($"select[name='{name}']");
        if (await list.CountAsync() > 0)
        {
            if ((await list.InputValueAsync()).Length == 0) await list.SelectOptionAsync(new SelectOptionValue { Index = 1 });
            return;
        }
        if (await page.Locator($"[name='{name}']").CountAsync() > 0 && await page.Locator($"[name='{name}']:checked").CountAsync() == 0) await page.Locator($"[name='{name}']").First.CheckAsync();
    }
}

/// <summary>Waiting for departments.</summary>
internal static class Waiting
{
    /// <summary>Reloads the application's page until a part is in a state.</summary>
    public static async Task UntilStateAsync(this IPage page, string service, string part, string state, int seconds = 60)
    {
        for (var until = DateTime.UtcNow.AddSeconds(seconds); ; await Task.Delay(300))
        {
            if (await page.Locator($"[data-service={service}] [data-part={part}][data-state={state}]").CountAsync() > 0) return;
            if (DateTime.UtcNow > until) Assert.Fail($"{service}/{part} is not {state} but {await page.Locator($"[data-service={service}] [data-part={part}]").First.GetAttributeAsync("data-state")}");
            await page.ReloadAsync();
        }
    }
}
