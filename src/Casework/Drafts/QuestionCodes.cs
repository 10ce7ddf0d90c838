namespace Lianban.Casework.Drafts;

/// <summary>The few questions and items that code must know by name; all others are data.</summary>
public static class QuestionCodes
{
    public const string Name = "name";
    public const string Sex = "sex";
    public const string DocumentNumber = "document-number";
    public const string Mobile = "mobile";
    public const string StartMonth = "start-month";
    public const string DocumentFrom = "document-from";
    public const string DocumentTo = "document-to";

    /// <summary>A choice of area, asked beforehand when data sharing does not know it; the shared item has the same name.</summary>
    public const string UsualResidence = "usual-residence";

    /// <summary>The field name of the area in problems.</summary>
    public const string Area = "area";

    /// <summary>The field name of the choice of services in problems.</summary>
    public const string Services = "services";

    /// <summary>The field name of the notice in problems.</summary>
    public const string Notice = "notice";

    /// <summary>Source of what the sign-in said.</summary>
    public const string FromSignIn = "sign-in";

    /// <summary>Shared-data item for the birth date, yyyy-MM-dd; compared with the document number.</summary>
    public const string BirthDate = "birth-date";
}
