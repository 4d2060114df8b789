namespace Xfel.ML.Networks;

/// <summary>Training frames that lie in memory.</summary>
public sealed class TrainingFrameList : ITrainingFrames
{
    private readonly ReadOnlyMemory<float>[] _frames;

    /// <summary>Takes frames as they are, without copying.</summary>
    /// <param name="shape">The shape of every frame.</param>
    /// <param name="frames">The frames, each <c>[channels][height][width]</c>.</param>
    /// <exception cref="ArgumentException">A frame's length is not the shape's.</exception>
    public TrainingFrameList(FeatureShape shape, IEnumerable<ReadOnlyMemory<float>> frames)
    {
        Shape = shape;
        _frames = [.. frames];
        int odd = Array.FindIndex(_frames, frame => frame.Length != shape.Length);
        if (odd >= 0)
            throw new ArgumentException($"frame {odd}: found {_frames[odd].Length} values; expected {shape.Length} for {shape}", nameof(frames));
    }

    /// <summary>Takes frames that lie one after the other, without copying.</summary>
    /// <param name="shape">The shape of every frame.</param>
    /// <param name="frames">All of <c>[frames][channels][height][width]</c>.</param>
    /// <exception cref="ArgumentException">The length is no multiple of the shape's.</exception>
    public TrainingFrameList(FeatureShape shape, ReadOnlyMemory<float> frames)
        : this(shape, Enumerable.Range(0, (frames.Length + shape.Length - 1) / shape.Length).Select(i => frames[(i * shape.Length)..Math.Min((i + 1) * shape.Length, frames.Length)]))
    {
    }

    /// <inheritdoc/>
    public int Count => _frames.Length;

    /// <inheritdoc/>
    public FeatureShape Shape { get; }

    /// <inheritdoc/>
    public ITrainingFrameReader Open() => new Reader(_frames);

    private sealed class Reader(ReadOnlyMemory<float>[] frames) : ITrainingFrameReader
    {
        public void Read(int index, Span<float> frame) => frames[index].Span.CopyTo(frame);

        public void Dispose()
        {
        }
    }
}
