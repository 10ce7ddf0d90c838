namespace Lianban.Connectors.Taxation;

/// <summary>What the configuration calls this department: <c>Lianban:Parties:taxation:Base</c> is its address.</summary>
internal static class Settings
{
    public const string Department = "taxation";
}
