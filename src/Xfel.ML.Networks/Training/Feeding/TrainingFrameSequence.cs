using Xfel.ML.Networks.Internals;

namespace Xfel.ML.Networks;

/// <summary>
/// Training frames of a source that can only be read from its beginning, again for each pass. Frame i is the i-th of the source. An epoch's order is drawn within a moving window:
/// memory holds at most about <see cref="Window"/> frames, and one thread reads while others augment.
/// </summary>
public sealed class TrainingFrameSequence : ITrainingFrames
{
    private readonly Func<IEnumerable<TrainingFrame>> _open;

    /// <summary>Takes a source; nothing is read yet.</summary>
    /// <param name="shape">The shape of every frame.</param>
    /// <param name="count">Number of frames of the source.</param>
    /// <param name="open">Begins a pass; each gives the same frames in the same order. Its enumerator is disposed at the end of the pass.</param>
    /// <param name="window">Frames among which the next one is drawn; more mix better and take more memory.</param>
    public TrainingFrameSequence(FeatureShape shape, int count, Func<IEnumerable<TrainingFrame>> open, int window = 1024)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfLessThan(window, 1);
        Shape = shape;
        Count = count;
        Window = window;
        _open = open;
    }

    /// <inheritdoc/>
    public int Count { get; }

    /// <inheritdoc/>
    public FeatureShape Shape { get; }

    /// <summary>Frames among which the next one is drawn.</summary>
    public int Window { get; }

    /// <summary>A reader of all frames; what is asked for out of order is kept until it is read, each frame once.</summary>
    public ITrainingFrameReader Open() => Open(Enumerable.Range(0, Count));

    /// <summary>A reader of the frames <paramref name="needed"/>, each once, in nearly any order and on any thread.</summary>
    internal SequenceReader Open(IEnumerable<int> needed) => new(_open(), Shape, Count, needed);
}
