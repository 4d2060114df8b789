using System.Diagnostics;
using System.Globalization;

namespace Xfel.ML.Benchmarks;

/// <summary>The most memory that this process ever held.</summary>
internal static class PeakMemory
{
    public static long Bytes()
    {
        // .NET reports no peak on Linux; the kernel does, in kB.
        if (OperatingSystem.IsLinux())
        {
            foreach (string line in File.ReadLines("/proc/self/status"))
            {
                if (line.StartsWith("VmHWM:", StringComparison.Ordinal))
                    return 1024 * long.Parse(line.AsSpan(6).Trim().TrimEnd("kB").Trim(), CultureInfo.InvariantCulture);
            }
        }

        using var self = Process.GetCurrentProcess();
        return self.PeakWorkingSet64;
    }
}
