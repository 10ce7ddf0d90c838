using System.Text.RegularExpressions;

namespace Lianban.Platform.Text;

/// <summary>A bank account or card number: 8 to 30 digits. No check digit: passbook accounts have none.</summary>
public static partial class BankAccount
{
    /// <summary>Reads it; blanks and hyphens between groups are left out and said.</summary>
    public static Entry Read(string? raw)
    {
        var code = CodeText.Read(raw, 30);
        return !code.Ok || Written().IsMatch(code.Value) ? code : Entry.Refused("BANK-ACCOUNT");
    }

    [GeneratedRegex(@"\A[0-9]{8,30}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Written();
}
