using Lianban.Catalogue.Calendar;
using Lianban.Catalogue.Checking;
using Lianban.Catalogue.Loading;
using Lianban.Catalogue.Model;
using Lianban.Catalogue.Rules;
using Lianban.Tests.TestKit;
using Xunit;

namespace Lianban.Tests.Catalogue.Loading;

public sealed class RealCatalogueFacts
{
    private static readonly CheckReport Report = CatalogueCheck.Run(Repository.At("catalogue"));
    private static readonly DateOnly Day = new(2026, 4, 29);

    private static Definition Definition => Report.Definition ?? throw new InvalidOperationException(string.Join('\n', Report.Refusals));

    [Fact]
    public void Nothing_is_refused() => Assert.Equal("", string.Join('\n', Report.Refusals));

    [Fact]
    public void The_services_stand_in_the_order_of_the_plan()
    {
        Assert.Equal(["pension-registration", "social-security-card", "personnel-archive", "medical-registration", "contribution-declaration", "employment-registration", "housing-fund-account"], Definition.Basic.Select(s => s.Code));
        Assert.Equal(["uninsured-identification", "employment-support"], Definition.Services.Skip(7).Select(s => s.Code));
    }

    [Fact]
    public void Years_without_calendar_are_named() =>
        Assert.Equal(["2027"], Report.Findings.Where(f => f.Code == "CATALOGUE-NO-CALENDAR").SelectMany(f => f.Values));

    [Fact]
    public void A_year_in_between_without_calendar_is_named_too()
    {
        using var copy = new Checking.CatalogueCopy();
        File.Delete(copy.At("calendar/2025.json"));
        Assert.Equal(["2025", "2027"], copy.Check().Findings.Where(f => f.Code == "CATALOGUE-NO-CALENDAR").SelectMany(f => f.Values));
    }

    [Fact]
    public void What_is_to_be_supplied_is_listed_and_does_not_fail()
    {
        var parameters = Definition.Parameters.All.Where(p => p.Values.Any(v => v.Value is null)).Select(p => p.Code).ToList();
        Assert.NotEmpty(parameters);
        Assert.Equal(parameters.Order(), Report.Findings.Where(f => f.Code == "CATALOGUE-TO-BE-SUPPLIED" && f.Place.File == "parameters.yaml").SelectMany(f => f.Values).Distinct().Order());
    }

    [Fact]
    public void A_parameter_that_ends_is_warned_of()
    {
        using var copy = new Checking.CatalogueCopy();
        copy.Write("parameters.yaml", copy.Read("parameters.yaml").Replace("{ from: 2026-04-03, value: \"15\"", "{ from: 2026-04-03, to: 2026-12-31, value: \"15\"").Replace("{ from: 2022-01-01, value: \"15\"", "{ from: 2022-01-01, to: 2026-12-31, value: \"15\""));
        var finding = Assert.Single(copy.Check().Findings, f => f.Code == "CATALOGUE-DATES-END");
        Assert.Equal(["archive-sent-days", "2026-12-31"], finding.Values);
    }

    [Theory]
    [InlineData("resident-identity-card", "身份证号码", true)]
    [InlineData("hong-kong-macao-taiwan-residence-permit", "港澳台居民居住证号码", false)]
    [InlineData("hong-kong-macao-travel-permit", "港澳居民来往内地通行证号码", false)]
    [InlineData("taiwan-travel-permit", "台湾居民来往大陆通行证号码", false)]
    [InlineData("foreign-permanent-residence-card", "外国人永久居留身份证号码", false)]
    public void The_label_follows_the_document_and_ethnicity_is_asked_of_nationals_only(string kind, string label, bool ethnicity)
    {
        var asked = VisibleQuestions.For(Definition, ["social-security-card"], new FactTable(new Dictionary<string, string> { ["applicant.document-kind"] = kind }), Day);
        Assert.Equal(label, asked.Single(a => a.Question.Code == "document-number").Question.Label.Zh);
        Assert.Equal(ethnicity, asked.Any(a => a.Question.Code == "ethnicity"));
        Assert.Equal(Definition.Codes["document-kind"].Items.Select(i => i.Code).Skip(1).Order(), Definition.Question("document-issuer").Labels!.Keys.Order());
    }

