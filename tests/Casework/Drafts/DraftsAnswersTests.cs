using Lianban.Casework.Applications;
using Lianban.Casework.Drafts;
using Lianban.Platform.Text;
using Xunit;

namespace Lianban.Tests.Casework.Drafts;

public sealed class DraftsAnswersTests : IDisposable
{
    private static readonly string[] All = [SmallCatalogue.Pension, SmallCatalogue.Card, SmallCatalogue.Employment, SmallCatalogue.Fund];
    private DraftRoom _room = new();

    public void Dispose() => _room.Dispose();

    private async Task<AnswerCheck> CheckAsync(Dictionary<string, string> posted, IReadOnlyCollection<string>? only = null, IReadOnlyList<string>? services = null, SignedIn? person = null)
    {
        await _room.OpenAsync(person);
        var draft = await _room.SaveAsync(new DraftChange(Services: services ?? All), person);
        return _room.The<CheckAnswers>().Execute(draft, posted, only ?? posted.Keys);
    }

    [Theory]
    [InlineData("mobile", "\uFF11\uFF13\uFF18 0013 8000", "13800138000")]
    [InlineData("sex", "female", "female")]
    [InlineData("has-shop", "yes", "yes")]
    [InlineData("start-month", "2026-5", "202605")]
    [InlineData("document-from", "2020/1/5", "2020-01-05")]
    [InlineData("document-to", "2040-01-05", "2040-01-05")]
    [InlineData("document-to", "long-term", "long-term")]
    [InlineData("document-to", "2026-04-29", "2026-04-29")]
    [InlineData("post-address", "\u5A01\u6D77\u5E02\u73AF\u7FE0\u533A\u65B0\u5A01\u8DEF1\u53F7", "\u5A01\u6D77\u5E02\u73AF\u7FE0\u533A\u65B0\u5A01\u8DEF1\u53F7")]
    [InlineData("employment-content", " delivery ", "delivery")]
    [InlineData("fund-base", "4,504.50", "4504.5")]
    [InlineData("fund-rate", "12%", "12")]
    [InlineData("fund-debit-day", "05", "5")]
    [InlineData("document-number", "11010519491231002x", "11010519491231002X")]
    public async Task A_good_value_of_every_kind_is_cleaned(string question, string typed, string stored)
    {
        var check = await CheckAsync(new() { [question] = typed });
        Assert.Empty(check.Problems);
        Assert.Equal(stored, check.Values[question]);
    }

    [Theory]
    [InlineData("name", "Somebody Else", "NAME-NOT-AS-SIGNED-IN")]
    [InlineData("name", "12345", "NAME-CHARACTER")]
    [InlineData("document-number", "110105194912310021", null)]
    [InlineData("mobile", "12345", "MOBILE-NUMBER")]
    [InlineData("sex", "other", "CHOICE-UNKNOWN")]
    [InlineData("sex", "male", "SEX-NOT-AS-DOCUMENT")]
    [InlineData("has-shop", "perhaps", "CHOICE-UNKNOWN")]
    [InlineData("start-month", "202613", "MONTH-WRITTEN")]
    [InlineData("document-from", "2026-02-30", "DAY-WRITTEN")]
    [InlineData("document-from", "2026-05-01", "DOCUMENT-NOT-YET-VALID")]
    [InlineData("document-to", "2026-04-28", "DOCUMENT-EXPIRED")]
    [InlineData("post-address", "here", "ADDRESS-TOO-SHORT")]
    [InlineData("employment-content", "a text that is longer than twenty characters", "TEXT-TOO-LONG")]
    [InlineData("employment-content", "safe\u202Eexe", "TEXT-DIRECTION")]
    [InlineData("employment-content", "lone \uD800 surrogate", "TEXT-BROKEN")]
    [InlineData("fund-base", "about 5000", "MONEY-WRITTEN")]
    [InlineData("fund-rate", "101", "PERCENT-WRITTEN")]
    [InlineData("fund-method", "barter", "CHOICE-UNKNOWN")]
    [InlineData("fund-debit-day", "32", "DAY-OF-MONTH")]
    public async Task A_bad_value_of_every_kind_is_refused_by_name(string question, string typed, string? code)
    {
        var check = await CheckAsync(new() { [question] = typed });
        var problem = Assert.Single(check.Problems);
        Assert.Equal(question, problem.Field);
        if (code is not null) Assert.Equal(code, problem.Refusal.Code);
    }

