using Lianban.Platform.Results;
using Lianban.Platform.Text;
using Xunit;

namespace Lianban.Tests.Platform.Text;

public sealed class TextsFacts
{
    private static readonly Texts sample = Texts.For(typeof(TextsFacts).Assembly, "sample");

    [Fact]
    public void Chinese_is_spoken_unless_set() => Assert.Equal("您好，{张}", sample["greeting", "{张}"]);

    [Fact]
    public async Task The_language_flows_with_the_request_and_not_beyond_it()
    {
        await Task.Run(async () =>
        {
            Speaking.Current = Language.En;
            await Task.Yield();
            Assert.Equal("Hello, Li", sample["greeting", "Li"]);
            Assert.Equal("仅中文", sample["only-chinese"]);
        });
        Assert.Equal("您好，Li", sample["greeting", "Li"]);
    }

    [Fact]
    public void A_missing_key_throws_and_a_missing_value_does_not()
    {
        Assert.Throws<KeyNotFoundException>(() => sample["no-such"]);
        Assert.Throws<InvalidOperationException>(() => Texts.For(typeof(TextsFacts).Assembly, "no-such-room"));
        Assert.Equal("您好，", sample["greeting"]);
    }

    [Fact]
    public void Every_refusal_has_a_sentence_even_one_nobody_wrote()
    {
        Assert.Contains("NO-SUCH-CODE", new Refusal("NO-SUCH-CODE").Sentence());
        Assert.Contains("NO-SUCH-CODE", Texts.Sentence("NO-SUCH-CODE", [], Language.En));
        Assert.False(Han.In(new Refusal("NO-SUCH-CODE").Sentence(Language.En)));
    }

    [Fact]
    public void The_check_at_start_names_every_fault_of_a_bad_file()
    {
        Assert.Empty(Texts.Verify(typeof(Texts).Assembly));
        var faults = Texts.Verify(typeof(TextsFacts).Assembly);
        Assert.Contains(faults, f => f.Contains("bad.en.json") && f.Contains("\"b\" is missing"));
        Assert.Contains(faults, f => f.Contains("bad.en.json") && f.Contains("\"c\" is not in the Chinese"));
        Assert.Contains(faults, f => f.Contains("bad.en.json") && f.Contains("\"a\" holds a Han"));
        Assert.Contains(faults, f => f.Contains("bad.en.json") && f.Contains("\"a\" has a placeholder"));
    }
}
