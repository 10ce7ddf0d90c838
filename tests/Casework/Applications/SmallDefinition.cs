using Lianban.Catalogue.Calendar;
using Lianban.Catalogue.Model;
using Lianban.Catalogue.Rules;

namespace Lianban.Tests.Casework.Applications;

/// <summary>A definition small enough to see whole: a registration, a declaration in two parts of which one waits for it, and a card with follow-up steps.</summary>
internal static class SmallDefinition
{
    public const string Registration = "pension-registration", Contribution = "contribution-declaration", Card = "social-security-card";

    public static Definition Make()
    {
        var office = new OpeningHours(null, null, new(8, 30), new(12, 0), new(13, 30), new(17, 30), "test");
        var services = new[]
        {
            Service(Registration, "human-resources", [Whole()], [], [Reason("ALREADY-IN-FORCE", ReasonEffect.InForce), Reason("NOT-ALLOWED", ReasonEffect.Refused)]),
            Service(Contribution, "taxation",
                [
                    new ServicePart("pension", W("养老"), new Leaf("chosen." + Registration, Comparison.Is, [new CodeOperand("true")]), [new PartReference(Registration, "main")]),
                    new ServicePart("medical", W("医疗"), new Leaf(FactNames.Medical, Comparison.Is, [new CodeOperand("flexible-here")]), []),
                ],
                [], [Reason("ALREADY-IN-FORCE", ReasonEffect.InForce), Reason("NOT-ALLOWED", ReasonEffect.Refused)]),
            Service(Card, "human-resources", [Whole()],
                [
                    new FollowUpStep("bank-account", "main", "bank", W("开户"), null, [new FollowUpOutcome("refused", W("拒绝"), false, ["card-bank"])], "test"),
                    new FollowUpStep("card-received", "main", "post", W("签收"), null, [new FollowUpOutcome("returned", W("退回"), true, [])], "test"),
                ],
                [Reason("NOT-ALLOWED", ReasonEffect.Refused)]),
        };
        var form = new Form(
            [new Section("applicant", W("申请人"), null, null), new Section("card", W("卡"), null, Card)],
            [Question("name", "applicant"), Question("card-bank", "card"), Question("start-month", "applicant", Registration, Contribution)], [], []);
        var evidence = new[] { Paper("white-photo", Card), Paper("identity-document") };
        var lifeEvent = new LifeEvent("flexible-employment", "1", new DateOnly(2026, 4, 3), W("一件事"), W("人员"), new PromisedTime(1, W("1个工作日"), "附件2 八"), new Cited(W("免费"), "附件2 九"), [Registration, Contribution, Card],
            [], [], [], "0631-12345", evidence, new Notice("1", W("告知"), [], "test"), W("声明"));
        string[] departments = ["human-resources", "taxation"];
        var places = new Places("weihai", W("威海"), [new Area("city", W("市直"), "371000", "0631-5198106", [office])],
            [.. departments.Select(d => new ReviewingUnit("city-" + d, d, "city", W(d), "test", false))], [], [new RoutingRule("chosen", "chosen-area", W("选择"), "test", false)]);
        var calendar = new WorkingCalendar([new CalendarYear(2026, ["paper"], [new SpecialDay(new DateOnly(2026, 5, 1), "劳动节", true)])]);
        return new Definition("hash", lifeEvent, services, form, new Dictionary<string, CodeList>(), places, new Parameters([]), calendar);
    }

    private static Words W(string zh) => new(zh, "en");

    private static ServicePart Whole() => new("main", W("主"), null, []);

    private static Reason Reason(string code, ReasonEffect effect) => new(code, effect, W(code), W("下一步"), "test", false);

    private static Question Question(string code, string section, params string[] usedBy) =>
        new(code, section, W(code), null, true, QuestionKind.Text, null, usedBy, null, null, null, 50, "test");

    private static Evidence Paper(string code, params string[] services) =>
        new(code, W(code), "原件", "纸质件", "电子件", "电子件", "申请人自备", 1, "全量事项", services, EvidenceSupply.Upload);

    private static PublicService Service(string code, string department, ServicePart[] parts, FollowUpStep[] steps, Reason[] reasons) =>
        new(code, ServiceKind.Basic, department, W(code), W(code), W(code), null, null, [], [], parts, steps, reasons, [], [], "chosen", true, null, null, W(code));
}
