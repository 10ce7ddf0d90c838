namespace Lianban.Connectors.HumanResources;

/// <summary>What the configuration calls this department: <c>Lianban:Parties:human-resources:Base</c> is its address.</summary>
internal static class Settings
{
    public const string Department = "human-resources";
}
