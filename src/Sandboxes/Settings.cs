using System.Globalization;

namespace Lianban.Sandboxes;

/// <summary>What the stand-ins are told at start; see <c>Sandboxes:*</c> in the configuration.</summary>
/// <param name="Folder">Data folder: the books and the sign-in keys.</param>
/// <param name="Keys">Folder with <c>DEPARTMENT-1.private.pem</c> and <c>platform-1.public.pem</c>.</param>
/// <param name="Platform">Base address of the platform: callbacks, papers and the return address of the sign-in.</param>
/// <param name="BusinessStart">Business time at the very first start; null → business time is system time. Later starts go on from the books.</param>
/// <param name="ClientSecret">Secret of the sign-in's client <c>lianban</c>; null → a public client, proof key only.</param>
internal sealed record Settings(string Folder, string Keys, Uri Platform, DateTimeOffset? BusinessStart, string? ClientSecret)
{
    /// <summary>Reads the settings; <see cref="SettingsException"/> says in one sentence what is wrong.</summary>
    public static Settings From(IConfiguration configuration)
    {
        var section = configuration.GetSection("Sandboxes");
        string Path(string name, string fallback) => System.IO.Path.GetFullPath(section[name] ?? fallback);
        if (!Uri.TryCreate(section["Platform"] ?? "http://localhost:5080", UriKind.Absolute, out var platform) || platform.Scheme is not ("http" or "https"))
            throw new SettingsException("Sandboxes:Platform is not an http address");
        DateTimeOffset? start = null;
        if (section["BusinessStart"] is { Length: > 0 } text)
        {
            if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant))
                throw new SettingsException("Sandboxes:BusinessStart is not an instant such as 2026-04-29T09:00+08:00");
            start = instant;
        }
        return new Settings(Path("Data", "data/sandboxes"), Path("Keys", "data/keys"), platform, start, section["ClientSecret"]);
    }
}

/// <summary>A setting or a file that prevents the start; the message is the sentence that is shown.</summary>
internal sealed class SettingsException(string message) : Exception(message);
