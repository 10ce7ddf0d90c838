using System.Runtime.InteropServices;

/// <summary>
/// Ends a child program when the command line tool ends, however it ends (also by kill -9): the child's standard input then closes.
/// The runtime calls this before a child's own Main, because <c>DOTNET_STARTUP_HOOKS</c> names this assembly; the two programs know nothing of it.
/// The runtime wants exactly this name, without a namespace.
/// </summary>
internal static partial class StartupHook
{
    private const int Terminate = 15;

    public static void Initialize() =>
        new Thread(Watch) { IsBackground = true, Name = "parent watch" }.Start();

    private static void Watch()
    {
        using var input = Console.OpenStandardInput();
        while (input.ReadByte() >= 0) { }
        if (Signal(Environment.ProcessId, Terminate) == 0)
        {
            using var never = new ManualResetEvent(false);
            never.WaitOne(TimeSpan.FromSeconds(10));
        }
        Environment.FailFast("did not stop after its parent's end");
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Signal(int process, int signal);
}
