using System.CommandLine;

namespace Xfel.ML.Cli;

/// <summary>What every kind of training is given by the command line.</summary>
internal sealed record TrainingJob(
    string Network, string Out, int Seed, double Validation, ParseResult Parsed, Session Session, RenderingOptions Rendering, NetworkOptions Features)
{
    /// <summary>Names the frames that were left out.</summary>
    public void Note(IEnumerable<BadFrame> bad)
    {
        foreach (BadFrame frame in bad)
            Session.Note($"{frame.File}: frame {frame.Index} was left out: {frame.Reason}");
    }
}
