using Lianban.Catalogue.Calendar;
using Lianban.Catalogue.Model;
using Lianban.Catalogue.Rules;

namespace Lianban.Tests.Casework.Drafts;

/// <summary>A small definition with one question of every kind and the shapes that drafts depend on; the real one is proved in the catalogue's own tests.</summary>
internal static class SmallCatalogue
{
    public const string Pension = "pension-registration", Medical = "medical-registration", Declaration = "contribution-declaration", Card = "social-security-card",
        Employment = "employment-registration", Fund = "housing-fund-account";

    public static readonly Area Huancui = Area("huancui"), Wendeng = Area("wendeng");

    public static Definition Build(params IReadOnlyList<(string Code, string? Value)> parameters) => new(
        "hash-1", LifeEvent(),
        [
            Service(Pension, "human-resources", "usual-residence", conditions: [Condition("PENSION-AGE", new Leaf(FactNames.Age, Comparison.AtLeast, [new LiteralOperand("16", "c")]))],
                consequences: [new Consequence("UNEMPLOYMENT-MAY-END", W("x"), "P19", true, new Leaf(FactNames.Unemployment, Comparison.Is, [new CodeOperand("true")]), true)]),
            Service(Card, "human-resources", "usual-residence", conditions: [Condition("CARD-HELD", Not(Is(FactNames.Card, "true")))], level: 2),
            Service(Medical, "medical-insurance", "usual-residence",
                conditions: [Condition("MEDICAL-EMPLOYER", Not(Is(FactNames.EmployerInsured, "true"))), Condition("MEDICAL-EMPLOYEES", Not(Is(FactNames.HasEmployees, "true")))]),
            Service(Declaration, "taxation", "usual-residence", parts:
            [
                new ServicePart("pension", W("p"), new Any([Is("chosen." + Pension, "true"), Is(FactNames.Pension, "flexible-here")]), [new PartReference(Pension, "main")]),
                new ServicePart("medical", W("m"), new Any([Is("chosen." + Medical, "true"), Is(FactNames.Medical, "flexible-here")]), [new PartReference(Medical, "main")]),
            ]),
            Service(Employment, "human-resources", "usual-residence",
                conditions: [Condition("EMPLOYMENT-WORKING", Is(FactNames.Working, "true")), Condition("EMPLOYMENT-ABLE", Is(FactNames.AbleToWork, "true"))]),
            Service(Fund, "housing-fund", "usual-residence"),
        ],
        Form(),
        new Dictionary<string, CodeList>
        {
            ["sex"] = Codes("sex", "male", "female"), ["ethnicity"] = Codes("ethnicity", "01", "02"), ["fund-method"] = Codes("fund-method", "self", "debit"),
            ["bank"] = Codes("bank", "icbc"), ["yes-no"] = Codes("yes-no", "yes", "no"), ["area"] = Codes("area", "huancui", "wendeng"),
        },
        new Places("weihai", W("w"), [Huancui, Wendeng], [], [], [new RoutingRule("usual-residence", "usual-residence", W("r"), "P3", true)]),
        new Parameters([.. parameters.Select(p => new Parameter(p.Code, "x", W("p"), [new DatedValue(new DateOnly(2026, 1, 1), null, p.Value, "test")]))]),
        new WorkingCalendar([new CalendarYear(2026, ["paper"],
            [.. Enumerable.Range(1, 5).Select(d => new SpecialDay(new DateOnly(2026, 5, d), "Labour Day", true)), new SpecialDay(new DateOnly(2026, 5, 9), "make-up", false)])]));

    private static LifeEvent LifeEvent() => new(
        "flexible-employment", "1", new DateOnly(2026, 4, 3), W("n"), W("a"), new PromisedTime(1, W("p"), "c"), new Cited(W("f"), "c"), [], [], [], [], "0631-12345",
        [
            new Evidence("application-form", W("form"), "k", "c", "o", "f", "s", 1, "all", [], EvidenceSupply.Generated),
            new Evidence("identity-document", W("id"), "k", "c", "o", "f", "s", 1, "all", [], EvidenceSupply.SharedOrUpload),
            new Evidence("white-photo", W("photo"), "k", "c", "o", "f", "s", 1, "card", [Card], EvidenceSupply.Upload),
        ],
        new Notice("1", W("t"), [], "P25"), W("d"));

