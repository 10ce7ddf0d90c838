namespace Lianban.Connectors.MedicalInsurance;

/// <summary>What the configuration calls this department: <c>Lianban:Parties:medical-insurance:Base</c> is its address.</summary>
internal static class Settings
{
    public const string Department = "medical-insurance";
}
