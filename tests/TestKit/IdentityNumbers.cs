using System.Globalization;

namespace Lianban.Tests.TestKit;

/// <summary>Makes identity numbers that pass every check and belong to nobody: region 371099 was never issued.</summary>
public static class IdentityNumbers
{
    private static readonly int[] weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    /// <summary>An identity card number. Odd serials (0–999) are men's.</summary>
    public static string Resident(DateOnly born, int serial = 1) => Checked("371099" + Middle(born, serial));

    /// <summary>A residence permit number; <paramref name="region"/> is 81 (Hong Kong), 82 (Macao) or 83 (Taiwan).</summary>
    public static string ResidencePermit(int region, DateOnly born, int serial = 1) => Checked(region.ToString(CultureInfo.InvariantCulture) + "0000" + Middle(born, serial));

    /// <summary>A new foreign permanent residence card number; nationality by three digits.</summary>
    public static string ForeignCard(string nationality, DateOnly born, int serial = 1) => Checked("937" + nationality + Middle(born, serial));

    /// <summary>Appends the check character. Computed by weights, so that it proves the recursive form in the product.</summary>
    public static string Checked(string seventeen) => seventeen + "10X98765432"[seventeen.Select((c, i) => (c - '0') * weights[i]).Sum() % 11];

    private static string Middle(DateOnly born, int serial) => born.ToString("yyyyMMdd", CultureInfo.InvariantCulture) + serial.ToString("000", CultureInfo.InvariantCulture);
}
