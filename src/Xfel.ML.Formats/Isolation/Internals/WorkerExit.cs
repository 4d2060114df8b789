namespace Xfel.ML.Formats.Internals;

/// <summary>What an exit code says.</summary>
internal static class WorkerExit
{
    /// <summary>Codes above this one stand for signals, as shells have it.</summary>
    private const int Signals = 128, MostSignals = 64;

    public static string Describe(int code)
    {
        if (OperatingSystem.IsWindows())
            return code is >= 0 and < Signals ? $"exit code {code}" : $"exit code 0x{code:X8}";
        int signal = code - Signals;
        return signal is > 0 and <= MostSignals ? $"signal {signal}{Name(signal)}" : $"exit code {code}";
    }

    private static string Name(int signal) => signal switch
    {
        4 => " (SIGILL, an invalid instruction)",
        6 => " (SIGABRT, it gave up)",
        8 => " (SIGFPE, a division by zero)",
        9 => " (SIGKILL, as from a system without memory left)",
        11 => " (SIGSEGV, an invalid address)",
        _ => "",
    };
}