    [Fact]
    public async Task A_wrong_value_is_kept_as_typed_but_hostile_text_is_not()
    {
        var check = await CheckAsync(new() { ["mobile"] = "12345", ["employment-content"] = "x\u202Ey", ["post-address"] = new string('x', 1_000_000) });
        Assert.Equal("12345", check.Values["mobile"]);
        Assert.Null(check.Values["employment-content"]);
        Assert.Null(check.Values["post-address"]);
    }

    [Fact]
    public async Task Repairs_are_said()
    {
        var check = await CheckAsync(new() { ["mobile"] = "\uFF1138 0013 8000" });
        Assert.Contains(new FieldRepair("mobile", Repair.FullWidth), check.Repairs);
        Assert.All(check.Repairs, r => Assert.NotEmpty(r.Sentence));
    }

    [Fact]
    public async Task Bank_and_account_are_seen_and_required_only_when_the_fund_is_debited()
    {
        var self = await CheckAsync(new() { ["fund-method"] = "self" });
        Assert.DoesNotContain("fund-bank", self.Visible.Select(v => v.Question.Code));
        var debit = await CheckAsync(new() { ["fund-method"] = "debit" }, only: ["fund-method", "fund-bank", "fund-bank-account"]);
        Assert.Equal([("fund-bank", "ANSWER-MISSING"), ("fund-bank-account", "ANSWER-MISSING")], debit.Problems.Select(p => (p.Field, p.Refusal.Code)));
        var account = await CheckAsync(new() { ["fund-method"] = "debit", ["fund-bank-account"] = "6222 0000 1111 2222" });
        Assert.Equal("6222000011112222", account.Values["fund-bank-account"]);
    }

    [Fact]
    public async Task Ethnicity_is_not_asked_of_a_foreign_permanent_resident()
    {
        var person = new SignedIn(new Applicant("foreign-permanent-residence-card", "931586198001010028", "Ann Lee"), "fp-9", 2, null);
        var check = await CheckAsync([], services: [SmallCatalogue.Pension], person: person);
        Assert.DoesNotContain("ethnicity", check.Visible.Select(v => v.Question.Code));
    }

    [Fact]
    public async Task Only_the_questions_of_chosen_services_are_seen()
    {
        var check = await CheckAsync([], services: [SmallCatalogue.Employment]);
        Assert.Equal(["name", "sex", "document-number", "ethnicity", "mobile", "employment-content", "has-shop"], check.Visible.Select(v => v.Question.Code));
    }

    [Theory]
    [InlineData("202603", "START-MONTH-TOO-EARLY", "2026/4")]
    [InlineData("202604", null, null)]
    [InlineData("202605", null, null)]
    [InlineData("202606", "START-MONTH-TOO-LATE", "2026/5")]
    public async Task The_month_has_the_bounds_of_its_dated_parameters(string month, string? code, string? value)
    {
        _room.Dispose();
        _room = new DraftRoom(SmallCatalogue.Build(("pension-start-month-earliest", "0"), ("pension-start-month-latest", "1")));
        var refusal = (await CheckAsync(new() { ["start-month"] = month })).Problems.SingleOrDefault()?.Refusal;
        Assert.Equal((code, value), (refusal?.Code, refusal is null ? null : string.Join('/', refusal.Values)));
    }

    // the room's business time is Wednesday 29 April 2026, 9:00; the promised review ends on the 30th
    [Theory]
    [InlineData(SmallCatalogue.Pension, "31", "202604")]
    [InlineData(SmallCatalogue.Pension, "29", "202605")] // the review may end after this month's last day that counts
    [InlineData(SmallCatalogue.Pension, null, "202604")]
    [InlineData(SmallCatalogue.Employment, "31", null)] // starts with no month
    public async Task A_month_is_proposed_that_the_promised_review_does_not_miss(string service, string? cutOff, string? month)
    {
        _room.Dispose();
        _room = new DraftRoom(SmallCatalogue.Build(("pension-start-month-earliest", "0"), ("pension-start-month-latest", "1"), ("pension-cut-off-day", cutOff)));
        await _room.OpenAsync();
        var draft = await _room.SaveAsync(new DraftChange(Services: [service], Area: "huancui"));
        Assert.Equal(month, _room.The<SuggestAnswers>().Execute(draft).GetValueOrDefault("start-month"));
        if (month is null) return;
        draft = await _room.SaveAsync(new DraftChange(Answers: new Dictionary<string, string?> { ["start-month"] = "202605" }));
        Assert.DoesNotContain("start-month", _room.The<SuggestAnswers>().Execute(draft).Keys); // what was answered is never changed
    }

