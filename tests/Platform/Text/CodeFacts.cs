using CsCheck;
using Lianban.Platform.Text;
using Xunit;

namespace Lianban.Tests.Platform.Text;

public sealed class CodeFacts
{
    [Theory]
    [InlineData("３７１００２", "371002", Repair.FullWidth), InlineData("12x", "12X", Repair.UpperCase), InlineData("12Ⅹ", "12X", Repair.FullWidth), InlineData("12 34\n", "1234", Repair.Blanks), InlineData("12-34", "1234", Repair.Separators)]
    public void A_code_is_repaired_and_it_is_said(string raw, string stored, Repair repair)
    {
        var entry = CodeText.Read(raw, 20);
        Assert.Equal(stored, entry.Value);
        Assert.Contains(repair, entry.Repairs);
        Assert.NotEmpty(entry.Said);
    }

    [Theory]
    [InlineData("12Х", "CODE-CHARACTER"), InlineData("12\u200B3", "TEXT-INVISIBLE"), InlineData("1\u202E2", "TEXT-DIRECTION"), InlineData("一二", "CODE-CHARACTER"), InlineData("1\uD8002", "TEXT-BROKEN"), InlineData("①2½", "CODE-CHARACTER"), InlineData("-", "TEXT-EMPTY")]
    public void A_look_alike_is_refused(string raw, string code) => Assert.Equal(code, CodeText.Read(raw, 20).Refusal?.Code);

    [Theory]
    [InlineData("13800138000", "13800138000"), InlineData("+86 138-0013-8000", "13800138000"), InlineData("１３８００１３８０００", "13800138000"), InlineData("8613800138000", "13800138000"), InlineData("008613800138000\n", "13800138000")]
    [InlineData("12800138000", null), InlineData("1380013800", null), InlineData("138001380000", null), InlineData("0631-5190000", null)]
    public void A_mobile_number_has_eleven_digits(string raw, string? stored) => Same(MobileNumber.Read(raw), stored, "MOBILE-NUMBER");

    [Theory]
    [InlineData("6222 0212 3456 7890 123", "6222021234567890123"), InlineData("12345678", "12345678"), InlineData("1234567", null), InlineData("6222X0001234", null)]
    public void A_bank_account_has_8_to_30_digits(string raw, string? stored) => Same(BankAccount.Read(raw), stored, "BANK-ACCOUNT");

    [Theory]
    [InlineData("202605", "202605"), InlineData("2026-5", "202605"), InlineData("2026年5月", "202605"), InlineData("２０２６／０５", "202605"), InlineData("202613", null), InlineData("2026-05-01", null), InlineData("20265", null), InlineData("000105", null)]
    public void A_month_is_stored_as_six_digits(string raw, string? stored) => Same(YearMonth.Read(raw), stored, "MONTH-WRITTEN");

    [Theory]
    [InlineData("2026-02-28", "2026-02-28"), InlineData("20240229", "2024-02-29"), InlineData("2026年4月9日", "2026-04-09"), InlineData("2026.4.9", "2026-04-09"), InlineData("1988-04-17", "1988-04-17")]
    [InlineData("2026-02-29", null), InlineData("0001-01-01", null), InlineData("9999-12-31", null), InlineData("2026-4", null), InlineData("2026-00-10", null)]
    public void A_day_must_exist(string raw, string? stored) => Same(Day.Read(raw), stored, "DAY-WRITTEN");

    [Theory]
    [InlineData("长期", "long-term"), InlineData(" 长期 ", "long-term"), InlineData("long-term", "long-term"), InlineData("2036.05.01", "2036-05-01"), InlineData("2036-13-01", null)]
    public void An_expiry_may_be_long_term(string raw, string? stored) => Same(Day.ReadExpiry(raw), stored, "DAY-WRITTEN");

    [Theory]
    [InlineData("4504.50", "4504.5"), InlineData("4,504元", "4504"), InlineData("１２．５", "12.5"), InlineData("0", null), InlineData("-3", null), InlineData("1.234", null), InlineData("1e3", null), InlineData("12,34", null), InlineData("9999999999999", null)]
    public void Money_is_plain_yuan(string raw, string? stored) => Same(Money.Read(raw), stored, "MONEY-WRITTEN");

    [Theory]
    [InlineData("12%", "12"), InlineData("12.25％", "12.25"), InlineData("0", "0"), InlineData("100", "100"), InlineData("100.01", null), InlineData("%", null)]
    public void Per_cent_is_at_most_a_hundred(string raw, string? stored) => Same(Percent.Read(raw), stored, "PERCENT-WRITTEN");

    [Fact]
    public void Limits_that_are_given_are_said()
    {
        Assert.Contains("2260.5", Money.Read("100", 2260.5m).Refusal!.Sentence());
        Assert.Equal("AMOUNT-TOO-LARGE", Percent.Read("25", 10, 24).Refusal?.Code);
        Assert.True(Percent.Read("10", 10, 24).Ok);
    }

    [Theory]
    [InlineData("1", "1"), InlineData("31日", "31"), InlineData("05", "5"), InlineData("0", null), InlineData("32", null), InlineData("1.5", null)]
    public void A_day_of_the_month_is_1_to_31(string raw, string? stored) => Same(DayOfMonth.Read(raw), stored, "DAY-OF-MONTH");

    private static readonly Gen<string> anyCode = Gen.OneOf(Gen.Char['0', '9'].Select(c => c.ToString()), Gen.Char['０', '９'].Select(c => c.ToString()), Pick("x", "X", "-", " ", "Ⅹ", ".", ",", "年", "元", "%", "\n", "\u200B", "Х", "½", "\uD800"))
        .List[0, 14].Select(string.Concat);

    [Fact]
    public void Reading_an_accepted_code_again_changes_nothing() => anyCode.Sample(raw =>
    {
        foreach (var read in new Func<string, Entry>[] { s => CodeText.Read(s, 30), MobileNumber.Read, BankAccount.Read, YearMonth.Read, Day.Read, s => Money.Read(s), s => Percent.Read(s), DayOfMonth.Read })
        {
            var once = read(raw);
            if (!once.Ok) continue;
            var twice = read(once.Value);
            Assert.Equal((true, once.Value, 0), (twice.Ok, twice.Value, twice.Repairs.Count));
            Assert.All(once.Value, c => Assert.True(char.IsAscii(c)));
        }
    }, iter: 20_000);

    private static Gen<string> Pick(params string[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static void Same(Entry entry, string? stored, string refusal)
    {
        if (stored is null) Assert.Contains(entry.Refusal?.Code, (IEnumerable<string?>)[refusal, "CODE-CHARACTER"]);
        else Assert.Equal((null, stored), (entry.Refusal?.Code, entry.Value));
    }
}
