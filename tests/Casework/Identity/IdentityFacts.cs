using System.Text.Json;
using CsCheck;
using Lianban.Casework.Identity;
using Lianban.Platform.Text;
using Lianban.Tests.TestKit;
using Xunit;

namespace Lianban.Tests.Casework.Identity;

public sealed class IdentityFacts
{
    private static readonly DateOnly today = new(2026, 4, 29);
    private static readonly JsonSerializerOptions options = new(JsonSerializerDefaults.Web);

    /// <summary>Generated numbers and published specimens only.</summary>
    public sealed record Row(
        string Note, string Kind, string Typed, string? Refusal = null, string? Number = null, DateOnly? Birth = null, string? Sex = null, string? Key = null, string? Masked = null,
        string[]? Repairs = null, bool Doubtful = false);

    public static IEnumerable<TheoryDataRow<Row>> Corpus =>
        JsonSerializer.Deserialize<Row[]>(typeof(IdentityFacts).Assembly.GetManifestResourceStream("documents.json")!, options)!.Select(r => new TheoryDataRow<Row>(r));

    [Theory]
    [MemberData(nameof(Corpus), DisableDiscoveryEnumeration = true)]
    public void Each_number_of_the_corpus_is_read_as_it_says(Row row)
    {
        var result = IdentityDocument.Read(row.Kind, row.Typed, today);
        Assert.Equal(row.Refusal, result.Refusal?.Code);
        if (result.IsRefused)
        {
            Assert.False(Han.In(result.Refusal!.Sentence(Language.En)));
            Assert.DoesNotContain(row.Refusal!, result.Refusal.Sentence(Language.En));
            return;
        }
        var document = result.Value!;
        Assert.Equal((row.Number, row.Birth, row.Sex, row.Key, row.Masked, row.Doubtful), (document.Number, document.BirthDate, document.Sex?.ToString().ToLowerInvariant(), document.PersonKey, document.Masked, document.Doubtful));
        Assert.Equal(row.Repairs ?? [], document.Repairs.Select(r => r.ToString()));
        Assert.DoesNotContain(document.Number, document.ToString());
    }

    [Fact]
    public void The_corpus_is_not_thin() => Assert.True(Corpus.Count() >= 100);

    private static readonly Gen<string> number =
        Gen.Select(Gen.Int[1920, 2009], Gen.Int[1, 12], Gen.Int[1, 28], Gen.Int[0, 999], (y, m, d, s) => IdentityNumbers.Resident(new DateOnly(y, m, d), s));

    [Fact]
    public void One_wrong_digit_is_always_found() => Gen.Select(number, Gen.Int[0, 17], Gen.Int[1, 9]).Sample((n, at, by) =>
    {
        var changed = n.ToCharArray();
        changed[at] = changed[at] == 'X' ? '1' : (char)('0' + (changed[at] - '0' + by) % 10);
        Assert.True(IdentityDocument.Read(IdentityKinds.Resident, new string(changed), today).IsRefused);
    });

    [Fact]
    public void Two_neighbours_exchanged_are_always_found() => Gen.Select(number, Gen.Int[0, 15]).Sample((n, at) =>
    {
        var changed = n.ToCharArray();
        (changed[at], changed[at + 1]) = (changed[at + 1], changed[at]);
        Assert.Equal(n[at] == n[at + 1], !IdentityDocument.Read(IdentityKinds.Resident, new string(changed), today).IsRefused);
    });

    [Fact]
    public void Reading_a_read_number_again_changes_nothing() => number.Sample(n =>
    {
        var once = IdentityDocument.Read(IdentityKinds.Resident, " " + n.ToLowerInvariant(), today).Value!;
        var twice = IdentityDocument.Read(IdentityKinds.Resident, once.Number, today).Value!;
        Assert.Equal((n, n, 0), (once.Number, twice.Number, twice.Repairs.Count));
    });

    [Theory]
    [InlineData("2010-04-29", 16), InlineData("2010-04-30", 15), InlineData("2026-04-29", 0), InlineData("2000-02-29", 26)]
    public void Age_is_completed_on_the_birthday(string born, int age) => Assert.Equal(age, Age.On(today, DateOnly.Parse(born)));

    [Fact]
    public void Who_was_born_on_29_February_grows_older_on_1_March_of_a_common_year()
    {
        Assert.Equal(15, Age.On(new DateOnly(2026, 2, 28), new DateOnly(2010, 3, 1)));
        Assert.Equal(25, Age.On(new DateOnly(2026, 2, 28), new DateOnly(2000, 2, 29)));
        Assert.Equal(26, Age.On(new DateOnly(2026, 3, 1), new DateOnly(2000, 2, 29)));
        Assert.Equal(28, Age.On(new DateOnly(2028, 2, 29), new DateOnly(2000, 2, 29)));
    }

    [Fact]
    public void A_renewed_permit_is_the_same_person()
    {
        string Key(string n) => IdentityDocument.Read(IdentityKinds.HongKongMacaoPermit, n, today).Value!.PersonKey;
        Assert.Equal(Key("H12345678"), Key("H1234567800"));
        Assert.Equal(Key("H1234567800"), Key("H1234567807"));
        Assert.NotEqual(Key("H12345678"), Key("M12345678"));
    }

    [Theory]
    [InlineData("1967-05", RetirementGroup.Man, 8, 60, 8, "2028-01"), InlineData("1974-10", RetirementGroup.WomanFrom55, 15, 56, 3, "2031-01"), InlineData("1965-01", RetirementGroup.Man, 1, 60, 1, "2025-02")]
    [InlineData("1964-12", RetirementGroup.Man, 0, 60, 0, "2024-12"), InlineData("1971-04", RetirementGroup.WomanFrom55, 4, 55, 4, "2026-08"), InlineData("1975-01", RetirementGroup.WomanFrom50, 1, 50, 1, "2025-02")]
    [InlineData("1976-08", RetirementGroup.Man, 35, 62, 11, "2039-07"), InlineData("1976-09", RetirementGroup.Man, 36, 63, 0, "2039-09"), InlineData("1981-09", RetirementGroup.WomanFrom55, 36, 58, 0, "2039-09")]
    [InlineData("1984-11", RetirementGroup.WomanFrom50, 60, 55, 0, "2039-11")]
    public void Retirement_age_follows_the_annexes_of_the_decision(string born, RetirementGroup group, int delay, int years, int months, string month)
    {
        var r = RetirementAge.Of(DateOnly.Parse(born + "-15"), group);
        Assert.Equal((delay, years, months, month), (r.Delay, r.Years, r.Months, $"{r.InYear}-{r.InMonth:00}"));
    }

    [Theory]
    [InlineData(2025, 180), InlineData(2029, 180), InlineData(2030, 186), InlineData(2031, 192), InlineData(2035, 216), InlineData(2039, 240), InlineData(2050, 240)]
    public void The_least_contribution_grows_by_six_months_a_year(int year, int months) => Assert.Equal(months, RetirementAge.LeastContributionMonths(year));

    [Fact]
    public void Masks_keep_little()
    {
        Assert.Equal("138****8000", Masking.Phone("13800138000"));
        Assert.Equal("***************7890", Masking.Account("6222021234567897890"));
        Assert.Equal("****", Masking.Account("1234"));
    }
}
