namespace Lianban.Cli.Running;

/// <summary>What stands where under the data folder of a trial installation. Keys stand beside the stores, never in them: a copy of a store holds no key.</summary>
public sealed record DataFolder(string Root)
{
    private const string Door = "operator.sock";

    /// <summary>The platform's databases, files and operator's door.</summary>
    public string Web => Path.Combine(Root, "web", "store");

    /// <summary>The platform's signing key, its partners' public keys and the wrapping key.</summary>
    public string WebKeys => Path.Combine(Root, "web", "keys");

    /// <summary>The key that wraps the applications' keys: 64 hexadecimal digits, mode 0600.</summary>
    public string WrappingKey => Path.Combine(WebKeys, "wrapping.key");

    /// <summary>The stand-ins' own books.</summary>
    public string Sandboxes => Path.Combine(Root, "sandboxes", "store");

    /// <summary>The stand-ins' signing keys and the platform's public key.</summary>
    public string SandboxesKeys => Path.Combine(Root, "sandboxes", "keys");

    /// <summary>What both programs printed.</summary>
    public string Logs => Path.Combine(Root, "logs");

    /// <summary>The operator's door: HTTP over a Unix socket that only the owner of the folder can open. In production the folder is the platform's own.</summary>
    public string OperatorSocket => File.Exists(Path.Combine(Root, Door)) ? Path.Combine(Root, Door) : Path.Combine(Web, Door);
}