    [Fact]
    public void The_hash_follows_every_file()
    {
        using var copy = new Checking.CatalogueCopy();
        Assert.Equal(Definition.Hash, CatalogueLoader.Load(copy.Folder).Hash);
        Assert.Matches("^[0-9a-f]{64}$", Definition.Hash);
        var file = $"{Checking.CatalogueCopy.Event}/services/employment-support.yaml";
        copy.Write(file, copy.Read(file) + "# one byte more\n");
        Assert.NotEqual(Definition.Hash, CatalogueLoader.Load(copy.Folder).Hash);
    }

    [Fact]
    public void Every_area_has_hours_for_the_example_of_the_practice()
    {
        var received = new DateTimeOffset(2026, 4, 30, 17, 5, 0, TimeSpan.FromHours(8));
        foreach (var area in Definition.Places.Areas)
        {
            var due = Deadlines.Due(received, Definition.LifeEvent.PromisedTime.WorkingDays, area, Definition.Calendar).Due;
            Assert.Equal(new DateOnly(2026, 5, 6), DateOnly.FromDateTime(due.DateTime));
            // Annex 2 十二: only the city's own counter closes at half past five.
            Assert.Equal((area.Code, area.Code == "city" ? new TimeOnly(17, 30) : new TimeOnly(17, 0)), (area.Code, TimeOnly.FromDateTime(due.DateTime)));
        }
    }

    [Fact]
    public void For_every_selection_of_services_a_required_question_is_one_that_is_asked_and_only_chosen_blocks_are_shown()
    {
        var codes = Definition.Basic.Select(s => s.Code).ToList();
        var facts = new FactTable(new Dictionary<string, string> { [FactNames.DocumentKind] = "resident-identity-card", [FactNames.Channel] = "online", ["answer.fund-method"] = "direct-debit" });
        for (var bits = 1; bits < 128; bits++)
        {
            var chosen = codes.Where((_, i) => (bits >> i & 1) == 1).ToList();
            var asked = VisibleQuestions.For(Definition, chosen, facts, Day);
            Assert.All(asked, a => Assert.True(a.Question.UsedBy.Count == 0 || a.Question.UsedBy.Any(chosen.Contains)));
            Assert.All(asked, a => Assert.True(Definition.Form.Sections.First(s => s.Code == a.Question.Section).Service is not { } s || chosen.Contains(s)));
            Assert.Contains(asked, a => a is { Question.Code: "name", Required: true });
            Assert.Equal(chosen.Contains("housing-fund-account"), asked.Any(a => a is { Question.Code: "fund-bank-account", Required: true }));
            Assert.Equal(chosen.Intersect(["pension-registration", "medical-registration", "contribution-declaration"]).Any(), asked.Any(a => a is { Question.Code: "start-month", Required: true }));
        }
        Assert.Empty(VisibleQuestions.For(Definition, [], facts, Day));
    }

    [Fact]
    public void Bank_and_account_are_hidden_when_one_pays_oneself()
    {
        var own = Definition.Codes["fund-method"].Items.First(i => i.Code != "direct-debit").Code;
        var asked = VisibleQuestions.For(Definition, ["housing-fund-account"], new FactTable(new Dictionary<string, string> { ["answer.fund-method"] = own }), Day);
        Assert.DoesNotContain(asked, a => a.Question.Code is "fund-bank" or "fund-bank-account");
        Assert.Contains(asked, a => a is { Question.Code: "fund-debit-day", Required: true });
    }

    [Fact]
    public void Nothing_known_refuses_nobody()
    {
        var context = new RuleContext(FactTable.Empty, Definition.Parameters, Day);
        foreach (var service in Definition.Services)
            Assert.All(Eligibility.Check(service, context), c => Assert.NotEqual(Verdict.False, c.Verdict));
    }

    [Fact]
    public void A_card_held_refuses_the_card_by_name()
    {
        var context = new RuleContext(new FactTable(new Dictionary<string, string> { [FactNames.Card] = "true" }), Definition.Parameters, Day);
        var refused = Assert.Single(Eligibility.Check(Definition.Service("social-security-card"), context), c => c.Verdict == Verdict.False);
        Assert.Equal("SOCIALCARD-ALREADY-ISSUED", refused.Condition.Code);
    }

    [Fact]
    public void Every_department_area_and_service_has_its_unit_and_its_way()
    {
        foreach (var area in Definition.Places.Areas)
            foreach (var service in Definition.Basic)
            {
                Assert.NotNull(Definition.Places.UnitFor(service.Department, area.Code));
                Assert.Equal(WayOfDeciding.DepartmentSystem, Definition.Places.WayFor(service.Department, area.Code, service.Code)?.Way);
            }
    }
}
