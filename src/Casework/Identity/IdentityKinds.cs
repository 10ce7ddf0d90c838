namespace Lianban.Casework.Identity;

/// <summary>Codes of the kinds of identity document (annex 1 and practice P14).</summary>
public static class IdentityKinds
{
    public const string Resident = "resident-identity-card";
    public const string ResidencePermit = "hong-kong-macao-taiwan-residence-permit";
    public const string ForeignCard = "foreign-permanent-residence-card";
    public const string HongKongMacaoPermit = "hong-kong-macao-travel-permit";
    public const string TaiwanPermit = "taiwan-travel-permit";

    /// <summary>All kinds, the commonest first.</summary>
    public static IReadOnlyList<string> All { get; } = [Resident, ResidencePermit, ForeignCard, HongKongMacaoPermit, TaiwanPermit];
}

/// <summary>Sex as the number or the register says (GB/T 2261.1: 1 male, 2 female).</summary>
public enum Sex { Male = 1, Female = 2 }
