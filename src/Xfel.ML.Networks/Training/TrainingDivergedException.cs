using Xfel.ML.Numerics;

namespace Xfel.ML.Networks;

/// <summary>The loss or a weight became NaN or infinite. The last checkpoint was saved before that and stays as it is.</summary>
public sealed class TrainingDivergedException : InvalidInputException
{
    internal TrainingDivergedException(string message, int epoch, int step, IReadOnlyList<int> frames)
        : base(message)
    {
        Epoch = epoch;
        Step = step;
        Frames = frames;
    }

    /// <summary>Number of the epoch, from 1.</summary>
    public int Epoch { get; }

    /// <summary>Number of the step in that epoch, from 1.</summary>
    public int Step { get; }

    /// <summary>Indices of the frames of that step.</summary>
    public IReadOnlyList<int> Frames { get; }
}
