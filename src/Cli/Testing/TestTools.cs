using System.Diagnostics;

namespace Lianban.Cli.Testing;

/// <summary>What the tests need from the system: a browser, and a font with Chinese characters for its pictures.</summary>
internal static class TestTools
{
    private const string Packages = "chromium fonts-noto-cjk";

    /// <summary>The line that installs them, for a person to type.</summary>
    public const string Line = "sudo apt-get update && sudo apt-get install -y --no-install-recommends " + Packages;

    private static bool AllThere => File.Exists("/usr/bin/chromium") && File.Exists("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc");

    /// <summary>Installs what is missing, as root or with a sudo that asks nothing. False: a person has to.</summary>
    public static async Task<bool> EnsureAsync(CancellationToken cancel)
    {
        if (AllThere) return true;
        var sudo = Environment.UserName == "root" ? "" : "sudo -n ";
        if (sudo.Length > 0 && await ShellAsync("sudo -n true 2>/dev/null", cancel) != 0) return false;
        var install = $"DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends {Packages}";
        var done = await ShellAsync($"{sudo}apt-get update -q >&2 && {(sudo.Length > 0 ? "sudo -n env " : "")}{install} >&2", cancel);
        return done == 0 && AllThere;
    }

    private static async Task<int> ShellAsync(string command, CancellationToken cancel)
    {
        using var shell = Process.Start(new ProcessStartInfo("bash", ["-c", command]))!;
        await shell.WaitForExitAsync(cancel);
        return shell.ExitCode;
    }
}
