using System.ComponentModel;
using System.Diagnostics;

namespace Xfel.ML.Formats.Tests;

/// <summary>The HDF5 library's own tools, and h5py: programs that have nothing of ours in them.</summary>
internal static class IndependentReader
{
    private const string Script = """
        import sys, h5py
        def look(name, item):
            for attribute in item.attrs:
                try: item.attrs[attribute]
                except Exception: pass
            try: item[()]
            except Exception: pass
            try: count = min(len(item), 300) if isinstance(item, h5py.Dataset) else 0
            except Exception: count = 0
            for i in [*range(count), -1] if count else []:
                try: item[i]
                except Exception: pass
        def walk(group):
            for name in group:
                try: item = group[name]
                except Exception: continue
                look(name, item)
                if isinstance(item, h5py.Group): walk(item)
        walk(h5py.File(sys.argv[1], "r"))
        """;

    /// <summary>Which of them dies of a file, or does not come to an end with it, and how; null when none does, or none is there.</summary>
    /// <param name="path">The file.</param>
    /// <param name="limit">How long one may take.</param>
    public static string? Death(string path, TimeSpan limit) => Environments.Select(environment => Death(path, limit, environment)).FirstOrDefault(death => death is not null);

    /// <summary>
    /// As it is, then with memory that is filled before use and after it, and with a heap that is looked over: what the library reads or frees without having set it
    /// may by chance be harmless in a small program, and is not so any more.
    /// </summary>
    private static readonly string[] Environments = ["", "MALLOC_PERTURB_=165", "MALLOC_CHECK_=3 LD_PRELOAD=libc_malloc_debug.so.0"];

    private static string? Death(string path, TimeSpan limit, string environment) =>
        Run("h5dump", limit, environment, [path]) ?? Run("h5ls", limit, environment, ["-r", "-v", "-d", path]) ?? Run("/usr/bin/python3", limit, environment, ["-c", Script, path]);

    private static string? Run(string program, TimeSpan limit, string environment, string[] arguments)
    {
        try
        {
            // A shell, because it takes away what they print without a pipe that fills up.
            var start = new ProcessStartInfo("/bin/sh", ["-c", $"ulimit -c 0; ulimit -d 1048576; export {environment}; exec \"$@\" >/dev/null 2>&1", "sh", program, .. arguments]);
            using Process process = Process.Start(start)!;
            if (!process.WaitForExit(limit))
            {
                process.Kill();
                process.WaitForExit();
                return $"{program} {environment} hung";
            }

            // A shell tells of a signal by a code above 128.
            return process.ExitCode > 128 ? $"{program} {environment} signal {process.ExitCode - 128}" : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
