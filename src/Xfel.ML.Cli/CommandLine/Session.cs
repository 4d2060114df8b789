using Xfel.ML.Networks;

namespace Xfel.ML.Cli;

/// <summary>What every command has at hand: where to write, how much to say, when to stop.</summary>
internal sealed class Session(Shell shell, Verbosity verbosity, bool json, bool strict, CancellationToken cancellation)
{
    /// <summary>Data.</summary>
    public TextWriter Out => shell.Out;

    /// <summary>One JSON document is wanted on <see cref="Out"/>, and nothing else.</summary>
    public bool Json => json;

    /// <summary>The first bad frame ends the run.</summary>
    public bool Strict => strict;

    public CancellationToken Cancellation => cancellation;

    /// <summary>Says something that is not data.</summary>
    public void Note(string text)
    {
        if (verbosity != Verbosity.Quiet)
            shell.Error.WriteLine(text);
    }

    /// <summary>Does long work and draws how far it has come.</summary>
    public T Watch<T>(Func<IProgress<WorkProgress>?, T> work)
    {
        if (verbosity == Verbosity.Quiet)
            return work(null);
        if (shell.ErrorIsTerminal)
            return BarProgress.Draw(shell.Error, work);
        var lines = new LineProgress(shell.Error);
        return work(lines);
    }

    /// <summary>Trains a network and shows how it goes.</summary>
    public T Follow<T>(Func<IProgress<TrainingProgress>?, T> work)
    {
        if (verbosity == Verbosity.Quiet)
            return work(null);
        var line = new TrainingLine(shell.Error, shell.ErrorIsTerminal);
        try
        {
            return work(line);
        }
        finally
        {
            line.End();
        }
    }
}
