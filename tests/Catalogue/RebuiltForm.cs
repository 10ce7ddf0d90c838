using Lianban.Catalogue.Model;

namespace Lianban.Tests.Catalogue;

/// <summary>Annex 4 as it comes out of the definition: two questions a row; one whose options stand in the note has a row of its own.</summary>
internal static class RebuiltForm
{
    private const string SeeNote = "(见注释)";

    public static IEnumerable<PlanCell> Annex4(Definition d)
    {
        List<PlanCell> cells = [new("4", "", "0", "题目", $"{d.Places.Name.Zh}{d.LifeEvent.Name.Zh}申请表")];
        var row = 0;
        foreach (var section in d.Form.Sections)
        {
            if (section.Code == "services")
            {
                Add(++row, "1", section.Title.Zh);
                Add(++row, "1", section.Note!.Zh);
                foreach (var (service, i) in d.Basic.Select((s, i) => (s, i))) Add(row, $"2.{i + 1}", service.Name.Zh);
                continue;
            }
            Add(++row, "1", section.Title.Zh + section.Note?.Zh);
            Question? left = null;
            foreach (var question in d.Form.In(section))
            {
                var alone = PlanCell.Fold(question.Label.Zh).EndsWith(SeeNote, StringComparison.Ordinal);
                if (left is null) row++;
                Put(row, left is null ? 1 : 3, question);
                left = left is null && !alone ? question : null;
            }
            if (!d.Form.In(section).Any()) Add(++row, "1", "无");
        }
        Add(++row, "1", d.LifeEvent.Declaration.Zh);
        var signature = d.Form.Notes[0].Zh.Split(' ', 3);
        row++;
        Add(row, "1", signature[0]);
        Add(row, "3", signature[1]);
        Add(row, "4", signature[2]);
        foreach (var note in d.Form.Notes.Skip(1)) Add(++row, "1", note.Zh);
        foreach (var asked in d.Form.Questions.Where(q => PlanCell.Fold(q.Label.Zh).EndsWith(SeeNote, StringComparison.Ordinal)))
            Add(++row, "1", $"{PlanCell.Fold(asked.Label.Zh)[..^SeeNote.Length]}包括:{Options(d.Codes[asked.CodeList!])}");
        return cells;

        void Put(int at, int column, Question question)
        {
            Add(at, RebuiltGuide.Number(column), (question.Star ? "*" : "") + question.Label.Zh);
            // Official options are printed beside the label; lists that are not the plan's leave the cell empty.
            if (question.CodeList is { } list && d.Codes[list].Source.StartsWith("附件4", StringComparison.Ordinal) && !PlanCell.Fold(question.Label.Zh).EndsWith(SeeNote, StringComparison.Ordinal))
                Add(at, RebuiltGuide.Number(column + 1), Options(d.Codes[list]));
        }
        void Add(int at, string column, string text) => cells.Add(new("4", "表", RebuiltGuide.Number(at), column, text));
    }

    private static string Options(CodeList list) => string.Join('/', list.Items.Select(i => i.Text.Zh));
}
