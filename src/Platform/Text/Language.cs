namespace Lianban.Platform.Text;

/// <summary>A language of texts for people. Chinese is official; English is marked unofficial wherever it is shown.</summary>
public enum Language { Zh, En }

/// <summary>The language of the person served now. It flows with the request (async-local) and never follows the host's locale.</summary>
public static class Speaking
{
    private static readonly AsyncLocal<Language> current = new();

    /// <summary>Chinese unless set in this flow of execution.</summary>
    public static Language Current
    {
        get => current.Value;
        set => current.Value = value;
    }
}
