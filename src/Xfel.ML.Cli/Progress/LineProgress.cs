using System.Diagnostics;
using System.Globalization;

namespace Xfel.ML.Cli;

/// <summary>Progress without a terminal: a line when a stage ends, and one every ten seconds while it runs.</summary>
internal sealed class LineProgress(TextWriter writer) : IProgress<WorkProgress>
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);
    private readonly Lock _lock = new();
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private string? _stage;
    private TimeSpan _started;
    private TimeSpan _written;
    private bool _ended;

    public void Report(WorkProgress value)
    {
        lock (_lock)
        {
            TimeSpan now = _clock.Elapsed;
            if (value.Stage != _stage)
                (_stage, _started, _written, _ended) = (value.Stage, now, now, false);
            bool ends = value.Total > 0 && value.Done >= value.Total;
            if (_ended || (!ends && now - _written < Interval))
                return;
            (_written, _ended) = (now, ends);
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{value.Stage}: {value.Done}{(value.Total > 0 ? $" of {value.Total}" : "")}, {(now - _started).TotalSeconds:0.0} s"));
        }
    }
}
