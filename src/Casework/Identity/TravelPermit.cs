using System.Text.RegularExpressions;
using Lianban.Platform.Results;
using Lianban.Platform.Text;

namespace Lianban.Casework.Identity;

/// <summary>
/// Travel permits. Hong Kong and Macao: H or M and eight digits for life, with or without two digits that count renewals. Taiwan: eight digits (card)
/// or ten, perhaps with a letter (old booklet). None has a check digit, and none tells birth or sex.
/// </summary>
internal static partial class TravelPermit
{
    public static Result<IdentityDocument> Read(string kind, Entry entry)
    {
        var number = entry.Value.Replace("(", "", StringComparison.Ordinal).Replace(")", "", StringComparison.Ordinal);
        if (kind == IdentityKinds.HongKongMacaoPermit && !HongKongMacao().IsMatch(number)) return new Refusal("IDENTITY-HONG-KONG-MACAO");
        if (kind == IdentityKinds.TaiwanPermit && !Taiwan().IsMatch(number)) return new Refusal("IDENTITY-TAIWAN");
        return new IdentityDocument(kind, number, [], null, Doubtful: false, entry.With(number, number == entry.Value ? [] : [Repair.Separators]).Repairs);
    }

    [GeneratedRegex(@"\A[HM][0-9]{8}([0-9]{2})?\z", RegexOptions.CultureInvariant)]
    private static partial Regex HongKongMacao();

    [GeneratedRegex(@"\A([0-9]{8}|[0-9]{10}[A-Z]?)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Taiwan();
}
