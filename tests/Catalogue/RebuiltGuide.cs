using System.Globalization;
using Lianban.Catalogue.Model;

namespace Lianban.Tests.Catalogue;

/// <summary>Annexes 1, 2 and 5 as they come out of the definition. Only the frame (headings, numbering) is written here.</summary>
internal static class RebuiltGuide
{
    private static readonly string[] Numerals = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三"];
    private static readonly string[] PaperColumns = ["序号", "材料名称", "材料类型", "材料形式", "来源渠道", "纸质材料份数", "涉及事项"];

    public static IEnumerable<PlanCell> Annex1(Definition d)
    {
        string[] columns = ["序号", "一件事名称", "涉及事项", "责任单位"];
        yield return new("1", "", "0", "题目", $"{d.Places.Name.Zh}{d.LifeEvent.Name.Zh}联办事项");
        foreach (var cell in Header("1", "表", columns)) yield return cell;
        var n = 0;
        foreach (var department in d.LifeEvent.Departments)
            foreach (var (service, first) in d.Basic.Where(s => s.Department == department.Code).Select((s, i) => (s, i == 0)))
            {
                var row = Number(++n);
                yield return new("1", "表", row, columns[0], row);
                if (n == 1) yield return new("1", "表", row, columns[1], d.LifeEvent.Name.Zh);
                yield return new("1", "表", row, columns[2], service.Name.Zh);
                if (first) yield return new("1", "表", row, columns[3], department.Name.Zh);
            }
    }

    public static IEnumerable<PlanCell> Annex2(Definition d)
    {
        var (e, basic) = (d.LifeEvent, d.Basic.ToArray());
        string[] titles = ["事项名称", "服务事项", "服务对象", "受理条件", "设定和实施依据", "材料清单", "办理渠道", "办理时限", "收费依据", "结果送达", "咨询电话", "窗口工作时间", "监督电话"];
        List<PlanCell> cells = [new("2", "", "0", "题目", $"{d.Places.Name.Zh}{e.Name.Zh}办事指南")];
        for (var i = 0; i < titles.Length; i++) cells.Add(new("2", Numerals[i], "0", "标题", $"{Numerals[i]}、{titles[i]}"));

        Lines("一", [e.Name.Zh]);
        Lines("二", [.. basic.Select((s, i) => $"({Numerals[i]}){s.Name.Zh}{Ending(i, basic.Length)}")]);
        Lines("三", [e.Audience.Zh]);
        for (var i = 0; i < basic.Length; i++)
        {
            Block("四", i, basic[i].GuideTitle.Zh, [.. basic[i].Conditions.Where(c => !c.ToBeConfirmed).Select(c => c.Text.Zh).Distinct()]);
            var laws = basic[i].LegalBasis;
            Block("五", i, basic[i].Name.Zh, [.. laws.Select((l, j) => (laws.Count > 1 ? $"{j + 1}." : "") + l.Text + Ending(j, laws.Count))]);
        }
        cells.AddRange(Papers("2", "六", e));
        Lines("七", [.. e.Channels.Select((c, i) => $"{i + 1}.{c.Text.Zh}")]);
        Lines("八", [e.PromisedTime.Text.Zh]);
        Lines("九", [e.Fee.Text.Zh]);
        Lines("十", [.. e.Delivery.Select((c, i) => $"{i + 1}.{c.Text.Zh}")]);
        var areas = d.Places.Areas;
        Lines("十一", [.. areas.Select((a, i) => $"{a.Name.Zh}：{a.Phone}{Ending(i, areas.Count)}")]);
        Lines("十二", [.. areas.Select((a, i) => $"{a.Name.Zh}：{Hours(a)}{Ending(i, areas.Count)}")]);
        Lines("十三", [$"{e.SupervisionPhone}。"]);
        return cells;

        void Lines(string section, string[] lines) => cells.AddRange(lines.Select((text, i) => new PlanCell("2", section, Number(i + 1), "1", text)));
        void Block(string section, int i, string title, string[] lines)
        {
            cells.Add(new("2", section, Numerals[i], "标题", $"({Numerals[i]}){title}"));
            cells.AddRange(lines.Select((text, j) => new PlanCell("2", section, Numerals[i], Number(j + 1), text)));
        }
    }

    public static IEnumerable<PlanCell> Annex5(Definition d) =>
        [new("5", "", "0", "题目", $"{d.Places.Name.Zh}{d.LifeEvent.Name.Zh}申请材料清单"), .. Papers("5", "表", d.LifeEvent)];

    private static IEnumerable<PlanCell> Papers(string annex, string section, LifeEvent e) =>
        Header(annex, section, PaperColumns).Concat(e.Evidence.SelectMany((p, i) =>
        {
            string[] row = [Number(i + 1), p.Name.Zh, p.Kind, p.Form, p.Source, Number(p.PaperCopies), p.Concerns];
            return row.Select((text, j) => new PlanCell(annex, section, Number(i + 1), PaperColumns[j], text));
        }));

    private static IEnumerable<PlanCell> Header(string annex, string section, string[] columns) =>
        columns.Select((c, i) => new PlanCell(annex, section, "0", Number(i + 1), c));

    // A season names its days; the second one of an area goes on after a comma.
    private static string Hours(Area a) => $"工作日上午{Time(a.Hours[0].MorningFrom)}-{Time(a.Hours[0].MorningTo)}；下午"
        + string.Join('，', a.Hours.Select(h => $"{Time(h.AfternoonFrom)}-{Time(h.AfternoonTo)}{Season(h)}"));

    private static string Season(OpeningHours h) => h is not { From: { } from, To: { } to } ? ""
        : $"（{from.Month}月{from.Day}日至{(from.CompareTo(to) > 0 ? "次年" : "")}{to.Month}月{to.Day}日）";

    private static string Time(TimeOnly time) => time.ToString("H:mm", CultureInfo.InvariantCulture);

    private static string Ending(int i, int count) => i + 1 < count ? "；" : "。";

    internal static string Number(int n) => n.ToString(CultureInfo.InvariantCulture);
}
