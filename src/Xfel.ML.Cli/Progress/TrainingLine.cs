using System.Diagnostics;
using Xfel.ML.Networks;

namespace Xfel.ML.Cli;

/// <summary>Training as it goes: on a terminal one line that is written over, elsewhere a line every half minute; and a line that stays for every epoch, bad frame and notice.</summary>
internal sealed class TrainingLine(TextWriter writer, bool isTerminal) : IProgress<TrainingProgress>
{
    private readonly TimeSpan _interval = isTerminal ? TimeSpan.FromMilliseconds(100) : TimeSpan.FromSeconds(30);
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private TimeSpan _written;
    private int _shown;

    public void Report(TrainingProgress value)
    {
        if (value.Completed is { } epoch)
            Stay(TrainingText.Line(epoch, value.Epochs));
        else if (value.Stage == TrainingStage.BadFrame)
            Stay($"frame {value.BadFrame} cannot be used: {value.Message}");
        else if (value.Stage == TrainingStage.Notice)
            Stay(value.Message ?? "");
        else if (_clock.Elapsed - _written >= _interval)
            Pass(TrainingText.Line(value));
    }

    /// <summary>Leaves the terminal's line empty.</summary>
    public void End()
    {
        if (_shown > 0)
            writer.Write($"\r{new string(' ', _shown)}\r");
        _shown = 0;
    }

    private void Stay(string line)
    {
        End();
        writer.WriteLine(line);
        _written = _clock.Elapsed;
    }

    private void Pass(string line)
    {
        _written = _clock.Elapsed;
        if (!isTerminal)
        {
            writer.WriteLine(line);
            return;
        }

        writer.Write($"\r{line.PadRight(_shown)}");
        _shown = line.Length;
    }
}
