namespace Lianban.Connectors.HousingFund;

/// <summary>What the configuration calls this department: <c>Lianban:Parties:housing-fund:Base</c> is its address.</summary>
internal static class Settings
{
    public const string Department = "housing-fund";
}
