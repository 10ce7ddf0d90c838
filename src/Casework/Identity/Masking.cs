namespace Lianban.Casework.Identity;

/// <summary>Personal values as pages show them.</summary>
public static class Masking
{
    /// <summary>A document number: long ones keep the first four and last three, short ones the first and last two.</summary>
    public static string Number(string number) => number.Length >= 15 ? Keep(number, 4, 3) : Keep(number, 1, 2);

    /// <summary>A telephone number: the first three and last four.</summary>
    public static string Phone(string phone) => Keep(phone, 3, 4);

    /// <summary>A bank account: the last four.</summary>
    public static string Account(string account) => Keep(account, 0, 4);

    private static string Keep(string text, int first, int last) =>
        text.Length <= first + last ? new string('*', text.Length) : text[..first] + new string('*', text.Length - first - last) + text[^last..];
}
