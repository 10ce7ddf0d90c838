using Lianban.Tests.Journeys.Walking;
using Microsoft.Playwright;

namespace Lianban.Tests.Journeys;

/// <summary>Hostile and rare text in every text field: refused with a sentence at its field, or kept exactly, or repaired and said. Never anything else.</summary>
public sealed class HostileText(Hall hall) : Journey(hall)
{
    private static readonly string[] fields =
        ["mobile", "document-issuer", "post-address", "former-archive", "employment-content", "employment-place", "fund-base", "fund-rate", "fund-bank", "fund-bank-account"];

    private static readonly string[] free = ["document-issuer", "former-archive", "employment-content", "fund-bank"];

    // What must be refused in every field.
    private static readonly (string What, string Text)[] refused =
    [
        ("control", "示例\u0007路"), ("null", "示例\0路"), ("escape", "示例\u001b[31m路"), ("right to left override", "示例\u202e路"), ("isolate", "示例\u2066路\u2069"),
        ("direction mark", "示例\u200f路"), ("lone high surrogate", "示例\ud800路"), ("lone low surrogate", "示例\udc00路"), ("replacement", "示例\ufffd路"),
        ("line separator", "示例\u2028路"), ("noncharacter", "示例\uffff路"), ("tag", "示例\U000e0041路"), ("too long by one", new string('好', 201)),
    ];

    // What free text keeps exactly as it was typed.
    private static readonly (string What, string Text)[] kept =
    [
        ("beyond the BMP", "𬭎㛃䶮𠅤的小店"), ("compatibility character", "\uf9f4家小店"), ("minority name", "阿依古丽·买买提江"), ("hundred characters", new string('好', 100)),
        ("hundred beyond the BMP", string.Concat(Enumerable.Repeat("𠮷", 100))), ("variant", "葛\U000e0100的店"), ("markup", "<script>alert(1)</script>"), ("quotes", "' OR 1=1 --\"><b>"),
        ("formula", "=cmd|' /C calc'!A0"), ("template", "{{7*7}}${7*7}@(7*7)"), ("percent", "%00%0d%0aSet-Cookie: a=b"), ("path", "../../etc/passwd"), ("picture sign", "修鞋👞"),
        ("full width", "１２３号楼"),
    ];

    [Fact]
    public async Task Is_refused_at_its_field_in_every_text_field()
    {
        var page = await AtHostileFormAsync();
        foreach (var (what, text) in refused)
        {
            await PostAsync(page, fields.ToDictionary(f => f, _ => text));
            foreach (var field in fields)
            {
                var error = page.Locator($"#q-{field}-error");
                Assert.True(await error.CountAsync() == 1 && await error.IsVisibleAsync(), $"{what} in {field} was not refused: {await page.InputValueAsync($"[name={field}]")}");
                Assert.True((await error.InnerTextAsync()).Length > 4);
                Assert.Equal(1, await page.Locator($".errors a[href='#q-{field}']").CountAsync());
            }
        }
    }

    [Fact]
    public async Task That_is_only_rare_or_looks_like_code_is_kept_exactly()
    {
        var page = await AtHostileFormAsync();
        foreach (var (what, text) in kept)
        {
            await PostAsync(page, free.ToDictionary(f => f, _ => text));
            foreach (var field in free) Assert.True(text == await page.InputValueAsync($"[name={field}]"), $"{what} in {field} became {await page.InputValueAsync($"[name={field}]")}");
            foreach (var field in free) Assert.Equal(0, await page.Locator($"#q-{field}-error").CountAsync());
        }
    }

    [Fact]
    public async Task Full_width_digits_and_invisible_characters_are_repaired_and_said()
    {
        var page = await AtHostileFormAsync();
        await PostAsync(page, new()
        {
            ["mobile"] = "１９９ １２３４ ５６７８", ["fund-base"] = "５０００元", ["fund-rate"] = "１０％", ["fund-bank-account"] = "6222 0202 0011 2230 037", ["employment-content"] = "\ufeff外卖\u200b配送　",
        });
        foreach (var (field, value) in new[] { ("mobile", "19912345678"), ("fund-base", "5000"), ("fund-rate", "10"), ("fund-bank-account", "6222020200112230037"), ("employment-content", "外卖配送") })
        {
            Assert.Equal(value, await page.InputValueAsync($"[name={field}]"));
            Assert.True(await page.Locator($".q-{field} .mended").First.IsVisibleAsync(), $"{field} was repaired silently");
        }
        await LookAsync(page, "11-form-mended");
    }

    [Fact]
    public async Task Of_a_million_characters_is_refused_with_a_sentence()
    {
        var page = await AtHostileFormAsync();
        foreach (var field in new[] { "mobile", "employment-place", "employment-content" })
        {
            await PostAsync(page, new() { [field] = new string('长', 1_000_000) });
            Assert.True(await page.Locator($"#q-{field}-error").IsVisibleAsync());
        }
    }

    [Fact]
    public async Task In_the_signature_is_refused_and_the_real_name_is_not_lost()
    {
        var page = await AtSignedReviewAsync(Steps.Employment);
        var name = await page.InputValueAsync("#declared-name");
        foreach (var wrong in new[] { name + "\u202e", name + "\u0007", "张\ud800", new string('长', 1_000), "别人", "" })
        {
            await SetAsync(page, "name", wrong);
            await page.CheckAsync("#declared");
            await page.PressMainAsync();
            await page.ArriveAsync("/review");
            Assert.True(await page.Locator("#declared-name-error").IsVisibleAsync());
        }
        await page.FillAsync("#declared-name", name);
        await page.PressMainAsync();
        await page.ArriveAsync("/receipt");
    }

    private async Task<IPage> AtHostileFormAsync()
    {
        var page = await AtFormAsync(Steps.All, agree: false);
        await page.CheckAsync("[name=fund-method][value=direct-debit]");
        return page;
    }

    // Other fields stay empty, so the form comes back.
    private static async Task PostAsync(IPage page, Dictionary<string, string> values)
    {
        foreach (var (field, text) in values) await SetAsync(page, field, text);
        await page.PressMainAsync();
        await page.ArriveAsync("/form");
    }

    // As a script or an input method would set it: Playwright's own transport cannot carry a lone surrogate.
    private static async Task SetAsync(IPage page, string field, string text) => await page.EvaluateAsync(
        "([field, units]) => { const e = document.querySelector(`[name=${field}]`); e.value = units.reduce((s, u) => s + String.fromCharCode(u), ''); }",
        new object[] { field, text.Select(c => (int)c).ToArray() });
}
