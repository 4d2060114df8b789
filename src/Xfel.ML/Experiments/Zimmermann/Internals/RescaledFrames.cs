using Xfel.ML.Networks;
using Xfel.ML.Numerics;

namespace Xfel.ML.Internals;

/// <summary>Frames in memory as a network takes them that may want another size; they are rescaled when they are read.</summary>
internal sealed class RescaledFrames(HeliumFrames frames, FeatureShape input) : ITrainingFrames
{
    public int Count => frames.Count;

    public FeatureShape Shape => input;

    public ITrainingFrameReader Open() => new Reader(frames, new FrameSize(input.Height, input.Width));

    private sealed class Reader(HeliumFrames frames, FrameSize size) : ITrainingFrameReader
    {
        public void Read(int index, Span<float> frame) => FrameResize.Bilinear(frames.Pixels[index], frames.Size, frame, size);

        public void Dispose()
        {
        }
    }
}
