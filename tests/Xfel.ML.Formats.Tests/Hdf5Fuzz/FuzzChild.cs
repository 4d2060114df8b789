using System.Diagnostics;
using System.Globalization;

namespace Xfel.ML.Formats.Tests;

/// <summary>A process that reads spoilt files, with limits on its memory; started again when a file has ended it.</summary>
internal sealed class FuzzChild : IDisposable
{
    private const string HeapBytes = "0x10000000";
    private const int MostKilobytes = 1 << 20;

    private readonly TimeSpan _limit;
    private Process? _process;

    public FuzzChild(TimeSpan limit)
    {
        _limit = limit;
    }

    /// <summary>Reads a file.</summary>
    public FuzzOutcome Read(string path, string[] dataSets)
    {
        _process ??= Start();
        string? answer = Ask(_process, string.Join('\t', [path, .. dataSets]), out bool hung);
        if (answer is null)
        {
            _process.WaitForExit();
            int code = _process.ExitCode;
            End();
            return hung ? new FuzzOutcome("hung", 0, $"no answer within {_limit.TotalSeconds} s")
                : new FuzzOutcome("died", 0, code > 128 ? $"signal {code - 128}" : $"exit code {code}");
        }

        string[] parts = answer.Split('\t');
        return new FuzzOutcome(parts[1], long.Parse(parts[0], CultureInfo.InvariantCulture), parts.Length > 2 ? parts[2] : "");
    }

    public void Dispose() => End();

    /// <summary>Without an answer in time the process is ended, which the reader sees as its end. No asynchronous read: on a pipe it takes a thread of the pool.</summary>
    private string? Ask(Process process, string line, out bool hung)
    {
        bool silent = false;
        using var watch = new Timer(
            _ =>
            {
                Volatile.Write(ref silent, true);
                process.Kill(entireProcessTree: true);
            },
            null, _limit, Timeout.InfiniteTimeSpan);
        try
        {
            process.StandardInput.WriteLine(line);
            process.StandardInput.Flush();
            return process.StandardOutput.ReadLine();
        }
        catch (IOException)
        {
            return null;
        }
        finally
        {
            hung = Volatile.Read(ref silent);
        }
    }

    private static Process Start()
    {
        string[] command = [TestWorker.Dotnet, "exec", TestWorker.Host, "fuzz"];

        // The C library's memory is limited by the system, which a shell can ask for; Windows has no such shell. Writable memory, not addresses:
        // of those the runtime reserves many.
        ProcessStartInfo start = OperatingSystem.IsWindows()
            ? new(command[0], command[1..])
            : new("/bin/sh", ["-c", $"ulimit -d {MostKilobytes}; ulimit -c 0; exec \"$@\"", "sh", .. command]);
        start.RedirectStandardInput = start.RedirectStandardOutput = true;
        start.Environment["DOTNET_GCHeapHardLimit"] = HeapBytes;
        return Process.Start(start)!;
    }

    private void End()
    {
        if (_process is null)
            return;
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
        _process = null;
    }
}
