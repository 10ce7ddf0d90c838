using Lianban.Cli.Visiting;
using Lianban.Tests.TestKit;

namespace Lianban.Tests.Faults;

/// <summary>kill -9 in the middle of a form: the session goes on, and nothing that was typed is lost.</summary>
public class RestartFacts
{
    [Fact]
    public async Task Killing_either_program_in_the_middle_of_a_form_loses_neither_the_session_nor_a_typed_value()
    {
        await using var system = await RunningSystem.StartAsync();
        var person = (await People.GenerateAsync(system, 1))[0];
        using var visitor = system.Visitor();
        var applicant = new Applicant(visitor, person.Id);
        await applicant.SignInAsync();
        await applicant.AnswerNoticeAsync(agrees: false); // so that everything is typed
        await applicant.ChooseAsync(Applicant.AllServices);
        Assert.Equal("/form", (await applicant.CheckBeforehandAsync()).Address.AbsolutePath);

        // opened before the kill, sent after it
        var form = (await visitor.OpenAsync("/form")).Form("#main-form").FillIn(new Dictionary<string, string> { ["sex"] = person.Sex, ["fund-method"] = "direct-debit" }, month: (2026, 5));
        var typed = Values(form);
        Assert.True(typed.Count > 12, $"only {typed.Count} fields");
        await system.KillWebAsync();
        await system.StartWebAsync();
        form = StillThere(await form.SubmitAsync("keep"), typed);

        // sent while nobody listens: the browser still shows the page, and sends it once more
        typed["mobile"] = "13900000007";
        form.Fill("mobile", typed["mobile"]);
        await system.KillWebAsync();
        await Assert.ThrowsAsync<HttpRequestException>(() => form.SubmitAsync("keep"));
        await system.StartWebAsync();
        StillThere(await form.SubmitAsync("keep"), typed);

        await system.KillSandboxesAsync();
        StillThere(await visitor.OpenAsync("/form"), typed);
        await system.StartSandboxesAsync();
        await system.KillWebAsync();
        await system.StartWebAsync();
        form = StillThere(await visitor.OpenAsync("/form"), typed);
        Assert.Equal("/review", (await form.SubmitAsync("review")).Address.AbsolutePath);
    }

    [Fact]
    public async Task Whoever_agreed_to_sharing_while_it_was_dead_is_told_so_until_agreeing_again_fills_the_form()
    {
        await using var system = await RunningSystem.StartAsync();
        var person = (await People.GenerateAsync(system, 1))[0];
        using var visitor = system.Visitor();
        var applicant = new Applicant(visitor, person.Id);
        await applicant.SignInAsync();
        await system.KillSandboxesAsync();
        await applicant.AnswerNoticeAsync();
        await system.KillWebAsync();
        await Task.WhenAll(system.StartWebAsync(), system.StartSandboxesAsync());
        Assert.True((await visitor.OpenAsync("/services")).Has(".caution"));

        var services = await applicant.AnswerNoticeAsync();
        Assert.Equal("/services", services.Address.AbsolutePath);
        Assert.False(services.Has(".caution"));
        await applicant.ChooseAsync(Applicant.AllServices);
        await applicant.CheckBeforehandAsync();
        Assert.Equal("01", (await visitor.OpenAsync("/form")).Form("#main-form").Value("ethnicity"));
    }

    // What the form holds, files apart.
    private static Dictionary<string, string> Values(PageForm form) =>
        form.Fields.Where(f => !form.IsFile(f) && form.Value(f) is { Length: > 0 }).ToDictionary(f => f, f => form.Value(f)!);

    private static PageForm StillThere(VisitedPage page, Dictionary<string, string> typed)
    {
        Assert.Equal((200, "/form"), (page.Status, page.Address.AbsolutePath));
        var form = page.Form("#main-form");
        var held = Values(form);
        Assert.Empty(typed.Where(t => held.GetValueOrDefault(t.Key) != t.Value).Select(t => $"{t.Key}: {t.Value} -> {held.GetValueOrDefault(t.Key)}"));
        return form;
    }
}
