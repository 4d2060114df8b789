using Xfel.ML.Numerics;

namespace Xfel.ML;

/// <summary>A bad frame where the caller asked for none (<c>Strict</c>).</summary>
public sealed class BadFrameException(BadFrame frame)
    : InvalidInputException($"{frame.File}: frame {frame.Index}: {frame.Reason}; leave out strict mode to skip bad frames")
{
    /// <summary>The frame that stopped the work.</summary>
    public BadFrame Frame { get; } = frame;
}
