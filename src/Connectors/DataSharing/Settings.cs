namespace Lianban.Connectors.DataSharing;

/// <summary>What the configuration calls the platform: <c>Lianban:Parties:data-sharing:Base</c> is its address.</summary>
internal static class Settings
{
    public const string Party = "data-sharing";

    /// <summary>The purpose that the notice names (practice P25).</summary>
    public const string Purpose = "flexible-employment";
}
