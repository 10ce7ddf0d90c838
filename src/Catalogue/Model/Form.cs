namespace Lianban.Catalogue.Model;

/// <summary>Annex 4: sections and questions in the official order.</summary>
/// <param name="BeforehandTicks">What annex 4 does not ask but a condition needs (practice P9); asked before the form, stored apart.</param>
/// <param name="Notes">What annex 4 prints besides: the signature line, then its notes. Not asked; for the paper form.</param>
public sealed record Form(IReadOnlyList<Section> Sections, IReadOnlyList<Question> Questions, IReadOnlyList<Question> BeforehandTicks, IReadOnlyList<Words> Notes)
{
    /// <summary>Questions of a section, in order.</summary>
    public IEnumerable<Question> In(Section section) => Questions.Where(q => q.Section == section.Code);
}

/// <summary>A block of annex 4; <paramref name="Service"/> null → used by all (申请人基本信息).</summary>
public sealed record Section(string Code, Words Title, Words? Note, string? Service);

/// <summary>A field of annex 4 (or a tick of the check beforehand).</summary>
/// <param name="Code">kebab-case, e.g. <c>start-month</c>.</param>
/// <param name="Star">What annex 4 prints; not what is required.</param>
/// <param name="Kind">How it is asked and checked.</param>
/// <param name="CodeList">For <see cref="QuestionKind.Choice"/> and <see cref="QuestionKind.YesNo"/>: the list.</param>
/// <param name="UsedBy">Service codes that use it (sent to these and no others); empty → every chosen service.</param>
/// <param name="VisibleWhen">null → always; false hides it, unknown shows it.</param>
/// <param name="RequiredWhen">null → never; only true requires it.</param>
/// <param name="SharedItem">Name of the shared-data item that fills it, or null.</param>
/// <param name="MaxLength">In Unicode code points.</param>
/// <param name="Labels">Practice P14, the label follows the document: kind of document → its label; null or another kind → <paramref name="Label"/>.</param>
public sealed record Question(
    string Code, string Section, Words Label, Words? Hint, bool Star, QuestionKind Kind, string? CodeList, IReadOnlyList<string> UsedBy,
    Rules.Rule? VisibleWhen, Rules.Rule? RequiredWhen, string? SharedItem, int MaxLength, string Source, IReadOnlyDictionary<string, Words>? Labels = null)
{
    /// <summary>The question as it is asked of the holder of a kind of document (code list <c>document-kind</c>).</summary>
    public Question For(string documentKind) => Labels is not null && Labels.TryGetValue(documentKind, out var label) ? this with { Label = label } : this;
}

public enum QuestionKind
{
    /// <summary>Free text of one line.</summary>
    Text,
    /// <summary>A person's name.</summary>
    Name,
    /// <summary>Number of the identity document.</summary>
    DocumentNumber,
    /// <summary>Mobile phone number, 11 digits; or none, with a contact's (practice P18, to come).</summary>
    Phone,
    /// <summary>One of a code list.</summary>
    Choice,
    /// <summary>Yes or no; answers <c>yes</c>, <c>no</c>, or empty for "I do not know".</summary>
    YesNo,
    /// <summary>Year and month, stored YYYYMM.</summary>
    Month,
    /// <summary>A day, stored yyyy-MM-dd.</summary>
    Date,
    /// <summary>A day or <c>long-term</c> (长期).</summary>
    ExpiryDate,
    /// <summary>Yuan, up to two decimals.</summary>
    Money,
    /// <summary>Per cent, up to two decimals.</summary>
    Percentage,
    /// <summary>Day of the month, 1–31.</summary>
    DayOfMonth,
    /// <summary>Bank account, 8–30 digits.</summary>
    BankAccount,
    /// <summary>A postal address.</summary>
    Address,
}

/// <summary>A code list with, per department, that department's own code for each of ours.</summary>
/// <param name="Mappings">Department code → (our code → their code).</param>
public sealed record CodeList(
    string Code, Words Name, IReadOnlyList<CodeItem> Items, IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Mappings, string Source, bool ToBeConfirmed)
{
    /// <summary>The item with this code, or null.</summary>
    public CodeItem? Find(string code) => Items.FirstOrDefault(i => i.Code == code);
}

/// <summary>One entry of a code list. <paramref name="Official"/>: the official code where there is one.</summary>
public sealed record CodeItem(string Code, Words Text, string? Official);