    private static Form Form() => new(
        [new Section("applicant", W("a"), null, null), new Section("card", W("c"), null, Card), new Section("fund", W("f"), null, Fund), new Section("work", W("w"), null, Employment)],
        [
            Ask("name", QuestionKind.Name, shared: "name", max: 100), Ask("sex", QuestionKind.Choice, list: "sex", shared: "sex"), Ask("document-number", QuestionKind.DocumentNumber, max: 30),
            Ask("ethnicity", QuestionKind.Choice, list: "ethnicity", shared: "ethnicity", visible: Is(FactNames.DocumentKind, "resident-identity-card")),
            Ask("mobile", QuestionKind.Phone, max: 20),
            Ask("start-month", QuestionKind.Month, usedBy: [Pension, Medical, Declaration]),
            Ask("document-from", QuestionKind.Date, section: "card", shared: "document-from"), Ask("document-to", QuestionKind.ExpiryDate, section: "card", shared: "document-to"),
            Ask("post-address", QuestionKind.Address, section: "card", max: 60),
            Ask("employment-content", QuestionKind.Text, section: "work", max: 20), Ask("has-shop", QuestionKind.YesNo, section: "work", list: "yes-no", required: false),
            Ask("fund-base", QuestionKind.Money, section: "fund"), Ask("fund-rate", QuestionKind.Percentage, section: "fund"),
            Ask("fund-method", QuestionKind.Choice, section: "fund", list: "fund-method"), Ask("fund-debit-day", QuestionKind.DayOfMonth, section: "fund"),
            Ask("fund-bank", QuestionKind.Choice, section: "fund", list: "bank", visible: Is("answer.fund-method", "debit")),
            Ask("fund-bank-account", QuestionKind.BankAccount, section: "fund", max: 30, visible: Is("answer.fund-method", "debit")),
        ],
        [
            Tick(FactNames.HasEmployees, shared: true), Tick(FactNames.Working), Tick(FactNames.AbleToWork), Tick(FactNames.EmployerInsured),
            new Question("usual-residence", "beforehand", W("q"), null, false, QuestionKind.Choice, "area", [], null, null, "usual-residence", 0, "P3"),
        ],
        []);

    private static Question Ask(string code, QuestionKind kind, string section = "applicant", string? list = null, string? shared = null, int max = 0, IReadOnlyList<string>? usedBy = null,
        Rule? visible = null, bool required = true) =>
        new(code, section, W(code), null, true, kind, list, usedBy ?? [], visible, required ? visible ?? new All([]) : null, shared, max, "annex 4");

    private static Question Tick(string fact, bool shared = false) =>
        new(fact, "beforehand", W("q"), null, false, QuestionKind.YesNo, "yes-no", [], null, null, shared ? fact : null, 0, "P9");

    private static PublicService Service(string code, string department, string routing, IReadOnlyList<Condition>? conditions = null, IReadOnlyList<ServicePart>? parts = null,
        IReadOnlyList<Consequence>? consequences = null, int? level = null) =>
        new(code, ServiceKind.Basic, department, W(code), W(code), W(code), null, null, conditions ?? [], [], parts ?? [new ServicePart("main", W("m"), null, [])], [], [],
            consequences ?? [], [], routing, true, level, null, W("s"));

    private static Condition Condition(string code, Rule rule) => new(code, "annex 2", false, rule, W("c"), W("n"));

    private static Leaf Is(string fact, string value) => new Leaf(fact, Comparison.Is, [new CodeOperand(value)]);

    private static Not Not(Rule rule) => new(rule);

    private static CodeList Codes(string code, params string[] items) =>
        new(code, W(code), [.. items.Select(i => new CodeItem(i, W(i), null))], new Dictionary<string, IReadOnlyDictionary<string, string>>(), "s", false);

    private static Area Area(string code) =>
        new(code, W(code), "371002", "0631", [new OpeningHours(null, null, new TimeOnly(8, 30), new TimeOnly(12, 0), new TimeOnly(13, 30), new TimeOnly(17, 0), "c")]);

    private static Words W(string text) => new(text, text);
}