    [Fact]
    public async Task The_sex_that_the_number_tells_is_proposed_until_it_is_answered()
    {
        var draft = await _room.OpenAsync();
        Assert.Equal("female", _room.The<SuggestAnswers>().Execute(draft)["sex"]);
        draft = await _room.SaveAsync(new DraftChange(Services: [SmallCatalogue.Pension], Answers: new Dictionary<string, string?> { ["sex"] = "female" }));
        Assert.DoesNotContain("sex", _room.The<SuggestAnswers>().Execute(draft).Keys);
    }

    [Fact]
    public async Task A_bound_to_be_supplied_bounds_nothing()
    {
        _room.Dispose();
        _room = new DraftRoom(SmallCatalogue.Build(("pension-start-month-earliest", null), ("fund-base-lowest", null)));
        Assert.Empty((await CheckAsync(new() { ["start-month"] = "201001", ["fund-base"] = "0.01" })).Problems);
    }

    [Fact]
    public async Task Limits_of_amounts_come_from_dated_parameters()
    {
        _room.Dispose();
        _room = new DraftRoom(SmallCatalogue.Build(("fund-base-lowest", "2200"), ("fund-rate-highest", "24")));
        var check = await CheckAsync(new() { ["fund-base"] = "2199.99", ["fund-rate"] = "24.5" });
        Assert.Equal(["AMOUNT-TOO-SMALL", "AMOUNT-TOO-LARGE"], check.Problems.Select(p => p.Refusal.Code));
    }

    [Fact]
    public async Task A_document_that_ends_before_it_begins_is_refused()
    {
        var check = await CheckAsync(new() { ["document-from"] = "2020-01-01", ["document-to"] = "2026-05-01" });
        Assert.Empty(check.Problems);
        check = await CheckAsync(new() { ["document-from"] = "2026-04-29", ["document-to"] = "2026-04-29" });
        Assert.Equal("DOCUMENT-DATES-ORDER", Assert.Single(check.Problems).Refusal.Code);
    }

    [Theory]
    [InlineData("2026-04-30T17:05:00+08:00", "202604", true)] // received 30 April, due 6 May
    [InlineData("2026-04-30T17:05:00+08:00", "202605", false)]
    [InlineData("2026-04-29T09:00:00+08:00", "202604", false)] // due 30 April
    public async Task A_review_that_may_pass_the_months_end_is_said_before(string now, string month, bool warned)
    {
        _room.Dispose();
        _room = new DraftRoom(SmallCatalogue.Build(("pension-start-month-earliest", "0"), ("pension-cut-off-day", "31")));
        var at = DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture);
        if (at > _room.Time.GetUtcNow()) _room.Time.SetUtcNow(at);
        await _room.OpenAsync();
        var draft = await _room.SaveAsync(new DraftChange(Services: [SmallCatalogue.Pension], Area: "huancui", Answers: new Dictionary<string, string?> { ["start-month"] = month }));
        var told = _room.The<TellConsequences>().Execute(draft);
        Assert.Equal(warned, told.Months.Count == 1);
        if (warned) Assert.Equal((new DateOnly(2026, 4, 30), new DateOnly(2026, 5, 6), false), (told.Months[0].Limit, told.Months[0].Due, told.Months[0].Provisional));
    }

    [Fact]
    public async Task A_fee_that_waits_for_its_registration_needs_two_promised_days()
    {
        _room.Dispose();
        _room = new DraftRoom(SmallCatalogue.Build(("pension-start-month-earliest", "0"), ("pension-cut-off-day", "31")));
        await _room.OpenAsync();
        var draft = await _room.SaveAsync(new DraftChange(
            Services: [SmallCatalogue.Pension, SmallCatalogue.Declaration], Area: "huancui", Answers: new Dictionary<string, string?> { ["start-month"] = "202604" }));
        Assert.Equal([(SmallCatalogue.Declaration, "pension")], _room.The<TellConsequences>().Execute(draft).Months.Select(m => (m.Service.Code, m.Part.Code)));
    }

    [Fact]
    public async Task A_consequence_is_told_unless_it_is_known_not_to_apply()
    {
        await _room.OpenAsync();
        var draft = await _room.SaveAsync(new DraftChange(Services: [SmallCatalogue.Pension]));
        Assert.Equal(["UNEMPLOYMENT-MAY-END"], _room.The<TellConsequences>().Execute(draft).Unconfirmed);
        _room.Sharing.Values["benefit.unemployment"] = ("false", "human-resources");
        draft = (await _room.The<AnswerNotice>().ExecuteAsync(DraftRoom.Person, "1", true, default)).Value!.Draft;
        Assert.Empty(_room.The<TellConsequences>().Execute(draft).Consequences);
    }
}
