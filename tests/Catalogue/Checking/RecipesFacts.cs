using Lianban.Catalogue.Model;
using Xunit;

namespace Lianban.Tests.Catalogue.Checking;

/// <summary>Follows the recipes of docs/recipes on a copy of the catalogue, step by step.</summary>
public sealed class RecipesFacts : IDisposable
{
    private const string Services = CatalogueCopy.Event + "/services/", Codes = CatalogueCopy.Event + "/codes/", LifeEvent = CatalogueCopy.Event + "/life-event.yaml";
    private readonly CatalogueCopy copy = new();

    public void Dispose() => copy.Dispose();

    private Definition Sound()
    {
        var report = copy.Check();
        Assert.Equal("", string.Join('\n', report.Refusals));
        return report.Definition!;
    }

    private void Change(string file, string was, string becomes)
    {
        Assert.Contains(was, copy.Read(file), StringComparison.Ordinal);
        copy.Write(file, copy.Read(file).Replace(was, becomes, StringComparison.Ordinal));
    }

    [Fact]
    public void A_service_is_a_file_and_a_line()
    {
        copy.Write(Services + "card-renewal.yaml", copy.Read(Services + "social-security-card.yaml").Replace("code: social-security-card\n", "code: card-renewal\n", StringComparison.Ordinal));
        Change(LifeEvent, "  - social-security-card\n", "  - social-security-card\n  - card-renewal\n");
        Assert.Equal(["social-security-card", "card-renewal", "personnel-archive"], Sound().Services.Select(s => s.Code).Skip(1).Take(3));
    }

    [Fact]
    public void A_number_ends_and_the_next_one_begins()
    {
        Change("parameters.yaml", "      - { from: 2026-04-03, value: \"0\", source: 实践 P7（待确认） }\n  - code: pension-start-month-latest",
            "      - { from: 2026-04-03, to: 2026-06-30, value: \"0\", source: 实践 P7（待确认） }\n      - { from: 2026-07-01, value: \"1\", source: 公告 }\n  - code: pension-start-month-latest");
        var parameters = Sound().Parameters;
        Assert.Equal(["0", "1"], new[] { new DateOnly(2026, 6, 30), new DateOnly(2026, 7, 1) }.Select(d => parameters.Value("pension-start-month-earliest", d)));
    }

    [Fact]
    public void A_condition_may_name_a_parameter()
    {
        Change(Services + "employment-registration.yaml", "atLeast: { value: 16, clause: 附件2 四(六) }", "atLeast: { parameter: retirement-age-original-female }");
        Assert.NotNull(Sound());
    }

    [Fact]
    public void A_code_value_is_a_line_and_a_code_of_each_department()
    {
        Change(Codes + "employment-type.yaml", "mappings:\n", "  - { code: seasonal-worker, text: { zh: 季节性就业人员, en: Seasonal worker } }\nmappings:\n");
        Assert.NotEmpty(copy.Check().Refusals);
        Change(Codes + "employment-type.yaml", "    other: \"9\"\n", "    other: \"9\"\n    seasonal-worker: \"4\"\n");
        Assert.Equal("4", Sound().Codes["employment-type"].Mappings["human-resources"]["seasonal-worker"]);
    }

    [Fact]
    public void A_department_is_named_with_its_units_its_way_and_its_reasons()
    {
        Change(LifeEvent, "  - code: housing-fund\n", "  - code: civil-affairs\n    name: { zh: 威海市民政局, en: Weihai Civil Affairs Bureau }\n    short: { zh: 民政, en: Civil affairs }\n  - code: housing-fund\n");
        Change(Services + "social-security-card.yaml", "department: human-resources", "department: civil-affairs");
        Assert.NotEmpty(copy.Check().Refusals);
        var areas = copy.Read("places/weihai/place.yaml").Split('\n').Where(l => l.StartsWith("  - code: ", StringComparison.Ordinal)).Select(l => l["  - code: ".Length..]);
        copy.Write("places/weihai/units.yaml", copy.Read("places/weihai/units.yaml") + string.Concat(areas.Select(a =>
            $"  - {{ code: {a}-civil-affairs, department: civil-affairs, area: {a}, name: {{ zh: 民政局, en: Civil Affairs Bureau }}, source: 待提供, toBeConfirmed: true }}\n")));
        copy.Write("places/weihai/ways.yaml", copy.Read("places/weihai/ways.yaml") + "  - { department: civil-affairs, area: \"*\", service: \"*\", way: department-system, source: 待确认 }\n");
        copy.Write(Codes + "reason-civil-affairs.yaml", copy.Read(Codes + "reason-human-resources.yaml").Replace("code: reason-human-resources", "code: reason-civil-affairs", StringComparison.Ordinal)
            .Replace("  human-resources:", "  civil-affairs:", StringComparison.Ordinal));
        Assert.Equal("civil-affairs", Sound().Service("social-security-card").Department);
    }
}
