using Xfel.ML.Numerics;

namespace Xfel.ML.Networks;

/// <summary>A checkpoint that cannot be read, saved, or gone on from. One line: what was found, where, what was expected, what to do.</summary>
public sealed class CheckpointException : InvalidInputException
{
    internal CheckpointException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
