namespace Lianban.Connectors.Exchange;

/// <summary>A setting without which the program must not start is missing or of another form.</summary>
/// <param name="setting">Its name, e.g. <c>Lianban:Parties:taxation:Base</c>.</param>
public sealed class SettingException(string setting) : Exception($"{setting} cannot be used")
{
    /// <summary>Its name.</summary>
    public string Setting { get; } = setting;
}
