using System.ComponentModel;
using System.Diagnostics;

namespace Xfel.ML.Formats.Internals;

/// <summary>The worker as its parent sees it: started, listened to, ended.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(5);

    private readonly Process _process;
    private readonly TimeSpan _limit;
    private readonly Timer _watch;
    private readonly WorkerWords _words;
    private volatile bool _wasSilent;
    private bool _disposed;

    private WorkerProcess(Process process, TimeSpan limit)
    {
        _process = process;
        _limit = limit;
        _watch = new Timer(_ => EndSilent());
        _words = new WorkerWords(process.StandardError.BaseStream);
        Pipe = new WorkerPipe(process.StandardOutput.BaseStream, process.StandardInput.BaseStream);
    }

    public WorkerPipe Pipe { get; }

    /// <summary>The number of the process.</summary>
    public int Id => _process.Id;

    /// <exception cref="Win32Exception">There is no such program, or it cannot be started.</exception>
    public static WorkerProcess Start(FrameWorker worker)
    {
        var start = new ProcessStartInfo(worker.Program, worker.Arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            CreateNoWindow = true,
        };
        return new WorkerProcess(Process.Start(start)!, worker.TimeLimit);
    }

    /// <summary>Starts the clock: without an answer in time the worker is ended, which the reader of the line sees.</summary>
    public void Expect() => _watch.Change(_limit, Timeout.InfiniteTimeSpan);

    /// <summary>Stops the clock.</summary>
    public void Rest() => _watch.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    /// <summary>Ends the worker, whatever it does.</summary>
    public void Kill()
    {
        try
        {
            // With its children: one that holds the line would keep a reader waiting.
            _process.Kill(entireProcessTree: true);
        }
        catch (Exception exception) when (exception is InvalidOperationException or Win32Exception or AggregateException)
        {
            // It has ended by itself.
        }
    }

    /// <summary>What has become of it, in words; it is ended if it has not ended by itself.</summary>
    /// <param name="nonsense">What it said that made no sense; null where it said nothing.</param>
    public string Explain(string? nonsense)
    {
        if (nonsense is not null)
        {
            Kill();
            return $"an answer without sense from the worker process ({nonsense})";
        }

        bool ended = _process.WaitForExit(Farewell);
        if (!ended)
            Kill();
        string how = _wasSilent ? FormattableString.Invariant($"gave no answer within {_limit.TotalSeconds:0.###} s")
            : ended ? $"ended with {WorkerExit.Describe(_process.ExitCode)}"
            : "closed its output";
        return _words.First() is { Length: > 0 } words ? $"a worker process that {how}, saying '{words}'" : $"a worker process that {how}";
    }

    public void Dispose()
    {
        if (_disposed)
            return;
        _disposed = true;
        _watch.Dispose();
        Kill();
        _process.WaitForExit(Farewell);
        _process.Dispose();
    }

    private void EndSilent()
    {
        _wasSilent = true;
        Kill();
    }
}
